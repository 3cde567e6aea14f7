import CommandLanguage
public import Narration

/// A file of lines in the command language.
public struct Script: Sendable {
  /// What it is called in messages.
  public let name: String
  let lines: [String]

  /// The lines of `text`.
  public init(name: String, text: String) {
    self.name = name
    lines = TextLines.lines(of: text)
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

extension Statement.Kind {
  fileprivate var goesBack: Bool {
    switch self {
    case .undo, .redo: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .bind, .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .reset, .rollback, .checkpoint, .source, .list, .show, .match,
      .why, .expect, .diagram, .save, .language, .help, .quit, .lesson:
      false
    }
  }

  // A sourced file may say `undo` or `save`.
  fileprivate var needsTranscript: Bool {
    switch self {
    case .save, .source, .lesson, .checkpoint, .rollback: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .bind, .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .reset, .list, .show, .match, .why, .expect, .diagram, .undo,
      .redo, .language, .help, .quit:
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
    for (index, line) in script.lines.enumerated() {
      if configuration.isInterrupted() {
        listener(.noticed(.interrupted(done: index)))
        keyPromptExchange = nil
        return .interrupted
      }
      let outcome = run(line, listener)
      switch outcome {
      case .fine: continue
      case .quit, .interrupted: return outcome
      case .raised: if isErrorExpected(after: index, in: script) { continue }
      case .failed, .wrongUsage: break
      }
      worst = outcome.isWorse(than: worst) ? outcome : worst
      if !keepsGoing {
        listener(.failed(.stopped(file: visible(script.name), line: index + 1)))
        break
      }
    }
    keyPromptExchange = nil
    return worst
  }

  private func isErrorExpected(after index: Int, in script: Script) -> Bool {
    for line in script.lines[(index + 1)...] {
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
