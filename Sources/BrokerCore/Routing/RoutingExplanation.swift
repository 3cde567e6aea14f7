public import AMQPModel

/// Where a message would go, and for every binding on the way why.
///
/// An answer computed when somebody asks, not an event: a publish that nobody looks at does not
/// pay for it.
public struct RoutingExplanation: Hashable, Sendable {
  /// The routing key that was asked for.
  public let key: RoutingKey
  /// The exchanges that the message passes, in the order in which it reaches them.
  public let hops: [Hop]
  /// The queues that take a copy, each once, sorted by name.
  public let queues: [QueueName]

  /// One exchange on the way.
  public struct Hop: Hashable, Sendable {
    /// The exchange.
    public let exchange: ExchangeName
    /// Its type.
    public let type: ExchangeType
    /// How the message came here.
    public let origin: Origin
    /// A verdict for each binding, in the order of binding.
    public let verdicts: [BindingVerdict]
    /// What happens because the exchange itself routed nowhere.
    public let fallback: Fallback?
  }

  /// How a message reaches an exchange.
  public enum Origin: Hashable, Sendable {
    /// It was published there.
    case published
    /// Through a binding of this exchange to `source`.
    case bound(to: ExchangeName)
    /// As the alternate exchange of `source`.
    case alternate(of: ExchangeName)
  }

  /// What an exchange that routed nowhere does with a message.
  public enum Fallback: Hashable, Sendable {
    /// Hands it to its alternate exchange.
    case alternate(ExchangeName)
    /// Its alternate exchange does not exist.
    case missingAlternate(ExchangeName)
  }
}

/// Whether one binding takes a message, and why.
public struct BindingVerdict: Hashable, Sendable {
  /// The binding; for the default exchange the implicit one of the queue.
  public let binding: Binding
  /// Why.
  public let reason: Reason
  /// The key of `CC` or `BCC` that the binding takes; nil where the message's own key decides.
  public internal(set) var copyKey: RoutingKey?

  /// Whether the binding takes the message.
  public var isMatch: Bool {
    switch reason {
    case .equalKey, .fanout, .queueName: true
    case .differentKey: false
    case .topic(.matched): true
    case .topic(.wrongWord), .topic(.wrongWordFromEnd), .topic(.wordCount), .topic(.noAlignment):
      false
    case .headers(let verdict): verdict.isMatch
    }
  }

  /// The rule that decided.
  public enum Reason: Hashable, Sendable {
    /// Default exchange: the key is the queue's name.
    case queueName
    /// Direct exchange: the keys are equal.
    case equalKey
    /// Direct exchange: the keys differ.
    case differentKey
    /// Fanout exchange: keys do not matter.
    case fanout
    /// Topic exchange: word by word.
    case topic(TopicVerdict)
    /// Headers exchange: field by field.
    case headers(HeadersVerdict)
  }
}

/// Why the arguments of a binding match a message's headers, or do not.
public struct HeadersVerdict: Hashable, Sendable {
  /// The rule that the binding's `x-match` names.
  public let mode: HeadersMatchMode
  /// Whether the binding takes the message.
  public let isMatch: Bool
  /// What became of each argument that takes part, in the order of their names.
  public let fields: [Field]

  /// One argument beside the message's header of the same name.
  public struct Field: Hashable, Sendable {
    /// The name of both.
    public let name: ShortString
    /// What the binding wants; void wants only that the header exists.
    public let expected: FieldValue
    /// What the message has.
    public let found: FieldValue?
    /// Whether they agree.
    public let isMatch: Bool
  }
}

/// The rules of a headers exchange.
public enum HeadersMatchMode: String, Hashable, Sendable, CaseIterable {
  /// Every argument, but for those named `x-…`.
  case all
  /// At least one argument, those named `x-…` left out.
  case any
  /// Every argument, those named `x-…` too.
  case allWithX = "all-with-x"
  /// At least one argument, those named `x-…` too.
  case anyWithX = "any-with-x"
}
