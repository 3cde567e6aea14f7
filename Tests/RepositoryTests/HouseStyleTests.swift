import Testing

/// The house style that the formatter does not know.
@Suite struct HouseStyleTests {
  static let longestFile = 500
  static let longestFunction = 70

  private static func sources() throws -> [Repository.File] {
    try Repository.files(in: "Sources", "swift") + Repository.files(in: "Tests", "swift")
  }

  @Test func filesAreShort() throws {
    for file in try Self.sources() {
      #expect(file.lines.count <= Self.longestFile, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func functionsAreShort() throws {
    for file in try Self.sources() {
      for function in Self.functions(in: file) {
        #expect(
          function.count <= Self.longestFunction,
          "\(file.path): \(function.name) has \(function.count) lines")
      }
    }
  }

  /// Functions by indentation, which the formatter guarantees.
  ///
  /// A switch over a large enum, a line for each case, is a table: its lines do not count.
  private static func functions(in file: Repository.File) -> [(name: String, count: Int)] {
    var result: [(String, Int)] = []
    var open: (name: String, indentation: Int, start: Int)?
    for (number, line) in file.lines.enumerated() {
      let indentation = line.prefix { $0 == " " }.count
      if let current = open, indentation == current.indentation, line.hasSuffix("}"),
        number > current.start
      {
        let lines = file.lines[current.start...number]
        result.append((current.name, lines.count { !isRowOfTable($0) }))
        open = nil
      } else if open == nil, line.contains("func ") || line.contains(" init("),
        !line.contains("///"), !line.hasSuffix("}")
      {
        open = (line.trimmingPrefix { $0 == " " }.description, indentation, number)
      }
    }
    return result
  }

  /// Whether a line is a whole case: a pattern, and what it stands for.
  private static func isRowOfTable(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("case .") && line.contains(": ")
  }

  @Test func nothingIsForcedOrLeftUndone() throws {
    let forbidden = ["try" + "!", "as" + "!", "TO" + "DO", "FIX" + "ME", "fatal" + "Error("]
    for file in try Self.sources() {
      for word in forbidden {
        #expect(!file.text.contains(word), "\(file.path) has \(word)")
      }
    }
  }

  /// A silent `default` would hide the next case that somebody adds.
  @Test func noPhraseFallsThrough() throws {
    for file in try Repository.files(in: "Sources/Narration", "swift")
    where file.path.contains("/English/") || file.path.contains("/TraditionalChinese/") {
      #expect(!file.text.contains("default:"), "\(file.path)")
    }
  }

  @Test func topLevelIsTidy() throws {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "Lessons", "README.md", "LICENSE", "CHANGELOG.md",
      ".gitignore", ".ci", ".git", ".build", "Package.resolved", ".swiftpm",
    ]
    for name in try Repository.topLevelNames() where !name.hasPrefix(".build") {
      #expect(allowed.contains(name), "\(name)")
    }
  }
}
