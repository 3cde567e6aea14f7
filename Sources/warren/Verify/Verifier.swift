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

  private var simulator: VerifySimulator
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

  init(_ run: Runthrough, _ peers: Peers) {
    seed = run.seed
    profile = run.profile
    simulator = VerifySimulator(seed: seed, profile: profile)
    self.peers = peers
  }

  /// Repeats a line; nil when it did nothing that concerns clients.
  mutating func verify(_ step: Runthrough.Step) throws(ClientFailure) -> Verdict? {
    if step.beginsAnew { beginAnew() }
    guard !step.operations.isEmpty else { return nil }
    peers.heard.forget()
    simulator.heard.forget()
    guard step.operations.count <= Self.operationLimit else {
      for performed in step.operations { _ = simulator.apply(performed, leavingOut: absent) }
      isAdrift = true
      return .skipped(.tooMuch)
    }
    var skipped: VerifyPhrase.Reason?
    for performed in step.operations {
      let happened = simulator.apply(performed, leavingOut: absent)
      let reason = isAdrift ? .dependent : try repeated(performed.operation, happened)
      if let reason {
        skipped = skipped ?? reason
        if reason != .otherLogin, reason != .dependent { isAdrift = true }
        continue
      }
      if isAdrift { continue }
      peers.wait(for: simulator.heard)
      peers.learn(from: simulator.heard)
    }
    if isAdrift || skipped != nil {
      if !isAdrift { peers.finishLine() }
      return .skipped(skipped ?? .dependent)
    }
    peers.finishLine()
    return compared()
  }

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
    _ operation: Operation, _ happened: Bool
  ) throws(ClientFailure) -> VerifyPhrase.Reason? {
    switch operation {
    case .connectionOpened(let id, let login):
      guard login.user == .guest, login.virtualHost == .default else {
        absent.insert(id)
        return .otherLogin
      }
      absent.remove(id)
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
    case .timePassed: return happened ? .virtualTime : nil
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

  /// Whether anything happened.
  mutating func apply(_ performed: PerformedOperation, leavingOut absent: Set<ConnectionID>) -> Bool {
    if case .method(.basic(.publish), let channel) = performed.operation {
      heard.notePublish(on: channel)
    }
    broker.apply(performed.operation, at: performed.instant, into: &buffer)
    for case .sent(let method, let channel) in buffer.events.map(\.kind)
    where !absent.contains(channel.connection) {
      heard.note(method, on: channel)
    }
    defer { buffer.removeAll() }
    return !buffer.events.isEmpty
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
