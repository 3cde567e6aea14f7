import AMQPModel
import BrokerCore
import TestSupport

/// A second broker, deliberately naive: lists, linear searches and sorting, no index and no event.
///
/// It predicts what every client's socket receives and what the broker then holds, from the
/// recordings of RabbitMQ and not from `BrokerCore`. The names in brackets are the scenarios that
/// pin a rule. Where RabbitMQ leaves an order open because its queues are processes of their own,
/// the choice is said to be ours.
struct Auditor {
  /// What a client's socket receives.
  struct Sent: Equatable {
    let channel: ChannelAddress
    let method: Method
  }

  /// A channel or connection exception.
  struct Refusal: Error {
    let code: ReplyCode
    let detail: String

    init(_ code: ReplyCode, _ detail: String) {
      self.code = code
      self.detail = detail
    }

    /// At most 255 octets [reply-text-cut].
    var text: String {
      let text = "\(code.name) - \(detail)"
      return text.utf8.count > 255 ? "\(text.prefix(252))..." : text
    }
    /// AMQP's hard errors are the codes from 500.
    var closesConnection: Bool { code.rawValue >= 500 }
  }

  struct Connection {
    let id: ConnectionID
    let user: UserName
    let host: VirtualHostName
    /// Whether it may claim any `user_id`.
    let isImpersonator: Bool
  }

  struct Channel {
    let address: ChannelAddress
    /// For consumers that start later.
    var prefetch = 0
    /// For all consumers together; 0 for none.
    var limit = 0
    /// What counts against the limit.
    var volume = 0
    /// Which of the queues that found it full begins next.
    var turn = 0
    var lastTag = 0
    /// The number of the last publish, when they are confirmed.
    var lastConfirm: Int?
    var lastDeclaredQueue: QueueName?
    /// In the order of their tags.
    var unsettled: [Unsettled] = []
    var transaction: Transaction?
    /// What it was allowed, the latest last.
    var grants: [String] = []
    /// The keys that it was allowed.
    var topicGrants: [String] = []
    /// Whether definitions are imported over it.
    var isOperators = false
    var reply: Reply?
    /// What a commit is still to settle.
    var committing: [Unsettled] = []

    var isFull: Bool { limit > 0 && volume >= limit }
  }

  struct Unsettled {
    let tag: Int
    let queue: Int
    let queueName: QueueName
    /// nil when it was fetched.
    let consumer: ConsumerTag?
    let copy: Copy
  }

  struct Consumer {
    let number: Int
    let tag: ConsumerTag
    let queue: Int
    let channel: ChannelAddress
    let isAutomatic: Bool
    let isExclusive: Bool
    let prefetch: Int
    let priority: Int
    let arguments: FieldTable
    /// How many deliveries it takes before it must settle; nil for any number.
    var credit: Int?
  }

  struct Exchange {
    let name: ExchangeName
    let type: ExchangeType
    var isDurable = false
    var isAutoDelete = false
    var isInternal = false
    var arguments: FieldTable = [:]
    var wasBound = false
    var policy: Policy?
  }

  struct Copy {
    let number: Int
    var message: Message
    /// `CC` and `BCC`.
    var carbonKeys: [RoutingKey] = []
    var blindKeys: [RoutingKey] = []
    var deaths: [Death] = []
    var place = 0
    var expiry: Int?
    var wasDelivered = false
    /// How often it came back to a quorum queue.
    var returns = 0
    /// Whether a quorum queue prefers it.
    var isHigh = false
  }

  struct Queue {
    /// In the order of declaring.
    let number: Int
    let name: QueueName
    let isDurable: Bool
    let owner: ConnectionID?
    let isAutoDelete: Bool
    let isServerNamed: Bool
    let arguments: FieldTable
    /// The arguments as a policy leaves them.
    var settings: FieldTable
    var policy: Policy?
    var operatorPolicy: Policy?
    var lastUsed: Int
    var lastPlace = 0
    /// In the order in which they leave.
    var ready: [Copy] = []
    /// Consumers in the order of their turns, and those that were found full.
    var turns: [Int] = []
    var blocked: [Int] = []
    /// Channels that a message found full.
    var suspended: [ChannelAddress] = []
    /// The one that is served with `x-single-active-consumer`.
    var active: Int?
    /// Of a quorum queue.
    var isRefusing = false
    var lastReturn = 0
    /// How many left since the others had their turn.
    var turn = 0
    /// Whether the active consumer makes way for another as soon as it has settled.
    var isHandingOver = false
  }

  var now = 0
  var profile = BrokerProfile.current
  var users = [
    User(
      name: "guest", hash: PasswordHash(of: Password("guest"), salt: 0), tags: ["administrator"],
      permissions: [("/", .all)])
  ]
  var connections: [Connection] = []
  var channels: [Channel] = []
  /// In the order of starting.
  var consumers: [Consumer] = []
  /// The virtual host that is spoken of, and what is in it; the others are put aside.
  var host = VirtualHostName.default
  /// The one that counts before the others.
  var policies: [Policy] = []
  var operatorPolicies: [Policy] = []
  var exchanges: [Exchange] = []
  var queues: [Queue] = []
  var router = SlowRouter()
  var others: [Host] = []
  /// Which queue sits where, for the order of copies.
  var seats: [Int?] = []
  var freeSeats: [Int] = []
  var dying: [Dying] = []
  var published = 0
  /// For queues and consumers.
  var lastNumber = 0
  /// The names that the broker chose in this operation.
  var chosenNames: [ShortString] = []
  var sent: [Sent] = []
  /// What became of a management operation.
  var managed: String?
  /// What has happened how often, for the proof that something was tried.
  var counts: [String: Int] = [:]

  init() { addPredeclaredExchanges() }

  mutating func addPredeclaredExchanges() {
    let all: [(ExchangeName, ExchangeType)] = [
      ("amq.direct", .direct), ("amq.fanout", .fanout), ("amq.headers", .headers),
      ("amq.match", .headers), ("amq.rabbitmq.trace", .topic), ("amq.topic", .topic),
    ]
    for (name, type) in all {
      let isInternal = name == "amq.rabbitmq.trace"
      add(Exchange(name: name, type: type, isDurable: true, isInternal: isInternal))
    }
  }

  mutating func count(_ label: String) { counts[label, default: 0] += 1 }

  mutating func send(_ method: Method, to channel: ChannelAddress) {
    sent.append(Sent(channel: channel, method: method))
  }

  // MARK: Applying

  /// What `operation` makes the sockets receive; `names` are those that the broker chose.
  mutating func apply(
    _ operation: Operation, at instant: Instant, names: [ShortString]
  ) -> [Sent] {
    sent = []
    managed = nil
    chosenNames = names
    switch operation {
    case .connectionOpened(let id, let login): open(id, login)
    case .connectionClosed(let id, _): close(id)
    case .timePassed: passTime(to: instant.milliseconds)
    case .brokerRestarted: restart()
    case .management(let operation): manage(operation)
    case .profileChosen(let profile):
      self.profile = profile
      count("profile \(profile.rawValue)")
    case .violated: break
    case .method(let method, let address): perform(method, on: address)
    }
    now = instant.milliseconds
    buryTheDead()
    return sent
  }

  private mutating func perform(_ method: Method, on address: ChannelAddress) {
    if let own = connections.first(where: { $0.id == address.connection }) { enter(own.host) }
    do {
      guard let channel = channels.firstIndex(where: { $0.address == address }) else {
        guard method == .channel(.open) else {
          throw Refusal(.channelError, "expected 'channel.open'")
        }
        channels.append(Channel(address: address))
        send(.channel(.openOk), to: address)
        return
      }
      switch method {
      case .channel(let method): try perform(method, on: channel)
      case .exchange(let method): try perform(method, on: channel)
      case .queue(let method): try perform(method, on: channel)
      case .basic(let method): try perform(method, on: channel)
      case .tx(let method): try perform(method, on: channel)
      case .confirm:
        if channels[channel].transaction != nil {
          throw Refusal(.preconditionFailed, "cannot switch from tx to confirm mode")
        }
        if channels[channel].lastConfirm == nil { channels[channel].lastConfirm = 0 }
        send(.confirm(.selectOk), to: address)
      case .connection: break
      }
    } catch let refusal as Refusal {
      refuse(refusal, method.id, on: address)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private mutating func perform(_ method: ChannelMethod, on channel: Int) throws {
    let address = channels[channel].address
    switch method {
    // [channel-open-twice]
    case .open: throw Refusal(.channelError, "second 'channel.open' seen")
    case .flow(let flow):
      // [channel-flow]
      guard flow.active else { throw Refusal(.notImplemented, "active=false") }
      send(.channel(.flowOk(.init(active: true))), to: address)
    case .close:
      close([address])
      send(.channel(.closeOk), to: address)
    case .openOk, .closeOk, .flowOk: break
    }
  }

  private mutating func refuse(
    _ refusal: Refusal, _ method: MethodID, on address: ChannelAddress
  ) {
    count("refused \(refusal.code.rawValue)")
    if refusal.closesConnection {
      // The channel that raised it is gone before the others hear of it
      // [connection-exception-channel-first].
      close([address])
      let close = ConnectionMethod.Close(
        replyCode: refusal.code, replyText: refusal.text, cause: method)
      send(.connection(.close(close)), to: ChannelAddress(address.connection, 0))
      self.close(address.connection)
    } else {
      let close = ChannelMethod.Close(
        replyCode: refusal.code, replyText: refusal.text, cause: method)
      send(.channel(.close(close)), to: address)
      self.close([address])
    }
  }
}
