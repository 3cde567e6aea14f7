public import Narration

extension Lesson {
  /// Reads the text of a lesson; see the article on lessons for the format.
  ///
  /// - Throws: a `LessonProblem` with line and column.
  public init(
    name: String, language: Language, text: String
  ) throws(LessonProblem) {
    let lines = TextLines.lines(of: text)
    let front = try LessonFrontMatter(lines)
    self.name = name
    self.language = language
    title = front.title
    order = front.order
    about = front.about
    minutes = front.minutes
    needs = front.needs
    let body = lines[front.lineCount...].joined(separator: "\n")
    var reader = LessonBodyReader()
    for block in MarkdownReader.blocks(of: body, firstLine: front.lineCount + 1) {
      try reader.take(block)
    }
    steps = try reader.finish(at: front.lineCount)
  }
}

/// The lines `key: value` between two `---` at the beginning of a lesson.
private struct LessonFrontMatter {
  let title: String
  let order: Int
  let about: String
  let minutes: Int
  let needs: [String]
  let lineCount: Int

  private static let keys = ["title", "order", "about", "minutes", "needs"]

  init(_ lines: [String]) throws(LessonProblem) {
    guard lines.first == "---", let end = lines[1...].firstIndex(of: "---") else {
      throw LessonProblem(.frontMatterMissing, line: 1)
    }
    lineCount = end + 1
    var values: [String: (text: String, line: Int)] = [:]
    for index in 1..<end {
      let parts = lines[index].split(separator: ":", maxSplits: 1)
      let key = parts.first.map(String.init) ?? ""
      guard Self.keys.contains(key), lines[index].contains(":") else {
        throw LessonProblem(.keyUnknown(visible(key)), line: index + 1)
      }
      values[key] = (parts.count == 2 ? Self.trimmed(parts[1]) : "", index + 1)
    }
    func value(_ key: String) throws(LessonProblem) -> (text: String, line: Int) {
      guard let value = values[key] else { throw LessonProblem(.keyMissing(key), line: end + 1) }
      return value
    }
    func number(_ key: String) throws(LessonProblem) -> Int {
      let value = try value(key)
      guard let number = Int(value.text), (0...10_000).contains(number) else {
        throw LessonProblem(.valueBad(key: key), line: value.line, column: key.utf8.count + 3)
      }
      return number
    }
    func text(_ key: String) throws(LessonProblem) -> String {
      let value = try value(key)
      if value.text.isEmpty {
        throw LessonProblem(.valueBad(key: key), line: value.line, column: key.utf8.count + 3)
      }
      return value.text
    }
    title = try text("title")
    order = try number("order")
    about = try text("about")
    minutes = try number("minutes")
    needs = try value("needs").text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
