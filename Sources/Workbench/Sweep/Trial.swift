import AMQPModel
import BrokerCore
import Simulation

/// What is noted of one run of a sweep, of one queue of the virtual host `/`.
struct Trial {
  /// The queue.
  let queue: QueueName
  /// When it began.
  let start: Instant
  /// The consumers whose work counts.
  var workers: Set<Worker.ID> = []
  /// When one of them finished a message for the last time.
  private(set) var lastFinish: Instant?
  /// How many messages they finished.
  private(set) var finished = 0
  /// ms that they were busy, all together.
  private(set) var busy = 0
  /// The most messages that waited while time passed.
  private(set) var longestQueue = 0
  /// The longest wait until a first delivery, in ms.
  private(set) var longestWait = 0

  private var waitSum = 0
  private var waitCount = 0
  // Since when a message waits that nobody was given yet.
  private var waiting: [MessageNumber: Instant] = [:]

  /// A run that begins at `start` with `ready` messages waiting.
  init(queue: QueueName, start: Instant, ready: [ReadyMessage]) {
    self.queue = queue
    self.start = start
    for message in ready { waiting[message.number] = start }
  }

  /// The mean of the waits, in ms.
  var meanWait: Int { waitCount == 0 ? 0 : (waitSum + waitCount / 2) / waitCount }

  /// How much of the time until the last message was finished all workers were busy, in percent.
  var busyPercent: Int {
    let time = lastFinish.map { $0.milliseconds - start.milliseconds } ?? 0
    let whole = Double(time) * Double(workers.count)
    return whole <= 0 ? 0 : Int((Double(busy) / whole * 100).rounded())
  }

  /// Takes notice of an event.
  mutating func note(_ event: Event) {
    guard event.virtualHost == nil else { return }
    if case .enqueued(let number, queue, _) = event.kind { waiting[number] = event.instant }
    if case .delivered(let delivery) = event.kind, delivery.queue == queue,
      let since = waiting.removeValue(forKey: delivery.number)
    {
      let wait = event.instant.milliseconds - since.milliseconds
      waitSum += wait
      waitCount += 1
      longestWait = max(longestWait, wait)
    }
  }

  /// Takes notice of the time until the next thing, and of the thing.
  mutating func note(_ thing: Actors.Thing, at bench: Bench) {
    let passing = thing.instant.milliseconds - bench.now.milliseconds
    if passing > 0 {
      busy += passing * bench.actors.workers.count { $0.due != nil && workers.contains($0.id) }
      longestQueue = max(longestQueue, bench.broker.readyCount(in: queue, of: .default))
    }
    if case .worker(let index) = thing.kind, workers.contains(bench.actors.workers[index].id) {
      finished += 1
      lastFinish = thing.instant
    }
  }
}
