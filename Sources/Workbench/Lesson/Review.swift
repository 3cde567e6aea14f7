import Narration

/// What a person did, as a Markdown text to keep.
struct Review: Sendable {
  /// A typed line and what came of it.
  private struct Entry: Sendable {
    /// The lesson's step, as a heading; nil outside of lessons.
    let step: String?
    let typed: String
    let output: [String]
    /// What the course said of an answer or a task.
    let remarks: [String]
  }

  private var entries = ChunkedList<Entry>()
  private var octets = 0
  /// How many lines were left out, because the text would become too long.
  private(set) var omittedCount = 0

  // About as much as a person can type in a day, and no more.
  private static let octetLimit = 16 << 20

  var count: Int { entries.count }

  /// Adds a line with what was reported of it, in the words of `language`.
  mutating func add(_ typed: String, _ reports: [Report], step: String?, in language: Language) {
    var narrator = TextNarrator(language: language)
    let renderer = LineRenderer(usesColour: false)
    var output: [String] = []
    var remarks: [String] = []
    for report in reports {
      switch report {
      case .course:
        remarks += narrator.lines(for: report).map { renderer.text(of: $0) }
      // The text of the lesson itself.
      case .prose, .staged: break
      case .happened, .answered, .noticed, .failed, .refused, .statementBegan, .statementEnded:
        output += narrator.lines(for: report).map { renderer.text(of: $0) }
      }
    }
    octets += typed.utf8.count + (output + remarks).reduce(0) { $0 + $1.utf8.count + 1 }
    guard octets <= Self.octetLimit else {
      omittedCount += 1
      return
    }
    entries.append(
      Entry(step: step, typed: visible(typed), output: output, remarks: remarks))
  }

  /// The text.
  func markdown(in language: Language) -> String {
    let words = language.phrasebook
    var lines = ["# " + words.text(CoursePhrase.reviewTitle)]
    var step: String?
    for (index, entry) in entries.enumerated() {
      if index == 0 || entry.step != step {
        step = entry.step
        lines += ["", "## " + (step ?? words.text(CoursePhrase.reviewOutside))]
      }
      // A fence longer than any in the text.
      let longest = (entry.output + [entry.typed]).map { Self.ticks(in: $0) }.max() ?? 0
      let fence = String(repeating: "`", count: max(3, longest + 1))
      lines += ["", fence + "warren", "> " + entry.typed] + entry.output + [fence]
      if !entry.remarks.isEmpty { lines += [""] + entry.remarks.map { "    " + $0 } }
    }
    if omittedCount > 0 {
      lines += ["", words.text(CoursePhrase.reviewCut(lines: omittedCount))]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func ticks(in text: String) -> Int {
    var longest = 0
    var run = 0
    for octet in text.utf8 {
      run = octet == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
