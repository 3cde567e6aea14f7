public import AMQPModel

/// One line of the command language, parsed; nobody looks at the text after this.
public struct Statement: Hashable, Sendable {
  /// Who says it; nil for the person at the prompt, or for the consumer that it names.
  public var speaker: Speaker?
  /// Whose connection says it, where the line begins with `as USER`.
  public var user: UserName?
  /// The virtual host that is looked into where the command takes `vhost=`; nil for `/`.
  public var virtualHost: VirtualHostName?
  /// What is said.
  public var kind: Kind

  /// A statement by `speaker`.
  public init(_ kind: Kind, speaker: Speaker? = nil) {
    self.kind = kind
    self.speaker = speaker
  }

  /// What a line can say.
  public enum Kind: Hashable, Sendable {
    /// `declare exchange`
    case declareExchange(ExchangeMethod.Declare)
    /// `declare queue`; the alias is another name for what the server names.
    case declareQueue(QueueMethod.Declare, alias: String?)
    /// `delete exchange`
    case deleteExchange(ExchangeMethod.Delete)
    /// `delete queue`
    case deleteQueue(QueueMethod.Delete)
    /// `purge`
    case purge(QueueName)
    /// `bind`
    case bind(BindingChange)
    /// `unbind`
    case unbind(BindingChange)
    /// `publish` and `send`
    case publish(PublishStatement)
    /// `move`: what waits in one queue goes to the end of another.
    case move(QueueName, to: QueueName)
    /// `consume`
    case consume(ConsumeStatement)
    /// `cancel`
    case cancel(consumer: String)
    /// `qos`
    case qos(name: String, count: UInt16, isGlobal: Bool)
    /// `get`
    case get(GetStatement)
    /// `ack`, `nack`, `reject`
    case settle(SettleStatement)
    /// `recover`
    case recover(name: String)
    /// `kill`: the connection is lost.
    case kill(name: String)
    /// `restart`: the broker stops and starts again.
    case restart
    /// `close`: a connection, or one channel as `A/2`.
    case close(Speaker)
    /// `open connection`
    case openConnection(OpenConnectionStatement)
    /// `open channel`
    case openChannel(Speaker)
    /// `confirm select`
    case confirmSelect
    /// `tx`
    case transaction(TransactionStatement)
    /// `list`
    case list(ListStatement)
    /// `show`
    case show(ShowSubject, format: ListFormat = .table)
    /// `match`; without a key the key prompt.
    case match(ExchangeName, key: RoutingKey?, headers: FieldTable)
    /// `why`
    case why(message: Int)
    /// `expect`
    case expect(Expectation)
    /// `diagram`
    case diagram(DiagramFormat)
    /// What concerns virtual time and those who act in it.
    case simulation(SimulationStatement)
    /// `tick`: the clock goes on.
    case tick(milliseconds: Int)
    /// `undo`
    case undo(count: Int)
    /// `redo`
    case redo(count: Int)
    /// `checkpoint`
    case checkpoint(name: String)
    /// `rollback`
    case rollback(name: String)
    /// `reset`
    case reset
    /// `save`
    case save(path: String)
    /// `source`
    case source(path: String)
    /// What concerns definitions and other programs' files.
    case interchange(InterchangeStatement)
    /// What operators do.
    case administration(AdministrationStatement)
    /// What concerns the course.
    case lesson(LessonStatement)
    /// What concerns programs over the network.
    case network(NetworkStatement)
    /// `profile`; without a name says which it is.
    case profile(ProfileName?)
    /// `lang`; without a language says which it is.
    case language(String?)
    /// `help`
    case help(words: [String])
    /// `quit`
    case quit
  }
}

/// A connection and, where one is named, a channel of it.
public struct Speaker: Hashable, Sendable, CustomStringConvertible {
  /// The connection's name.
  public let connection: String
  /// The channel's number; nil for channel 1 or, in `close`, for the whole connection.
  public let channel: UInt16?

  /// The connection called `connection`, or one channel of it.
  public init(connection: String, channel: UInt16? = nil) {
    self.connection = connection
    self.channel = channel
  }

  /// As `A` or `A/2`.
  public var description: String { connection + (channel.map { "/\($0)" } ?? "") }
}

/// What `bind` and `unbind` change: one binding for each key.
public struct BindingChange: Hashable, Sendable {
  /// Where messages go: a queue, or an exchange.
  public enum Destination: Hashable, Sendable {
    /// `bind Q X`
    case queue(QueueName)
    /// `bind exchange A X`
    case exchange(ExchangeName)
  }

  /// Where messages go.
  public let destination: Destination
  /// The exchange they come from.
  public let source: ExchangeName
  /// The binding keys; one empty key when none was typed.
  public let keys: [BindingKey]
  /// What a headers exchange compares.
  public let arguments: FieldTable

  /// A change for each of `keys`.
  public init(
    destination: Destination, source: ExchangeName, keys: [BindingKey], arguments: FieldTable = [:]
  ) {
    self.destination = destination
    self.source = source
    self.keys = keys
    self.arguments = arguments
  }
}

/// What `publish` and `send` say.
public struct PublishStatement: Hashable, Sendable {
  /// A body as typed, or the file that it comes from.
  public enum Body: Hashable, Sendable {
    /// Octets; `{n}` in them counts the repetitions.
    case octets([UInt8])
    /// The contents of a file that the user names.
    case file(path: String)
  }

  /// Where to; nil for `send`, which uses the default exchange.
  public var exchange: ExchangeName?
  /// The routing key; for `send` the queue's name.
  public var routingKey: RoutingKey
  /// The body.
  public var body: Body = .octets([])
  /// The properties.
  public var properties = BasicProperties()
  /// Whether it comes back when unroutable.
  public var isMandatory = false
  /// How many times.
  public var count = 1

  /// A publish to `exchange`, or to the queue that `routingKey` names.
  public init(exchange: ExchangeName?, routingKey: RoutingKey) {
    self.exchange = exchange
    self.routingKey = routingKey
  }
}

/// What `consume` says.
public struct ConsumeStatement: Hashable, Sendable {
  /// The queue.
  public let queue: QueueName
  /// The consumer's name, which is also its connection's.
  public var name: String?
  /// Its limit of unacknowledged deliveries.
  public var prefetch: UInt16?
  /// Whether deliveries count as acknowledged when sent.
  public var isAutomatic = false
  /// Whether it refuses others.
  public var isExclusive = false
  /// What it does by itself with what it is given; nil for nothing.
  public var work: WorkStatement?
  /// Its arguments, `x-priority` among them.
  public var arguments: FieldTable = [:]

  /// A consumer of `queue`.
  public init(queue: QueueName) { self.queue = queue }
}

/// What `get` says.
public struct GetStatement: Hashable, Sendable {
  /// What becomes of the messages, in rabbitmqadmin's words.
  public enum AcknowledgementMode: String, Hashable, Sendable, CaseIterable {
    /// Shown and put back.
    case requeue = "ack_requeue_true"
    /// Taken, acknowledged when sent.
    case automatic = "ack_requeue_false"
    /// Rejected and put back.
    case rejectRequeue = "reject_requeue_true"
    /// Rejected for good.
    case rejectDiscard = "reject_requeue_false"
    /// Left unacknowledged on the speaker's channel.
    case manual
  }

  /// The queue.
  public let queue: QueueName
  /// How many at most.
  public var count = 1
  /// What becomes of them.
  public var mode = AcknowledgementMode.requeue

  /// A get from `queue`.
  public init(queue: QueueName) { self.queue = queue }
}

/// What `ack`, `nack` and `reject` say.
public struct SettleStatement: Hashable, Sendable {
  /// The three verbs.
  public enum Verb: String, Hashable, Sendable, CaseIterable {
    /// Done.
    case ack
    /// Not done.
    case nack
    /// Not done; AMQP's own verb, for one delivery only.
    case reject
  }

  /// Which deliveries.
  public enum Selection: Hashable, Sendable {
    /// The oldest unacknowledged one of the consumer.
    case oldest
    /// The one with this tag.
    case tag(UInt64)
    /// All of the channel.
    case all
  }

  /// What becomes of them.
  public let verb: Verb
  /// A consumer, or a connection.
  public let name: String
  /// Which.
  public var selection = Selection.oldest
  /// All up to it, on the whole channel.
  public var isMultiple = false
  /// Whether they go back to the queue.
  public var requeue = true

  /// A verb for the deliveries of `name`.
  public init(_ verb: Verb, name: String) {
    self.verb = verb
    self.name = name
  }
}

/// What concerns the course.
public enum LessonStatement: Hashable, Sendable {
  /// `lessons`
  case list
  /// `learn`; without a name it goes on where the person left the course.
  case learn(String?)
  /// `progress`, or `progress forget`
  case progress(forgetting: Bool)
  /// `review`
  case review(path: String)
  /// `resume`
  case resume
  /// `stage on` and `stage off`
  case stage(isOn: Bool)
  /// `next`
  case next
  /// `back`
  case back
  /// `goto`
  case goTo(String)
  /// `check`
  case check
  /// `hint`
  case hint
  /// `solution`
  case solution
  /// `skip`
  case skip
  /// `quiz`: about what a lesson builds, or about the bench.
  case quiz(lesson: String?, count: Int)
}
