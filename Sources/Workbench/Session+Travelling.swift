import BrokerCore
import CommandLanguage
import Narration

/// Back and forth in time, and what concerns the program.
extension Session {
  mutating func travel(_ statement: Statement, _ listener: Listener) -> Outcome {
    switch statement.kind {
    case .undo(let count):
      return repeated(count, ifNone: .nothingToUndo, listener) { session in
        session.history.undo(from: session.state).map { entry in
          session.state = entry.state
          return .undone(visible(entry.line))
        }
      }
    case .redo(let count):
      return repeated(count, ifNone: .nothingToRedo, listener) { session in
        session.history.redo(from: session.state).map { entry in
          session.state = entry.state
          return .redone(visible(entry.line))
        }
      }
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .rollback, .checkpoint,
      .source, .save, .profile, .language, .help, .quit, .list, .show, .match, .why, .expect,
      .diagram, .lesson, .interchange, .simulation, .network, .administration:
      preconditionFailure("travelling is none of these")
    }
  }

  private mutating func repeated(
    _ count: Int, ifNone: NoticePhrase, _ listener: Listener,
    _ step: (inout Session) -> NoticePhrase?
  ) -> Outcome {
    let lesson = state.lesson
    defer { tellStep(since: lesson, listener) }
    for number in 0..<count {
      guard let notice = step(&self) else {
        if number == 0 {
          listener(.failed(ifNone))
          return .failed
        }
        return .fine
      }
      // Going back rewinds the numbers that the notice carries.
      listener(.statementBegan(number: bench.broker.eventCount, bench.now))
      listener(.noticed(notice))
    }
    return .fine
  }

  func missingCheckpoint(_ name: String, _ listener: Listener) -> Outcome {
    let nearest = Spelling.nearest(to: name, among: checkpointNames)
    listener(.failed(.noSuchCheckpoint(visible(name), nearest: nearest)))
    return .failed
  }

  mutating func rollback(_ name: String, _ listener: Listener) -> Outcome {
    guard let bench = state.checkpoints[name] else { return missingCheckpoint(name, listener) }
    state.bench = bench
    revision += 1
    listener(.noticed(.rolledBack(visible(name))))
    return .fine
  }

  // MARK: The program

  mutating func converse(_ statement: Statement, _ listener: Listener) -> Outcome {
    switch statement.kind {
    case .save(let path): return save(path, listener)
    case .interchange(.exporting(let path, let format, let host)):
      return export(path, format, of: host, listener)
    case .language(let name):
      if let name, let chosen = Language(rawValue: name) { language = chosen }
      listener(.noticed(.language(language.rawValue)))
      return .fine
    case .profile(nil):
      listener(.noticed(.profile(bench.broker.profile)))
      return .fine
    case .lesson(.progress(let isForgetting)):
      return inCourse(statement, listener) { $0.progress(forgetting: isForgetting, listener) }
    case .lesson(.review(let path)):
      return inCourse(statement, listener) { $0.writeReview(to: path, listener) }
    case .lesson(.stage(let isOn)):
      return inCourse(statement, listener) { session in
        session.isStaged = isOn
        listener(.noticed(.stage(isOn: isOn)))
        return .fine
      }
    case .lesson(.resume): return inCourse(statement, listener) { $0.resume(listener) }
    case .help(let words): return help(on: words, listener)
    case .quit: return .quit
    case .network(let statement): return attend(to: statement, listener)
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .rollback, .checkpoint,
      .source, .simulation,
      .undo, .redo,
      .list,
      .show, .match, .why, .expect, .diagram, .lesson, .profile(.some), .interchange,
      .administration:
      preconditionFailure("a conversation is none of these")
    }
  }

  private func help(on words: [String], _ listener: Listener) -> Outcome {
    let topic = HelpTopic.find(words)
    if topic == nil, !words.isEmpty {
      let asked = words.joined(separator: " ")
      let nearest = Spelling.nearest(to: asked, among: HelpTopic.names)
      listener(.failed(.noHelp(visible(asked), nearest: nearest)))
      return .failed
    }
    listener(.answered(.help(topic)))
    return .fine
  }

  // MARK: Files

  private static let scriptLimit = Transcript.byteLimit
  private static let sourceDepthLimit = 16

  private func save(_ path: String, _ listener: Listener) -> Outcome {
    guard bench.transcript.isComplete else { return fail(.tooLarge, path, listener) }
    do {
      try configuration.files.write(path, Array(bench.transcript.text.utf8))
    } catch {
      return fail(error, path, listener)
    }
    listener(.noticed(.saved(path: visible(path), lines: bench.transcript.lines.count)))
    return .fine
  }

  mutating func source(_ path: String, _ listener: Listener) -> Outcome {
    guard sourceDepth < Self.sourceDepthLimit else {
      listener(.failed(.sourceTooDeep))
      return .failed
    }
    guard let octets = read(path, limit: Self.scriptLimit, listener) else { return .failed }
    sourceDepth += 1
    defer { sourceDepth -= 1 }
    let script = Script(name: path, octets: octets)
    let outcome = withOwnHistory(remembering: script.goesBack) { session in
      session.run(script, keepsGoing: false, listener)
    }
    return outcome == .quit ? .fine : outcome
  }

  /// The octets of a file; nil when it cannot be read, which is reported.
  func read(_ path: String, limit: Int, _ listener: Listener) -> [UInt8]? {
    do {
      return try configuration.files.read(path, limit)
    } catch {
      _ = fail(error, path, listener)
      return nil
    }
  }

  func fail(
    _ failure: FileAccess.Failure, _ path: String, _ listener: Listener
  ) -> Outcome {
    let name = visible(Redaction.masked(address: path))
    switch failure {
    case .unreadable: listener(.failed(.cannotRead(path: name)))
    case .unwritable: listener(.failed(.cannotWrite(path: name)))
    case .tooLarge: listener(.failed(.fileTooLarge(path: name)))
    case .notAllowed: listener(.failed(.filesNotAllowed))
    case .notFetched(let problem):
      listener(.failed(.interchange(.notFetched(address: name, problem))))
    }
    return .failed
  }
}
