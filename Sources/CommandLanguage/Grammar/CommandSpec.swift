/// One entry of the table of commands: parser, completion, hints and help read nothing else.
public struct CommandSpec: Sendable {
  /// Which command.
  public let name: CommandName
  /// What is told by position.
  public let slots: [Slot]
  /// What is told by name.
  public let options: [Option]
  /// What is told by a bare word.
  public let flags: [String]
  /// Whether `arg.k=v` and `x-…=v` are arguments of the AMQP method.
  public let takesArguments: Bool
  /// Whether `header.k=v` is a header of the message.
  public let takesHeaders: Bool
  /// Whether it says something on an AMQP channel, so that `on=` makes sense.
  public let isSpoken: Bool
  /// The AMQP methods that it is another name for, dotted.
  public let methods: [String]
  /// A line that can be typed as it is.
  public let example: String

  init(
    _ name: CommandName, _ slots: [Slot] = [], options: [Option] = [], flags: [String] = [],
    takesArguments: Bool = false, takesHeaders: Bool = false, methods: [String] = [],
    isSpoken: Bool? = nil, example: String
  ) {
    self.name = name
    self.slots = slots
    self.options = options
    self.flags = flags
    self.takesArguments = takesArguments
    self.takesHeaders = takesHeaders
    self.methods = methods
    self.isSpoken = isSpoken ?? !methods.isEmpty
    self.example = example
  }

  /// Something told by its place.
  public struct Slot: Sendable {
    /// How often it is told.
    public enum Presence: Sendable {
      /// Once.
      case required
      /// Once or not.
      case optional
      /// Any number of times.
      case repeated
    }

    /// What it is called: in hints, and as an option.
    public let name: String
    /// What it may be.
    public let kind: ValueKind
    /// How often it is told.
    public let presence: Presence
    /// Other option names that mean it, rabbitmqadmin's among them.
    public let synonyms: [String]

    init(
      _ name: String, _ kind: ValueKind, _ presence: Presence = .required,
      synonyms: [String] = []
    ) {
      self.name = name
      self.kind = kind
      self.presence = presence
      self.synonyms = synonyms
    }
  }

  /// Something told by its name.
  public struct Option: Sendable {
    /// The name, with dashes.
    public let name: String
    /// What it may be.
    public let kind: ValueKind
    /// Other names that mean it.
    public let synonyms: [String]

    init(_ name: String, _ kind: ValueKind, synonyms: [String] = []) {
      self.name = name
      self.kind = kind
      self.synonyms = synonyms
    }
  }
}

/// What a slot or an option may be; completion knows candidates by it, diagnostics words.
public enum ValueKind: Hashable, Sendable {
  /// A queue's name.
  case queue
  /// A queue's name that need not exist yet.
  case newQueue
  /// An exchange's name.
  case exchange
  /// An exchange's name that need not exist yet.
  case newExchange
  /// A routing or binding key.
  case key
  /// A message's body.
  case body
  /// A consumer's or a connection's name.
  case consumer
  /// A new name.
  case name
  /// A connection, or a channel as `A/2`.
  case speaker
  /// A whole number within bounds.
  case number(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// A duration as `5s`; a bare number is in ms.
  case duration
  /// A whole number within bounds, or several as `1..8` or `1,2,4`.
  case numbers(ClosedRange<Int>)
  /// A duration, or several as `1s..5s` or `500ms,2s`.
  case durations
  /// How long a worker is busy: a duration, or `dots`.
  case workTime
  /// A number of octets as `10kB` or `4KiB`; a bare number is in bytes.
  case size
  /// One of these words.
  case oneOf([String])
  /// A delivery tag, or `all`.
  case deliveryTag
  /// A column of `list`.
  case column(ListSubject)
  /// Columns of `list` to sort by, separated by commas, `-` in front for the largest first.
  case sorting(ListSubject)
  /// Names separated by commas.
  case list
  /// A file's path.
  case path
  /// A lesson's name.
  case lesson
  /// A checkpoint's name.
  case checkpoint
  /// Words to explain.
  case topic
  /// Any text.
  case text
  /// A user's name.
  case user
  /// A password, which nothing completes, keeps or shows.
  case password
  /// A virtual host's name.
  case virtualHost
  /// A policy's name.
  case policy
  /// An operator policy's name.
  case operatorPolicy
}
