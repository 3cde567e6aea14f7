import CommandLanguage
import Foundation
import Narration
import Testing
import Workbench

/// What README shows is what happens.
///
/// `WARREN_UPDATE=1 swift test --filter ReadmeTests` rewrites what follows from the program.
@Suite(.serialized) struct ReadmeTests {
  static let isUpdating = ProcessInfo.processInfo.environment["WARREN_UPDATE"] != nil

  /// The lines of the fence that follows a marker.
  static func fence(after marker: String) throws -> (lines: [String], range: Range<Int>) {
    let lines = try Repository.text(of: "README.md").components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: marker), "\(marker)") + 2
    let end = try #require(lines[start...].firstIndex(of: "```"))
    return (Array(lines[start..<end]), start..<end)
  }

  static func check(_ expected: [String], at marker: String) throws {
    let (lines, range) = try fence(after: marker)
    if isUpdating, lines != expected {
      var all = try Repository.text(of: "README.md").components(separatedBy: "\n")
      all.replaceSubrange(range, with: expected)
      try all.joined(separator: "\n").write(
        to: Repository.root.appending(path: "README.md"), atomically: true, encoding: .utf8)
    } else {
      #expect(lines == expected)
    }
  }

  @Test func transcriptIsReal() throws {
    let marker = "<!-- transcript -->"
    let prompt = "warren> "
    var session = Session()
    var narrator = TextNarrator(language: .english)
    let renderer = LineRenderer(usesColour: false)
    var expected: [String] = []
    for line in try Self.fence(after: marker).lines where line.hasPrefix(prompt) {
      expected.append(line)
      _ = session.run(String(line.dropFirst(prompt.count))) { report in
        expected += narrator.lines(for: report).map { renderer.text(of: $0) }
      }
    }
    #expect(expected.count > 10)
    try Self.check(expected, at: marker)
  }

  @Test func commandsAreThoseOfTheTable() throws {
    let width = CommandSpec.all.map(\.example.count).max() ?? 0
    let words = Language.english.phrasebook
    let expected = CommandSpec.all.map { spec in
      DisplayWidth.padded(spec.example, to: width + 3) + words.help(on: spec.name).summary
    }
    try Self.check(expected, at: "<!-- commands -->")
  }

  @Test func namedFilesAndTargetsExist() throws {
    let text = try Repository.text(of: "README.md")
    for match in text.matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
      let path = Repository.root.appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
    for match in text.matches(of: /`Tests\/([^`]+)`/) {
      let path = Repository.root.appending(path: "Tests/\(match.1)").path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }
}
