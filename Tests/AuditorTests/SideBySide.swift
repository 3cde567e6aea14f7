import AMQPModel
import BrokerCore
import CommandLanguage
import TestSupport

/// Runs the broker and the model side by side.
struct SideBySide {
  private var broker: Broker
  private(set) var auditor = Auditor()
  private var clock = 0
  private var count = 0

  init(seed: UInt64 = 1) { broker = Broker(seed: seed) }

  /// Whether a host could say this now: a connection is opened once, and used while it is open.
  private func isPossible(_ operation: Operation) -> Bool {
    switch operation {
    case .connectionOpened(let id, _): !broker.isOpen(id)
    case .connectionClosed(let id, _): broker.isOpen(id)
    case .method(_, let address): broker.isOpen(address.connection)
    case .timePassed, .brokerRestarted, .management, .profileChosen, .violated: true
    }
  }

  /// Takes one step; returns what differs, readably.
  mutating func take(_ step: Step, comparingEverything: Bool) -> String? {
    guard isPossible(step.operation) else { return nil }
    clock += step.delay
    count += 1
    let operation = resolved(step.operation)
    let instant = Instant(milliseconds: clock)
    var buffer = EventBuffer(wanted: [.sent, .happenings])
    broker.apply(operation, at: instant, into: &buffer)
    let got = buffer.events.compactMap { event in
      if case .sent(let method, to: let channel) = event.kind {
        Auditor.Sent(channel: channel, method: Wire.visible(method))
      } else {
        nil
      }
    }
    let names = Self.names(in: got) + Self.replyNames(in: buffer.events)
    let expected = auditor.apply(operation, at: instant, names: names)
    let difference =
      Self.difference(expected, got) ?? Self.difference(auditor.managed, buffer.events)
    if difference != nil || !comparingEverything { return difference }
    return stateDifference ?? broker.invariantViolation
  }

  /// What the broker holds and the model does not, and the other way round.
  private var stateDifference: String? {
    let expected = HeldState.lines(of: auditor)
    let got = HeldState.lines(of: broker)
    if expected == got { return nil }
    let missing = expected.filter { !got.contains($0) }
    let extra = got.filter { !expected.contains($0) }
    return Self.report("should hold", missing, "holds", extra)
  }

  private static func report(
    _ first: String, _ expected: [String], _ second: String, _ got: [String]
  ) -> String {
    func list(_ lines: [String]) -> String {
      lines.isEmpty ? "\n    nothing" : lines.map { "\n    \($0)" }.joined()
    }
    return "\n  \(first)\(list(expected))\n  \(second)\(list(got))"
  }

  /// Each channel's methods in their order; between channels there is none.
  private static func difference(_ expected: [Auditor.Sent], _ got: [Auditor.Sent]) -> String? {
    let channels = (expected + got).map(\.channel)
    for channel in channels {
      let left = expected.filter { $0.channel == channel }
      let right = got.filter { $0.channel == channel }
      if left != right {
        return report("expected", left.map { Wire.text($0) }, "got", right.map { Wire.text($0) })
      }
    }
    return nil
  }

  /// What became of a management operation.
  private static func difference(_ expected: String?, _ events: [Event]) -> String? {
    var got: String?
    for case .managed(let outcome) in events.lazy.map(\.kind) {
      switch outcome {
      case .refused(let refusal): got = "\(refusal.code) \(refusal.text)"
      case .policySet(_, in: _, let queues, let exchanges):
        got = "policy for \(queues) queues and \(exchanges) exchanges"
      case .operatorPolicySet(_, in: _, let queues): got = "operator policy for \(queues) queues"
      case .passwordCleared: got = "password cleared"
      case .virtualHostAdded, .virtualHostDeleted, .userAdded, .userDeleted, .passwordChanged,
        .tagsSet, .permissionsSet, .permissionsCleared, .policyCleared, .operatorPolicyCleared,
        .topicPermissionsSet, .topicPermissionsCleared:
        got = "done"
      }
    }
    return expected == got ? nil : report("expected", [expected ?? ""], "got", [got ?? ""])
  }

  // MARK: Names

  /// A message to the replies of a channel, which the workload calls by its address, under the name
  /// that the broker chose.
  private func resolved(_ operation: Operation) -> Operation {
    func name(_ placeholder: ShortString) -> ShortString {
      let channel = auditor.channels.first { Workload.replies(of: $0.address) == placeholder }
      return channel?.reply?.name.value ?? placeholder
    }
    guard case .method(let method, let address) = operation else { return operation }
    switch method {
    case .basic(.publish(var publish))
    where Workload.isPlaceholder(publish.message.routingKey.value):
      publish.message = Message(
        exchange: publish.message.exchange,
        routingKey: RoutingKey(name(publish.message.routingKey.value)),
        properties: publish.message.properties, body: publish.message.body)
      return .method(.basic(.publish(publish)), on: address)
    case .queue(.declare(var declare)) where Workload.isPlaceholder(declare.queue.value):
      declare.queue = QueueName(name(declare.queue.value))
      return .method(.queue(.declare(declare)), on: address)
    case .basic, .queue, .connection, .channel, .exchange, .confirm, .tx: return operation
    }
  }

  private static func replyNames(in events: [Event]) -> [ShortString] {
    events.compactMap { event in
      guard case .directReply(.opened(_, on: _, name: let name)) = event.kind else { return nil }
      return name.value
    }
  }

  /// The names that the broker chose for a queue or a consumer, in refusals too.
  private static func names(in sent: [Auditor.Sent]) -> [ShortString] {
    sent.compactMap {
      switch $0.method {
      case .queue(.declareOk(let answer)): return answer.queue.value
      case .basic(.consumeOk(let answer)): return answer.consumerTag.value
      case .channel(.close(let close)):
        let quoted = close.replyText.split(separator: "'").first { $0.hasPrefix("amq.gen-") }
        return quoted.map { ShortString(truncating: String($0)) }
      default: return nil
      }
    }
  }

  // MARK: Whole sequences

  /// The first difference of a sequence, or nil; what is held is compared after each step, or only
  /// after the last one.
  static func difference(in steps: [Step], comparingEverything: Bool = true) -> String? {
    var pair = SideBySide()
    for (index, step) in steps.enumerated() {
      let isCompared = comparingEverything || index == steps.count - 1
      if let difference = pair.take(step, comparingEverything: isCompared) {
        return "\(difference)\n  after \(line(of: step))"
      }
    }
    return nil
  }

  /// Tries `length` steps from `seed`, comparing what is held after some of them; returns a report
  /// with the fewest steps that differ, or what has happened.
  static func run(seed: UInt64, length: Int) -> (problem: String?, counts: [String: Int]) {
    var pair = SideBySide()
    var workload = Workload(seed: seed)
    var steps: [Step] = []
    for index in 1...length {
      steps.append(workload.next(for: pair.auditor))
      let isSample = index % 10 == 0 || index == length
      if pair.take(steps[index - 1], comparingEverything: isSample) != nil {
        return (report(steps, seed: seed), pair.auditor.counts)
      }
    }
    return (nil, pair.auditor.counts)
  }

  private static func report(_ steps: [Step], seed: UInt64) -> String {
    let fewest = CommandScript.shrink(steps) {
      difference(in: $0, comparingEverything: false) != nil
    }
    let script = fewest.map { "\n  \(line(of: $0))" }.joined()
    return "seed \(seed)\(script)\n\(difference(in: fewest) ?? "")"
  }

  static func line(of step: Step) -> String {
    if step.operation == .timePassed {
      return Statement(.tick(milliseconds: step.delay)).description
    }
    let line = CommandScript.statement(of: step.operation)?.description
    guard let line else { return "(not a line) \(step.operation)" }
    // Lines never show a password; these are no secret.
    guard case .connectionOpened(_, let login) = step.operation,
      let clear = Workload.passwords.first(where: { Password($0) == login.password })
    else { return line }
    return line.replacing("password=****", with: "password=\(clear)")
  }
}
