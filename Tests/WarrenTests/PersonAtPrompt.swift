import Foundation
import TestSupport

/// Somebody who types at the built program's prompt, with a home of its own.
final class PersonAtPrompt {
  let terminal: PseudoTerminal
  let home: URL
  private let ownsHome: Bool

  /// Starts the program and waits for its prompt; `home` of an earlier person keeps the history.
  init(
    _ arguments: [String] = [], language: String = "en", environment: [String: String] = [:],
    home: URL? = nil, rows: Int = 40, prompt: String = "warren"
  ) throws {
    ownsHome = home == nil
    self.home =
      home
      ?? FileManager.default.temporaryDirectory.appending(path: "warren-test-\(UUID())")
    try FileManager.default.createDirectory(at: self.home, withIntermediateDirectories: true)
    var all = [
      "TERM": "xterm", "INPUTRC": "/dev/null", "LANG": "C.UTF-8", "HOME": self.home.path,
      "WARREN_LANG": language,
    ]
    all.merge(environment) { $1 }
    terminal = try PseudoTerminal(
      PseudoTerminal.built("warren"), arguments: arguments, environment: all, rows: rows)
    try awaitPrompt(prompt)
  }

  deinit {
    if ownsHome { try? FileManager.default.removeItem(at: home) }
  }

  /// Waits until the program asks for the next line.
  func awaitPrompt(_ name: String = "warren") throws {
    try terminal.wait(for: "prompt \(name)") {
      self.isAsked(name)
    }
  }

  /// Whether the program reads a line: a lesson's output, cut anywhere, also ends with a prompt.
  private func isAsked(_ name: String) -> Bool {
    guard terminal.screen.rows[terminal.screen.cursor.row] == "\(name)>" else { return false }
    let text = terminal.transcript
    guard let begun = text.ranges(of: "\u{1B}[?2004h").last else { return false }
    return !text[begun.upperBound...].contains("\u{1B}[?2004l")
  }

  /// Types a line and gives what the program answered, a question of a lesson included.
  @discardableResult
  func say(_ line: String, prompt: String = "warren") throws -> String {
    let before = terminal.transcript.utf8.count
    terminal.send(line + "\r")
    // The prompt is redrawn while a line is being typed, so only an empty one behind a new line
    // tells that the answer is complete.
    try terminal.wait(for: "answer to \(line.debugDescription)") {
      let isAsked = self.isAsked(prompt) || prompt == "warren" && self.isAsked("answer")
      return isAsked && self.answer(since: before).contains("\n")
    }
    return answer(since: before)
  }

  private func answer(since start: Int) -> String {
    Self.plain(String(decoding: Array(terminal.transcript.utf8)[start...], as: UTF8.self))
  }

  /// Types without Enter, and waits until the screen contains `text`.
  func type(_ keys: String, until text: String) throws {
    terminal.send(keys)
    try terminal.wait(for: text.debugDescription) { terminal.screen.text.contains(text) }
  }

  /// Text without escape sequences.
  static func plain(_ text: String) -> String {
    text.replacing(/\u{1B}(\[[0-9;?]*[A-Za-z]|[78DM])/, with: "")
      .replacing("\r\n", with: "\n")
  }
}
