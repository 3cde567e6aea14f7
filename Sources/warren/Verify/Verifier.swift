import AMQPClient
import AMQPModel
import BrokerCore
import ManagementClient
import Narration
import Workbench

/// Does what a run did to a real broker, and compares what clients were told.
struct Verifier {
  /// How a line went.
  enum Verdict {
    case equal(things: Int)
    case different([Difference])
    case skipped(VerifyPhrase.Reason)
  }

  /// What differs in one sequence, side by side.
  struct Difference {
    /// The connection and channel; nil for what an operator did, or what there is in the end.
    let channel: ChannelAddress?
    let expected: [String]
    let actual: [String]
  }

  /// Warren, and Warren without the time that does not pass on the real broker.
  private var simulator: VerifySimulator
  private var timeless: VerifySimulator
  /// How far the simulator's clock was, and how much of that was waited for, in ms.
  private var clock = Instant.start
  private var waited = 0
  /// How much may still be waited, in ms.
  private var patience: Int
  private var peers: Peers
  private let seed: UInt64
  private let profile: BrokerProfile
  /// Connections that are not made on the real broker.
  private var absent: Set<ConnectionID> = []
  /// Whether something was skipped that later lines depend on.
  private var isAdrift = false
  /// What became of what an operator did in a line, here and there.
  private var managed: [(expected: String, actual: String)] = []
  private let isInterrupted: () -> Bool
  /// What could not be deleted.
  private(set) var leftovers: [String] = []

  /// More operations of one line than that are not repeated.
  private static let operationLimit = 2_000

  /// `patience` is how many milliseconds of virtual time may be waited for in all.
  init(
    _ run: Runthrough, _ peers: Peers, patience: Int,
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    seed = run.seed
    profile = run.profile
    simulator = VerifySimulator(seed: seed, profile: profile)
    timeless = simulator
    self.patience = patience
    self.peers = peers
    self.isInterrupted = isInterrupted
  }

  /// Makes what the run needs for itself alone.
  mutating func begin() throws(VerifyStop) {
    let reason: String?
    do {
      reason = try peers.estate?.open()
    } catch {
      throw .api(error)
    }
    if let reason { throw .noPlace(reason) }
  }

  /// Repeats a line; nil when it did nothing that concerns clients.
  mutating func verify(_ step: Runthrough.Step) throws(VerifyStop) -> Verdict? {
    if step.beginsAnew { try beginAnew() }
    guard !step.operations.isEmpty else { return nil }
    simulator.heard.forget()
    timeless.heard.forget()
    peers.heard.forget()
    managed = []
    guard step.operations.count <= Self.operationLimit else {
      isAdrift = true
      return .skipped(.tooMuch)
    }
    var skipped: VerifyPhrase.Reason?
    for performed in step.operations {
      if isInterrupted() { throw .interrupted }
      if isAdrift {
        skipped = skipped ?? .dependent
      } else if let reason = try verify(performed) {
        skipped = skipped ?? reason
      }
    }
    if !isAdrift { peers.finishLine() }
    // What was not waited for differs.
    if isInterrupted() { throw .interrupted }
    return skipped.map { .skipped($0) } ?? compared()
  }

  /// Repeats an operation; why it is not compared, where it is not.
  private mutating func verify(
    _ performed: PerformedOperation
  ) throws(VerifyStop) -> VerifyPhrase.Reason? {
    passTime(to: performed.instant)
    if peers.estate == nil, case .connectionOpened(let id, let login) = performed.operation {
      let isOwn = login.user == .guest && login.virtualHost == .default
      if isOwn { absent.remove(id) } else { absent.insert(id) }
    }
    let count = simulator.apply(performed.operation, at: performed.instant, leavingOut: absent)
    let timelessCount = timeless.apply(
      performed.operation, at: Instant(milliseconds: waited), leavingOut: absent)
    let reason = try repeated(performed.operation)
    switch reason {
    case nil, .otherLogin: break
    case .virtualTime, .restart, .management, .profile, .dependent, .tooMuch, .prefix:
      isAdrift = true
    }
    if isAdrift { return reason }
    if peers.estate == nil, simulator.hasLostKey {
      isAdrift = true
      return .prefix
    }
    // What only time has done is not there on the real broker.
    if simulator.heard.texts != timeless.heard.texts {
      isAdrift = true
      return .virtualTime
    }
    peers.wait(for: simulator.heard)
    peers.learn(from: simulator.heard)
    return reason ?? (count == timelessCount ? nil : .virtualTime)
  }

  /// Waits for what the simulator's clock has moved, as long as there is patience.
  private mutating func passTime(to instant: Instant) {
    let passed = instant.milliseconds - clock.milliseconds
    clock = instant
    guard passed > 0, passed <= patience else { return }
    patience -= passed
    waited += passed
    // The real clock may be a little late, and never early.
    peers.pause(passed + Self.slack)
  }

  private static let slack = 30

  private func compared() -> Verdict {
    let expected = simulator.heard.texts
    let actual = peers.shownTexts
    var differences: [Difference] = []
    for stream in Set(expected.keys).union(actual.keys).sorted() {
      let (left, right) = (expected[stream, default: []], actual[stream, default: []])
      guard left != right else { continue }
      differences.append(Difference(channel: stream.channel, expected: left, actual: right))
    }
    for (expected, actual) in managed where expected != actual {
      differences.append(Difference(channel: nil, expected: [expected], actual: [actual]))
    }
    guard differences.isEmpty else { return .different(differences) }
    return .equal(things: expected.values.reduce(managed.count) { $0 + $1.count })
  }

  /// Does an operation on the real broker; why not, where it is not done.
  private mutating func repeated(
    _ operation: Operation
  ) throws(VerifyStop) -> VerifyPhrase.Reason? {
    switch operation {
    case .connectionOpened(let id, let login):
      if absent.contains(id) { return .otherLogin }
      try peers.connect(id, login)
      return nil
    case .method(let method, let channel):
      if absent.contains(channel.connection) { return .otherLogin }
      peers.say(method, on: channel)
      return nil
    case .connectionClosed(let id, _):
      if absent.contains(id) { return .otherLogin }
      peers.kill(id)
      return nil
    case .timePassed: return nil
    case .brokerRestarted: return .restart
    case .profileChosen: return .profile
    case .violated: return .management
    case .management(let operation):
      guard peers.estate != nil else {
        return operation.concernsLoginsOnly ? .otherLogin : .management
      }
      try manage(operation)
      return nil
    }
  }

  /// Does what an operator did, and keeps what both brokers said.
  private mutating func manage(_ operation: ManagementOperation) throws(VerifyStop) {
    peers.settle()
    let reason: String?
    do {
      reason = try peers.estate?.perform(operation)
    } catch {
      throw .api(error)
    }
    // The texts are rabbitmqctl's here and the HTTP API's there.
    managed.append(
      (
        simulator.refusal.map { _ in "refused" } ?? "done",
        reason.map { _ in "refused" } ?? "done"
      ))
  }

  /// Compares what is declared now, by the definitions that both brokers export; nil where they
  /// cannot be compared any more.
  mutating func verifyDefinitions() throws(VerifyStop) -> Verdict? {
    guard !isAdrift, let estate = peers.estate else { return nil }
    let actual: Definitions?
    do {
      actual = try estate.definitions(peers.naming)
    } catch {
      throw .api(error)
    }
    guard var actual else { return nil }
    let expected = simulator.definitions
    guard expected == timeless.definitions else { return .skipped(.virtualTime) }
    actual.form = expected.form
    let (missing, surplus, count) = ManagementAPI.missing(of: expected, in: actual)
    guard missing.isEmpty, surplus.isEmpty else {
      return .different([Difference(channel: nil, expected: missing, actual: surplus)])
    }
    return .equal(things: count)
  }

  private mutating func beginAnew() throws(VerifyStop) {
    leftovers += peers.sweep()
    peers = peers.renewed()
    try begin()
    simulator = VerifySimulator(seed: seed, profile: profile)
    timeless = simulator
    (clock, waited) = (.start, 0)
    absent = []
    isAdrift = false
  }

  /// Deletes all that was made.
  mutating func finish() { leftovers += peers.sweep() }
}

/// The broker of the run, once more, with all that it says to its clients.
private struct VerifySimulator {
  private var broker: Broker
  private var buffer = EventBuffer(wanted: .all)
  var heard = Heard()
  /// RabbitMQ's reason where the last operation was an operator's and was refused.
  private(set) var refusal: ManagementRefusal?
  /// Whether a message died into an exchange where its key should be the name of a queue, which has
  /// a prefix on the real broker, and is not, or the other way round.
  private(set) var hasLostKey = false
  /// The messages whose keys have the prefix, since they were published to the default exchange.
  private var prefixed: Set<MessageNumber> = []

  /// What is declared in `/`.
  var definitions: Definitions { broker.definitions.only(.default) }

  init(seed: UInt64, profile: BrokerProfile) { broker = Broker(seed: seed, profile: profile) }

  /// Applies an operation; how many things happened.
  @discardableResult
  mutating func apply(
    _ operation: Operation, at instant: Instant, leavingOut absent: Set<ConnectionID>
  ) -> Int {
    if case .method(.basic(.publish), let channel) = operation {
      heard.notePublish(on: channel)
    }
    broker.apply(operation, at: instant, into: &buffer)
    refusal = nil
    for event in buffer.events {
      switch event.kind {
      case .sent(let method, let channel):
        if !absent.contains(channel.connection) { heard.note(method, on: channel) }
      case .managed(.refused(let reason)): refusal = reason
      case .published(let publication) where publication.message.exchange.isEmpty:
        prefixed.insert(publication.number)
      case .deadLettered(let number, let queue, _, let message):
        noteDeath(of: number, in: queue, message)
      case _: break
      }
    }
    defer { buffer.removeAll() }
    return buffer.events.count
  }

  private mutating func noteDeath(
    of number: MessageNumber, in queue: QueueName, _ message: Message
  ) {
    let isToQueue = message.exchange.isEmpty
    let key = broker.queueProperties(queue)?.arguments["x-dead-letter-routing-key"]
    if key != .longString(message.routingKey.value.octets), prefixed.contains(number) != isToQueue {
      // What does not look at the key does not miss it.
      let type = broker.exchangeList(in: .default).first { $0.name == message.exchange }?.type
      if type != .fanout, type != .headers { hasLostKey = true }
    }
    if isToQueue { prefixed.insert(number) } else { prefixed.remove(number) }
  }
}

extension ManagementOperation {
  /// Whether it only concerns who may come in, and what they may do.
  fileprivate var concernsLoginsOnly: Bool {
    switch self {
    case .addVirtualHost, .deleteVirtualHost, .addUser, .deleteUser, .changePassword, .setTags,
      .setPermissions, .clearPermissions, .setTopicPermissions, .clearTopicPermissions:
      true
    case .setOperatorPolicy, .clearOperatorPolicy, .setPolicy, .clearPolicy, .defineExchange,
      .defineQueue, .defineBinding:
      false
    }
  }
}
