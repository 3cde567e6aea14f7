import BrokerCore
import Narration

/// What the commands of a question led to, from which its answer is computed.
struct LessonEvidence {
  /// What happened in the broker, in order.
  private(set) var events: [Event] = []
  /// The last sweep.
  private(set) var swept: SweepReport?

  /// Notes what a command reported.
  mutating func note(_ report: Report) {
    if case .happened(let happening) = report { events += happening.events }
    if case .answered(.simulation(.sweep(let report))) = report { swept = report }
  }
}
