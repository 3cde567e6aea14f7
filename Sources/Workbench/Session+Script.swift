import CommandLanguage
public import Narration

/// A file of lines in the command language.
public struct Script: Sendable {
  /// What it is called in messages.
  public let name: String
  let lines: ScriptLines

  /// The lines of `text`.
  public init(name: String, text: String) { self.init(name: name, octets: Array(text.utf8)) }

  /// The lines of a file's octets; those that are no UTF-8 are replaced.
  public init(name: String, octets: [UInt8]) {
    self.name = name
    lines = ScriptLines(octets)
  }

  /// Whether any line goes back in time, or asks for the lines so far.
  public var needsHistory: Bool { contains { $0.goesBack || $0.needsTranscript } }

  /// Whether any line goes back in time.
  var goesBack: Bool { contains { $0.goesBack } }

  private func contains(_ predicate: (Statement.Kind) -> Bool) -> Bool {
    lines.contains { line in
      guard let kind = try? Parser.parse(line, dialect: .script)?.kind else { return false }
      return predicate(kind)
    }
  }
}

/// The lines that are still to come of a script.
///
/// Cut from the octets one by one: an array of them may take many times the room of the file, and
/// as characters a CR LF would be no LF.
struct ScriptLines: Sequence, IteratorProtocol, Sendable {
  private let octets: [UInt8]
  private var position: Int?

  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  init(_ octets: [UInt8]) {
    self.octets = octets
    position = octets.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
  }

  mutating func next() -> String? {
    guard let start = position else { return nil }
    let rest = octets[start...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    position = end.map { $0 + 1 }
    var line = rest[..<(end ?? rest.endIndex)]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

extension Statement.Kind {
  fileprivate var goesBack: Bool {
    switch self {
    case .undo, .redo: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .rollback, .checkpoint,
      .source, .simulation,
      .list, .show,
      .match,
      .why, .expect, .diagram, .save, .profile, .language, .help, .quit, .lesson, .interchange,
      .network, .administration:
      false
    }
  }

  // A sourced file may say `undo` or `save`.
  fileprivate var needsTranscript: Bool {
    switch self {
    case .save, .source, .lesson, .checkpoint, .rollback: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .list, .show, .match,
      .why, .expect, .diagram, .simulation,
      .undo,
      .redo, .profile, .language, .help, .quit, .interchange, .network, .administration:
      false
    }
  }
}

extension Session {
  /// Runs a script; an exception counts as a failure unless the next statement expects one.
  ///
  /// Stops at the first line that goes wrong, unless it `keepsGoing`; the outcome is the worst.
  public mutating func run(
    _ script: Script, keepsGoing: Bool, _ listener: Listener
  ) -> Outcome {
    var worst = Outcome.fine
    var rest = script.lines
    var number = 0
    while let line = rest.next() {
      if configuration.isInterrupted() {
        listener(.noticed(.interrupted(done: number)))
        keyPromptExchange = nil
        return .interrupted
      }
      number += 1
      let outcome = run(line, listener)
      switch outcome {
      case .fine: continue
      case .quit, .interrupted: return outcome
      case .raised: if isErrorExpected(in: rest) { continue }
      case .failed, .wrongUsage: break
      }
      worst = outcome.isWorse(than: worst) ? outcome : worst
      if !keepsGoing {
        listener(.failed(.stopped(file: visible(script.name), line: number)))
        break
      }
    }
    keyPromptExchange = nil
    return worst
  }

  private func isErrorExpected(in rest: ScriptLines) -> Bool {
    for line in rest {
      do {
        guard let statement = try Parser.parse(line, dialect: dialect) else {
          continue
        }
        if case .expect(.error) = statement.kind { return true }
        return false
      } catch { return false }
    }
    return false
  }
}

extension Outcome {
  /// The exit code of a process that ends with it.
  public var exitCode: Int32 {
    switch self {
    case .fine, .quit: 0
    case .raised, .failed, .interrupted: 1
    case .wrongUsage: 2
    }
  }

  func isWorse(than other: Outcome) -> Bool { exitCode > other.exitCode }
}
