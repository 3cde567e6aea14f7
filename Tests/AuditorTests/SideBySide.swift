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
    let instant = Instant(milliseconds: clock)
    var buffer = EventBuffer(wanted: .sent)
    broker.apply(step.operation, at: instant, into: &buffer)
    let got = buffer.events.compactMap { event in
      if case .sent(let method, to: let channel) = event.kind {
        Auditor.Sent(channel: channel, method: Wire.visible(method))
      } else {
        nil
      }
    }
    let expected = auditor.apply(step.operation, at: instant, names: Self.names(in: got))
    let difference = Self.difference(expected, got)
    if difference != nil || !comparingEverything { return difference }
    return broker.invariantViolation ?? stateDifference
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

  /// The first difference of a sequence, or nil.
  static func difference(in steps: [Step]) -> String? {
    var pair = SideBySide()
    for step in steps {
      if let difference = pair.take(step, comparingEverything: true) {
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
    let fewest = CommandScript.shrink(steps) { difference(in: $0) != nil }
    let script = fewest.map { "\n  \(line(of: $0))" }.joined()
    return "seed \(seed)\(script)\n\(difference(in: fewest) ?? "")"
  }

  private static func line(of step: Step) -> String {
    if step.operation == .timePassed {
      return Statement(.tick(milliseconds: step.delay)).description
    }
    return CommandScript.statement(of: step.operation)?.description
      ?? "(not a line) \(step.operation)"
  }
}
