import Foundation

/// Writes the lessons of a folder as a Swift file: `EmbedLessons LESSONS OUTPUT`.
@main
enum EmbedLessons {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments[1])
    let output = URL(filePath: CommandLine.arguments[2])
    var entries: [String] = []
    for language in try names(in: folder) {
      let files = try names(in: folder.appending(path: language)).filter { $0.hasSuffix(".md") }
      for file in files {
        let text = try String(
          contentsOf: folder.appending(path: language).appending(path: file), encoding: .utf8)
        let name = String(file.dropLast(".md".count))
        entries.append(entry(language, name, text))
      }
    }
    let source = """
      extension LessonText {
        /// The lessons that were in the package when it was built.
        public static let embedded: [LessonText] = [
      \(entries.joined(separator: "\n"))
        ]
      }

      """
    try source.write(to: output, atomically: true, encoding: .utf8)
  }

  private static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func entry(_ language: String, _ name: String, _ text: String) -> String {
    "LessonText(language: \"\(language)\", name: \"\(name)\", text: ####\"\"\"\n\(text)\"\"\"####),"
  }
}
