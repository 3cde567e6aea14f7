public import AMQPModel
public import BrokerCore
public import CommandLanguage

/// The answer to a question that changes nothing.
public enum Answer: Sendable {
  /// `list`
  case listed(ListStatement, ManagementSnapshot)
  /// `match`: where a message would go, and why.
  case explained(RoutingExplanation)
  /// `why`, with where the copies are now.
  case life(MessageLife, copies: [CopyPlace])
  /// `show message`
  case message(MessageLife)
  /// `show` for what the management page has a page for.
  case page(Page, ManagementSnapshot, ListFormat)
  /// `diagram`
  case diagram(DiagramFormat, TopologySnapshot)
  /// `expect`: what was expected beside what is; the same if it holds.
  case expected(Expectation, found: Expectation?)
  /// `timeline`, `list actors`, `compare` and `sweep`
  case simulation(SimulationAnswer)
  /// `help`; without a topic the commands.
  case help(HelpTopic?)
  /// `import`, `export`, `lint`
  case interchange(InterchangeAnswer)
  /// `lessons`
  case lessons([LessonSummary])
  /// `progress`
  case progress([LessonProgressSummary])
}

/// How far a person is in a lesson.
public struct LessonProgressSummary: Hashable, Sendable {
  /// The lesson's name.
  public let name: String
  /// Its title in the language of the reader.
  public let title: String
  /// How many of its steps were shown.
  public let seen: Int
  /// How many steps it has.
  public let steps: Int
  /// One for each question that was answered right at once, and each task that was done.
  public let points: Int
  /// How many questions and tasks it has.
  public let questions: Int

  /// The progress in the lesson called `name`.
  public init(name: String, title: String, seen: Int, steps: Int, points: Int, questions: Int) {
    self.name = name
    self.title = title
    self.seen = seen
    self.steps = steps
    self.points = points
    self.questions = questions
  }
}

/// A lesson as the list of the course shows it.
public struct LessonSummary: Hashable, Sendable {
  /// Its name, which `learn` takes.
  public let name: String
  /// Its title in the language of the reader.
  public let title: String
  /// What it is about, in one line.
  public let about: String
  /// How long it takes, in minutes.
  public let minutes: Int

  /// The lesson called `name`.
  public init(name: String, title: String, about: String, minutes: Int) {
    self.name = name
    self.title = title
    self.about = about
    self.minutes = minutes
  }
}

/// Where a copy of a message is.
public enum CopyPlace: Hashable, Sendable {
  /// It waits in a queue.
  case ready(QueueName)
  /// A consumer has it, or the channel that fetched it, and has not settled it.
  case unacknowledged(ConsumerTag?, ChannelAddress)
}

/// What became of one message so far.
public struct MessageLife: Sendable {
  /// Its publication.
  public let publication: Publication
  /// Why it went where it went, as it was when it was published.
  public private(set) var explanation: RoutingExplanation?
  /// What happened to it, its publication first.
  public internal(set) var events: [Event]

  /// The life of a message that has just been published.
  public init(publication: Publication, explanation: RoutingExplanation?, events: [Event]) {
    self.publication = publication
    self.explanation = explanation
    self.events = events
  }

  /// Leaves out why it went where it went.
  public mutating func forgetExplanation() { explanation = nil }

  /// Adds what happened to it next.
  public mutating func append(_ event: Event) { events.append(event) }
}
