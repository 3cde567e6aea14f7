import AMQPClient
import AMQPModel
import BrokerCore
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
    let channel: ChannelAddress
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
  /// What could not be deleted.
  private(set) var leftovers: [String] = []

  /// More operations of one line than that are not repeated.
  private static let operationLimit = 2_000

  /// `patience` is how many milliseconds of virtual time may be waited for in all.
  init(_ run: Runthrough, _ peers: Peers, patience: Int) {
    seed = run.seed
    profile = run.profile
    simulator = VerifySimulator(seed: seed, profile: profile)
    timeless = simulator
    self.patience = patience
    self.peers = peers
  }

  /// Repeats a line; nil when it did nothing that concerns clients.
  mutating func verify(_ step: Runthrough.Step) throws(ClientFailure) -> Verdict? {
    if step.beginsAnew { beginAnew() }
    guard !step.operations.isEmpty else { return nil }
    simulator.heard.forget()
    timeless.heard.forget()
    peers.heard.forget()
    guard step.operations.count <= Self.operationLimit else {
      isAdrift = true
      return .skipped(.tooMuch)
    }
    var skipped: VerifyPhrase.Reason?
    for performed in step.operations {
      if isAdrift {
        skipped = skipped ?? .dependent
      } else if let reason = try verify(performed) {
        skipped = skipped ?? reason
      }
    }
    if !isAdrift { peers.finishLine() }
    return skipped.map { .skipped($0) } ?? compared()
  }

  /// Repeats an operation; why it is not compared, where it is not.
  private mutating func verify(
    _ performed: PerformedOperation
  ) throws(ClientFailure) -> VerifyPhrase.Reason? {
    passTime(to: performed.instant)
    if case .connectionOpened(let id, let login) = performed.operation {
      let isOwn = login.user == .guest && login.virtualHost == .default
      if isOwn { absent.remove(id) } else { absent.insert(id) }
    }
    let count = simulator.apply(performed.operation, at: performed.instant, leavingOut: absent)
    let timelessCount = timeless.apply(
      performed.operation, at: Instant(milliseconds: waited), leavingOut: absent)
    let reason = try repeated(performed.operation)
    switch reason {
    case nil, .otherLogin: break
    case .virtualTime, .restart, .management, .profile, .dependent, .tooMuch: isAdrift = true
    }
    if isAdrift { return reason }
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
    guard differences.isEmpty else { return .different(differences) }
    return .equal(things: expected.values.reduce(0) { $0 + $1.count })
  }

  /// Does an operation on the real broker; why not, where it is not done.
  private mutating func repeated(
    _ operation: Operation
  ) throws(ClientFailure) -> VerifyPhrase.Reason? {
    switch operation {
    case .connectionOpened(let id, _):
      if absent.contains(id) { return .otherLogin }
      try peers.connect(id)
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
    case .management(let operation): return operation.concernsLoginsOnly ? .otherLogin : .management
    }
  }

  private mutating func beginAnew() {
    leftovers += peers.sweep()
    peers = peers.renewed()
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
    for case .sent(let method, let channel) in buffer.events.map(\.kind)
    where !absent.contains(channel.connection) {
      heard.note(method, on: channel)
    }
    defer { buffer.removeAll() }
    return buffer.events.count
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
