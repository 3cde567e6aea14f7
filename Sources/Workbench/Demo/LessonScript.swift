import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange
import Narration

/// A lesson's commands as a script of another tool; what the tool cannot do is a comment.
public struct LessonScript {
  /// Whose script it is.
  public enum Tool: Sendable {
    /// A Python program that uses pika.
    case pika
    /// Commands of rabbitmqadmin v2 for bash.
    case rabbitmqadmin
  }

  private let lesson: Lesson
  private let tool: Tool
  private var session: Session
  private var pika = PikaCommand()
  private var virtualHosts: [ConnectionID: VirtualHostName] = [:]
  private var lines: [String] = []

  private var words: any Phrasebook { lesson.language.phrasebook }

  /// The steps of `lesson`, solutions included, for `tool`.
  public init(_ lesson: Lesson, for tool: Tool) {
    self.lesson = lesson
    self.tool = tool
    var configuration = Session.Configuration()
    configuration.dialect = .script
    configuration.language = lesson.language
    session = Session(configuration)
  }

  /// The whole script, which ends with a line feed.
  public var text: String {
    var script = self
    return script.written()
  }

  private mutating func written() -> String {
    let title = "# " + words.text(HandoutPhrase.scriptHead(title: visible(lesson.title)))
    switch tool {
    case .pika: lines = [PikaCommand.head[0], title] + PikaCommand.head.dropFirst()
    case .rabbitmqadmin: lines = [AdminCommand.head[0], title] + AdminCommand.head.dropFirst()
    }
    for (index, step) in lesson.steps.enumerated() {
      session.beginStep()
      let heading = "\(index + 1). \(visible(step.title))"
      lines += ["", "# \(heading)"]
      if case .pika = tool { lines.append(PikaCommand.printing("# \(heading)")) }
      for fence in step.fences {
        for exchange in fence.exchanges { write(exchange.command) }
        session.endFence()
      }
    }
    if case .pika = tool { lines += [""] + PikaCommand.foot }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Of what happens by itself more than this is not told operation by operation.
  private static let operationLimit = 2_000
  /// Longer than this nobody waits, in milliseconds.
  private static let sleepLimit = 60_000

  private mutating func write(_ command: String) {
    let shown = visible(command)
    let before = session
    session.appliedOperations = []
    var events: [Event] = []
    _ = session.runInLesson(command) { report in
      if case .happened(let happening) = report { events += happening.events }
    }
    var operations = (session.appliedOperations ?? []).map(\.operation)
    session.appliedOperations = nil
    guard let statement = try? Parser.parse(command, dialect: .script) else {
      return lines.append("# \(words.text(HandoutPhrase.onlyLooks)) \(shown)")
    }
    let isRewound = statement.kind.rewinds
    if isRewound { operations = rewinding(from: before) }
    if operations.isEmpty {
      let isQuestion = statement.kind.nature == .question
      let phrase: HandoutPhrase = isQuestion ? .onlyLooks : .notExpressible
      // Nothing needs to be done to remember a moment, or to forget an empty broker.
      let isNothing = isRewound || statement.kind.remembers
      return lines.append("# " + (isNothing ? "" : words.text(phrase) + " ") + shown)
    }
    let slept = session.bench.now.milliseconds - before.bench.now.milliseconds
    let isLong = operations.count > Self.operationLimit || slept > Self.sleepLimit
    guard !isLong, let written = written(operations, isRewound ? [] : events) else {
      return lines.append("# \(words.text(HandoutPhrase.notExpressible)) \(shown)")
    }
    lines.append("# > \(shown)")
    if slept > 0, !isRewound { lines.append(sleep(slept)) }
    lines += written
    if case .pika = tool { lines.append("settle()") }
  }

  private func sleep(_ milliseconds: Int) -> String {
    switch tool {
    case .pika: PikaCommand.sleep(milliseconds: milliseconds)
    case .rabbitmqadmin: AdminCommand.sleep(milliseconds: milliseconds)
    }
  }

  private mutating func written(_ operations: [Operation], _ events: [Event]) -> [String]? {
    for case .connectionOpened(let connection, let login) in operations {
      virtualHosts[connection] = login.virtualHost
    }
    switch tool {
    case .pika: return pika.lines(for: operations, events)
    case .rabbitmqadmin:
      // A line speaks to one virtual host.
      let speaker = operations.compactMap { operation -> ConnectionID? in
        if case .method(_, let address) = operation { address.connection } else { nil }
      }.first
      return AdminCommand.lines(
        for: operations, in: speaker.flatMap { virtualHosts[$0] } ?? .default)
    }
  }

  /// What makes the broker empty, and then what led to where the line went back to.
  private func rewinding(from before: Session) -> [Operation] {
    let broker = before.bench.broker
    var operations: [Operation] = []
    // What only a client's own connection closes, rabbitmqadmin leaves alone.
    if case .pika = tool {
      operations += broker.connectionSnapshots.map { .connectionClosed($0.id, .closedByClient) }
    }
    // An exclusive queue goes with its connection, and is nobody else's.
    operations += broker.queueSnapshots.map(\.properties)
      .filter { $0.owner == nil && !$0.name.value.hasPrefix("amq.") }
      .map { .method(.queue(.delete(.init(queue: $0.name))), on: Session.you) }
    operations += broker.exchangeList.map(\.name)
      .filter { !$0.value.isEmpty && !$0.value.hasPrefix("amq.") }
      .map { .method(.exchange(.delete(.init(exchange: $0))), on: Session.you) }
    var replay = Session(before.configuration)
    replay.appliedOperations = []
    for line in session.bench.transcript.lines { _ = replay.run(line) { _ in } }
    return operations + (replay.appliedOperations ?? []).map(\.operation)
  }
}

extension Statement.Kind {
  /// Whether it goes back in time.
  fileprivate var rewinds: Bool {
    switch self {
    case .undo, .redo, .rollback, .reset: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind, .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close,
      .openConnection, .openChannel, .confirmSelect, .transaction, .restart, .tick, .checkpoint,
      .source, .simulation, .list, .show, .match, .why, .expect, .diagram, .save, .profile,
      .language, .help, .quit, .lesson, .network, .interchange, .administration:
      false
    }
  }

  fileprivate var remembers: Bool {
    if case .checkpoint = self { true } else { false }
  }
}
