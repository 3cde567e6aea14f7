public import AMQPModel
public import BrokerCore
public import CommandLanguage
public import Narration
import Simulation

/// A person's time at the bench: lines in, reports out.
///
/// The prompt, scripts and lessons all come through `run`. It fills in who speaks, and knows no
/// rule of the broker.
public struct Session {
  /// What a session is begun with.
  public struct Configuration {
    /// Makes the names that the server chooses.
    public var seed: UInt64 = 0
    /// Which RabbitMQ the broker is.
    public var profile = BrokerProfile.current
    /// Which spellings are understood.
    public var dialect = Parser.Dialect.prompt
    /// Whether lines can be undone; a script that never undoes need not pay for it.
    public var keepsHistory = true
    /// The files that may be read and written.
    public var files = FileAccess.none
    /// How programs come in over the network.
    public var network = NetworkAccess.none
    /// The lessons.
    public var course = Course()
    /// The language of notices and lessons.
    public var language = Language.english
    /// After how many things that happen by themselves a run ends.
    public var thingLimit = 100_000
    /// Asked between the operations of a long statement.
    public var isInterrupted: () -> Bool = { false }
    /// How far the person is in the course.
    public var marks = CourseMarks()
    /// Whether what the person does is kept for `review`.
    public var keepsReview = false
    /// The lines of a session that was cut off.
    public var cutOffLines: [String] = []
    /// Told how many runs of a sweep are done, of how many: before each, and at the end.
    public var progressed: (_ done: Int, _ whole: Int) -> Void = { _, _ in }

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
  /// The virtual host of that exchange.
  var keyPromptVirtualHost = VirtualHostName.default
  /// The code of the exception that the line before raised.
  var lastError: Int?
  var sourceDepth = 0
  /// Who says the line, where it begins with `as USER`.
  var speakingUser: UserName?
  /// Whether the session was told of something that RabbitMQ 4.3 does not do.
  var hasNoticedDeprecation = false
  /// What the person has answered and done of the course; undo leaves it alone.
  public internal(set) var marks = CourseMarks()
  /// Whether the stage is shown after each line that changed something.
  public internal(set) var isStaged = false
  /// What the stage shows before anything moves.
  public var stageView: StageView {
    StageView(topology: bench.broker.topology(), path: StagePath())
  }
  /// Whether the session that was cut off has been taken up.
  public internal(set) var hasResumed = false
  /// What the person did.
  var review = Review()
  /// The quiz that is going on.
  var quiz: Quiz?
  /// How many quizzes there were, so that each asks something else.
  var quizCount = 0
  /// Whether the lines come from a lesson, where lessons cannot be opened.
  var isInLesson = false
  /// Whether single lines can be taken back: not those of a file that never asks for it.
  var isRemembering = true
  /// Rises whenever the bench is changed or replaced.
  var revision = 0
  private var buffer = EventBuffer(wanted: .narrated)
  /// Bytes that the current line has changed, for the history's budget.
  private var changedBytes = 0
  private var hasChangedBindings = false
  private var explanation: RoutingExplanation?
  private var isExplanationTold = false
  /// Why what is published by itself goes where it goes: for `why`, not for the trace.
  var unspokenExplanation: RoutingExplanation?
  /// What reached the broker, while somebody writes it down; nil while nobody does.
  var appliedOperations: [PerformedOperation]?
  /// Who owns the broker while programs can connect.
  var network: Network?
  /// Whether the current line ends that.
  var isLeavingNetwork = false
  /// What the current line makes the broker say to programs.
  var sent: [Event] = []
  /// What `save` writes down instead of the current line.
  var scriptedKind: Statement.Kind?

  /// Receives reports as they arise.
  public typealias Listener = (Report) -> Void

  /// A session at an empty broker.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
    language = configuration.language
    marks = configuration.marks
    state = State(
      bench: Bench(seed: configuration.seed, profile: configuration.profile))
  }

  /// The bench as it is.
  public var bench: Bench { state.bench }

  /// The person at the prompt.
  public static let you = ChannelAddress("you", 1)

  /// Runs one line and reports what came of it.
  public mutating func run(_ line: String, _ listener: Listener) -> Outcome {
    guard let network else { return runReviewed(line, listener) }
    return run(line, with: network, listener)
  }

  mutating func runReviewed(_ line: String, _ listener: Listener) -> Outcome {
    guard configuration.keepsReview, !isInLesson, sourceDepth == 0 else {
      return runWhole(line, listener)
    }
    var reports: [Report] = []
    var events = 0
    let heading = reviewHeading
    let outcome = runWhole(line) { report in
      // A long run tells more than anybody reads again.
      if events <= Self.reviewedEvents { reports.append(report) }
      if case .happened(let happening) = report { events += happening.events.count }
      listener(report)
    }
    if outcome != .quit {
      review.add(Redaction.masked(line), reports, step: heading ?? reviewHeading, in: language)
    }
    return outcome
  }

  private static let reviewedEvents = 1_000

  private mutating func runWhole(_ line: String, _ listener: Listener) -> Outcome {
    listener(.statementBegan(number: bench.broker.eventCount, bench.now))
    guard isStaged, !isInLesson, sourceDepth == 0 else {
      let outcome = runUnfinished(line, listener)
      noticeTask(listener)
      listener(.statementEnded)
      return outcome
    }
    let before = revision
    var path = StagePath()
    let outcome = runUnfinished(line) { report in
      if case .happened(let happening) = report { path.follow(happening) }
      listener(report)
    }
    noticeTask(listener)
    if revision != before {
      listener(.staged(StageView(topology: bench.broker.topology(), path: path)))
    }
    listener(.statementEnded)
    return outcome
  }

  private mutating func runUnfinished(_ line: String, _ listener: Listener) -> Outcome {
    if let exchange = keyPromptExchange { return answerKey(line, of: exchange, listener) }
    if let outcome = answerQuiz(line, listener) { return outcome }
    if let outcome = answerOpenQuestion(line, listener) { return outcome }
    do {
      guard let statement = try Parser.parse(line, dialect: dialect) else { return .fine }
      let outcome = run(statement, listener)
      if case .raised(let code) = outcome { lastError = code } else { lastError = nil }
      return outcome
    } catch {
      lastError = nil
      let (diagnostic, shown) = Redaction.masked(error, in: line)
      listener(.refused(diagnostic, line: shown))
      return .wrongUsage
    }
  }

  /// Which spellings are understood at the moment.
  var dialect: Parser.Dialect {
    sourceDepth > 0 || isInLesson ? .script : configuration.dialect
  }

  private mutating func run(_ statement: Statement, _ listener: Listener) -> Outcome {
    if let phrase = refusalWhileListening(of: statement.kind) {
      listener(.failed(.service(phrase)))
      return .failed
    }
    if case .match(let exchange, key: nil, _) = statement.kind {
      return askForKeys(of: exchange, in: statement.virtualHost ?? .default, listener)
    }
    switch statement.kind.nature {
    case .question: return answer(statement, listener)
    case .travel: return travel(statement, listener)
    case .conversation: return converse(statement, listener)
    case .change:
      let feature = deprecatedFeature(in: statement.kind)
      let outcome = remember(statement, listener)
      if let feature, outcome == .fine { notice(feature, listener) }
      if case .raised = outcome, let phrase = likelyMeant(by: statement) {
        listener(.noticed(phrase))
      }
      return outcome
    }
  }

  /// Makes a change that can be taken back and saved.
  private mutating func remember(_ typed: Statement, _ listener: Listener) -> Outcome {
    guard configuration.keepsHistory else {
      defer { tellBrokenProducers(listener) }
      return change(typed, listener)
    }
    // Before the change, because the salt depends on what has happened.
    let statement = sealed(typed)
    let before = isRemembering ? state : nil
    let load = state.bench.broker.load
    let revision = revision
    // A file's lines are part of the line that names it.
    let outer = (bytes: changedBytes, bindings: hasChangedBindings)
    changedBytes = 0
    hasChangedBindings = false
    defer {
      changedBytes += outer.bytes
      hasChangedBindings = hasChangedBindings || outer.bindings
    }
    scriptedKind = nil
    let outcome = change(typed, listener)
    tellBrokenProducers(listener)
    guard self.revision != revision else { return outcome }
    // A password is in neither of them.
    let line = typed.description
    // Without its password a login that was refused would be let in.
    let isLogin = typed != statement && statement.kind.isOpening
    if statement.kind.isScripted, !isLogin || outcome == .fine {
      state.bench.transcript.append(
        scriptedKind.map { "\(Statement($0))" } ?? statement.description)
      // Or the saved script would stop here.
      if case .raised(let code) = outcome, !isLogin {
        state.bench.transcript.append("\(Statement(.expect(.error(code))))")
      }
    }
    if let before {
      history.remember(before, before: line, bytes: weight(since: load) + line.utf8.count)
    }
    return outcome
  }

  /// About how many bytes the state before the line does not share with the one after it.
  func weight(since load: (messages: Int, bytes: Int)) -> Int {
    let broker = state.bench.broker
    let left = broker.load
    // A changed slot takes its whole table along, a changed queue its list of chunks.
    let tables = broker.topologySize * 256 + max(load.messages, left.messages) / 8
    let bindings = hasChangedBindings ? broker.bindingCount * 256 : 0
    let actors = state.bench.actors.isListening ? state.bench.actors.byteCount : 0
    let gone = max(0, load.messages - left.messages) * 128 + max(0, load.bytes - left.bytes)
    return Self.leastWeight + state.bench.meter.weight + tables + bindings + gone + changedBytes
      + actors
  }

  // A few chunks of the chronicle, of queues and of the transcript.
  private static let leastWeight = 16_384

  // MARK: Operations

  /// Applies an operation and notes what happened; returns how many events there were.
  @discardableResult
  mutating func apply(_ operation: Operation, _ listener: Listener) -> ArraySlice<Event> {
    let start = buffer.events.count
    state.bench.broker.apply(operation, at: state.bench.now, into: &buffer)
    let events = buffer.events[start...]
    if !events.isEmpty { revision += 1 }
    if appliedOperations != nil { note(operation, events.count) }
    let isPassive = operation.isPassiveDeclaration
    for event in events {
      state.bench.directory.note(event.kind)
      state.bench.meter.note(event, isPassive: isPassive)
      state.bench.kept.note(event.kind)
      changedBytes += state.bench.chronicle.note(
        event, explanation: explanation ?? unspokenExplanation)
      if state.bench.actors.isListening { state.bench.actors.note(event) }
      changedBytes += weigh(event)
    }
    if buffer.events.count > Self.flushLimit { flush(listener) }
    return events
  }

  // Enough to keep a long statement's events from filling the memory.
  private static let flushLimit = 4_096

  private mutating func note(_ operation: Operation, _ eventCount: Int) {
    let done = PerformedOperation(
      operation: operation, instant: bench.now, eventCount: eventCount)
    appliedOperations?.append(done)
  }

  private mutating func weigh(_ event: Event) -> Int {
    switch event.kind {
    case .published(let publication): return 256 + publication.message.body.count
    case .bound, .unbound:
      hasChangedBindings = true
      return 64
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .nothingToUnbind,
      .noQueueToDelete, .noExchangeToDelete, .purged, .routed, .dropped, .returned, .enqueued,
      .delivered, .got, .gotEmpty, .acknowledged, .rejected, .requeued, .deliveryLimitReached,
      .settledAfterDeletion, .consumerStarted, .consumerCancelled, .consumerActivityChanged,
      .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected, .confirmed, .nacked, .expired,
      .deadLettered, .sent, .transaction, .directReply, .restart, .profileChosen, .managed:
      return 64
    }
  }

  /// Hands over what has happened so far.
  mutating func flush(_ listener: Listener) {
    guard !buffer.events.isEmpty else { return }
    var events = buffer.events
    if network != nil {
      sent += events.filter { $0.kind.category == .sent }
      events.removeAll { $0.kind.category == .sent }
    }
    listener(
      .happened(Happening(events: events, explanation: isExplanationTold ? nil : explanation)))
    isExplanationTold = explanation != nil
    buffer.removeAll()
  }

  /// Keeps what the broker says to programs, or does so no longer.
  mutating func setListening(_ isListening: Bool) {
    buffer = EventBuffer(wanted: isListening ? .all : .narrated)
  }

  /// Runs lines that have a history of their own, which ends with them.
  mutating func withOwnHistory<Result>(
    remembering: Bool, _ body: (inout Session) -> Result
  ) -> Result {
    let outer = (history, isRemembering)
    history = History()
    isRemembering = remembering
    defer { (history, isRemembering) = outer }
    return body(&self)
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
