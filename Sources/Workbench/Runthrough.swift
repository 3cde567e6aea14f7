public import BrokerCore
import CommandLanguage
public import Narration

/// An operation of the broker, and when.
public struct PerformedOperation: Hashable, Sendable {
  /// What was done.
  public let operation: Operation
  /// The bench's clock at that time.
  public let instant: Instant
  /// How many events a trace tells of it.
  public let eventCount: Int
}

/// The lines of a script or of a lesson and what each did to the broker, so that the same can be
/// done to another one.
public struct Runthrough {
  /// What one line did.
  public struct Step: Sendable {
    /// The line as it stands there.
    public let line: String
    /// What it did, in order.
    public let operations: [PerformedOperation]
    /// Whether it replaced the bench, as `reset` and `undo` do: the operations are then all that
    /// lead from an empty broker to where it went.
    public let beginsAnew: Bool
  }

  /// What happened up to a line.
  private struct Trail {
    var operations: [PerformedOperation] = []
    /// How many events the broker had seen after so many operations.
    var marks: [(events: Int, operations: Int)] = [(0, 0)]
  }

  /// The steps so far.
  public private(set) var steps: [Step] = []
  /// What went wrong in a line that could not be run; the run ends there.
  public private(set) var problems: [Report] = []
  /// The seed of the names that the server chooses.
  public let seed: UInt64
  /// Which RabbitMQ the broker is.
  public let profile: BrokerProfile
  /// The broker after the last step.
  public var broker: Broker { session.bench.broker }

  private var session: Session
  private var trail = Trail()
  private var abandoned: [Trail] = []
  private var checkpoints: [String: Trail] = [:]
  private var count = 0

  /// More operations than that are not kept.
  public static let operationLimit = 20_000

  private init(_ configuration: Session.Configuration) {
    seed = configuration.seed
    profile = configuration.profile
    session = Session(configuration)
    session.appliedOperations = []
  }

  /// Runs a script, up to the first line that cannot be run.
  public init(_ script: Script, _ configuration: Session.Configuration) {
    var configuration = configuration
    configuration.dialect = .script
    configuration.keepsHistory = script.needsHistory
    self.init(configuration)
    for line in script.lines {
      guard runThrough(line, { $0.run($1, $2) }) else { return }
    }
  }

  /// Runs all commands of a lesson, the solutions of its tasks included.
  public init(_ lesson: Lesson) {
    var configuration = Session.Configuration()
    configuration.dialect = .script
    configuration.language = lesson.language
    self.init(configuration)
    for step in lesson.steps {
      session.beginStep()
      for fence in step.fences {
        for exchange in fence.exchanges {
          guard runThrough(exchange.command, { $0.runInLesson($1, $2) }) else { return }
        }
        session.endFence()
      }
    }
  }

  private mutating func runThrough(
    _ line: String, _ run: (inout Session, String, Session.Listener) -> Outcome
  ) -> Bool {
    var diagnostics: [Report] = []
    let outcome = run(&session, line) { report in
      if report.isDiagnostic { diagnostics.append(report) }
    }
    let operations = session.appliedOperations ?? []
    session.appliedOperations = []
    count += operations.count
    if outcome == .quit { return false }
    if outcome == .wrongUsage || count > Self.operationLimit {
      problems = diagnostics
      return false
    }
    note(line, operations)
    return true
  }

  private mutating func note(_ line: String, _ operations: [PerformedOperation]) {
    let kind = try? Parser.parse(line, dialect: .script)?.kind
    let events = session.bench.broker.eventCount
    if case .checkpoint(let name)? = kind { checkpoints[name] = trail }
    guard let kind, kind.replacesBench else {
      trail.operations += operations
      trail.marks.append((events, trail.operations.count))
      if kind != nil || !operations.isEmpty {
        steps.append(Step(line: line, operations: operations, beginsAnew: false))
      }
      return
    }
    abandoned.append(trail)
    if case .rollback(let name) = kind, let saved = checkpoints[name] {
      trail = saved
    } else {
      trail = part(of: events)
    }
    count += trail.operations.count
    steps.append(Step(line: line, operations: trail.operations, beginsAnew: true))
  }

  /// The way to a broker that has seen so many events: the latest one that led there.
  private func part(of events: Int) -> Trail {
    for trail in abandoned.reversed() {
      guard let index = trail.marks.lastIndex(where: { $0.events == events }) else { continue }
      var part = trail
      part.marks.removeLast(trail.marks.count - index - 1)
      part.operations.removeLast(trail.operations.count - trail.marks[index].operations)
      return part
    }
    return Trail()
  }
}

extension Statement.Kind {
  /// Whether it puts another bench in the place of the one there is.
  fileprivate var replacesBench: Bool {
    switch self {
    case .reset, .undo, .redo, .rollback: true
    case .network, .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move,
      .bind,
      .unbind, .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close,
      .openConnection, .openChannel, .confirmSelect, .transaction, .restart, .tick, .checkpoint,
      .source, .simulation, .list, .show, .match, .why, .expect, .diagram, .save, .profile,
      .language, .help, .quit, .lesson, .interchange, .administration:
      false
    }
  }
}
