public import AMQPModel
public import BrokerCore
public import CommandLanguage
public import Narration

/// A person's time at the bench: lines in, reports out.
///
/// The prompt, scripts and lessons all come through `run`. It fills in who speaks, and knows no
/// rule of the broker.
public struct Session {
  /// What a session is begun with.
  public struct Configuration {
    /// Makes the names that the server chooses.
    public var seed: UInt64 = 0
    /// Which spellings are understood.
    public var dialect = Parser.Dialect.prompt
    /// Whether lines can be undone; a script that never undoes need not pay for it.
    public var keepsHistory = true
    /// The files that may be read and written.
    public var files = FileAccess.none
    /// The lessons.
    public var course = Course()
    /// The language of notices and lessons.
    public var language = Language.english
    /// Asked between the operations of a long statement.
    public var isInterrupted: () -> Bool = { false }

    /// The defaults of the prompt.
    public init() {}
  }

  /// What undo takes back as a whole.
  struct State: Sendable {
    var bench: Bench
    var checkpoints: [String: Bench] = [:]
    var lesson: LessonProgress?
  }

  let configuration: Configuration
  /// The language of notices and lessons.
  public internal(set) var language: Language
  var state: State
  var history = History<State>()
  /// The exchange whose keys are being asked for.
  public internal(set) var keyPromptExchange: ExchangeName?
  /// The code of the exception that the line before raised.
  var lastError: Int?
  var sourceDepth = 0
  /// Whether the lines come from a lesson, where lessons cannot be opened.
  var isInLesson = false
  private var buffer = EventBuffer(wanted: .narrated)
  /// Bytes that the current line has changed, for the history's budget.
  private var changedBytes = 0
  private var explanation: RoutingExplanation?
  private var isExplanationTold = false

  /// Receives reports as they arise.
  public typealias Listener = (Report) -> Void

  /// A session at an empty broker.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
    language = configuration.language
    state = State(bench: Bench(seed: configuration.seed))
  }

  /// The bench as it is.
  public var bench: Bench { state.bench }

  /// The person at the prompt.
  public static let you = ChannelAddress("you", 1)

  /// Runs one line and reports what came of it.
  public mutating func run(_ line: String, _ listener: Listener) -> Outcome {
    listener(.statementBegan(number: bench.broker.eventCount, bench.now))
    let outcome = runUnfinished(line, listener)
    listener(.statementEnded)
    return outcome
  }

  private mutating func runUnfinished(_ line: String, _ listener: Listener) -> Outcome {
    if let exchange = keyPromptExchange { return answerKey(line, of: exchange, listener) }
    do {
      guard
        let statement = try Parser.parse(
          line, dialect: sourceDepth > 0 || isInLesson ? .script : configuration.dialect)
      else { return .fine }
      let outcome = run(statement, listener)
      if case .raised(let code) = outcome { lastError = code } else { lastError = nil }
      return outcome
    } catch {
      listener(.refused(error, line: line))
      return .wrongUsage
    }
  }

  private mutating func run(_ statement: Statement, _ listener: Listener) -> Outcome {
    if case .match(let exchange, key: nil, _) = statement.kind {
      return askForKeys(of: exchange, listener)
    }
    switch statement.kind.nature {
    case .question: return answer(statement, listener)
    case .travel: return travel(statement, listener)
    case .conversation: return converse(statement, listener)
    case .change:
      let before = configuration.keepsHistory && sourceDepth == 0 && !isInLesson ? state : nil
      let eventCount = state.bench.broker.eventCount
      if before != nil { changedBytes = 0 }
      let outcome = change(statement, listener)
      if case .raised = outcome, let nearest = nearestName(for: statement.kind) {
        listener(.noticed(.didYouMean(nearest)))
      }
      let isChanged = state.bench.broker.eventCount != eventCount || statement.kind.isWhole
      if outcome != .wrongUsage, isChanged {
        if configuration.keepsHistory, statement.kind.isScripted {
          state.bench.script.append(statement.description)
        }
        if let before {
          history.remember(before, before: statement.description, bytes: weight)
        }
      }
      return outcome
    }
  }

  // A changed slot takes its whole table along, so the tables' sizes count too.
  private var weight: Int {
    let topology = state.bench.broker.topologySize
    return 4_096 + topology * 256 + changedBytes
  }

  // MARK: Operations

  /// Applies an operation and notes what happened; returns how many events there were.
  @discardableResult
  mutating func apply(_ operation: Operation, _ listener: Listener) -> ArraySlice<Event> {
    let start = buffer.events.count
    state.bench.broker.apply(operation, at: state.bench.now, into: &buffer)
    let events = buffer.events[start...]
    for event in events {
      state.bench.directory.note(event.kind)
      state.bench.chronicle.note(event, explanation: explanation)
      changedBytes += Self.weight(of: event)
    }
    if buffer.events.count > Self.flushLimit { flush(listener) }
    return events
  }

  // Enough to keep a long statement's events from filling the memory.
  private static let flushLimit = 4_096

  private static func weight(of event: Event) -> Int {
    switch event.kind {
    case .published(let publication): 256 + publication.message.body.count
    case .acknowledged(let settlement), .rejected(let settlement): 64 + settlement.body.count
    case .purged(_, let count): 128 * count
    case .queueDeleted(_, _, let ready, let unacknowledged): 128 * (ready + unacknowledged)
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .bound, .unbound, .nothingToUnbind,
      .noQueueToDelete, .noExchangeToDelete, .routed, .dropped, .returned, .enqueued, .delivered,
      .got, .gotEmpty, .requeued, .settledAfterDeletion, .consumerStarted, .consumerCancelled,
      .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected, .confirmed, .sent:
      64
    }
  }

  /// Hands over what has happened so far.
  mutating func flush(_ listener: Listener) {
    guard !buffer.events.isEmpty else { return }
    listener(
      .happened(
        Happening(events: buffer.events, explanation: isExplanationTold ? nil : explanation)))
    isExplanationTold = explanation != nil
    buffer.removeAll()
  }

  /// Applies what `body` does, explains its messages by `explanation`, and reports it.
  mutating func speaking(
    explainedBy explanation: RoutingExplanation? = nil, _ listener: Listener,
    _ body: (inout Session) -> Outcome
  ) -> Outcome {
    self.explanation = explanation
    isExplanationTold = false
    let outcome = body(&self)
    flush(listener)
    self.explanation = nil
    return outcome
  }
}
