import AMQPModel
import BrokerCore
import Narration
import Simulation

/// Two runs side by side.
extension Session {
  func compare(_ first: String, with second: String?, _ listener: Listener) -> Outcome {
    guard let left = state.checkpoints[first] else { return missingCheckpoint(first, listener) }
    let right: Bench
    if let second {
      guard let found = state.checkpoints[second] else {
        return missingCheckpoint(second, listener)
      }
      right = found
    } else {
      right = bench
    }
    // Bars can be compared when their columns are equally wide.
    let span = max(left.span, right.span)
    let comparison = RunComparison(
      left.summary(named: first, span: span), with: right.summary(named: second, span: span))
    listener(.answered(.simulation(.comparison(comparison))))
    return .fine
  }
}

extension Bench {
  /// How many ms its timeline covers.
  fileprivate var span: Int { actors.timeline.span(until: now) }

  /// What came of the run that led here.
  fileprivate func summary(named name: String?, span: Int) -> RunSummary {
    let chart = actors.timeline.chart(
      with: broker, at: now, columns: RunComparison.barColumns, span: span)
    var summary = RunSummary(
      name: name, clock: now.milliseconds, columnWidth: chart.columnWidth,
      consumers: consumers(in: chart))
    summary.published = broker.publishedCount
    summary.lost = actors.lostCount
    for host in broker.virtualHostNames {
      for queue in broker.queueSnapshots(in: host) {
        summary.ready += queue.ready
        summary.unacknowledged += queue.unacknowledged
      }
    }
    summary.longestQueue = chart.rows.filter { $0.kind == .queue }.map(\.peak).max() ?? 0
    summary.finished = actors.timeline.lastFinish?.milliseconds
    for number in 0..<broker.publishedCount {
      if let life = chronicle.life(of: number + 1) {
        summary.note(life)
      } else {
        summary.forgotten += 1
      }
    }
    return summary
  }

  private func consumers(in chart: TimelineChart) -> [RunSummary.Consumer] {
    let names = directory.delivered.keys.sorted { left, right in
      let (short, long) = (left.value.octets.count, right.value.octets.count)
      // C2 in front of C10.
      return short == long ? left < right : short < long
    }
    return names.map { name in
      let bodies = directory.delivered[name] ?? ChunkedList()
      let bar = chart.rows.first { row in
        switch row.kind {
        case .worker, .consumer: row.name == name.value && !row.values.isEmpty
        case .producer, .queue: false
        }
      }
      return RunSummary.Consumer(
        name: name, bodies: Array(bodies.prefix(RunComparison.bodyLimit)), count: bodies.count,
        bar: bar)
    }
  }
}

extension RunSummary {
  /// Counts what became of one message.
  fileprivate mutating func note(_ life: MessageLife) {
    // Since when a copy waits that nobody was given yet, by queue.
    var waiting: [QueueName: Int] = [:]
    for event in life.events {
      let now = event.instant.milliseconds
      if case .enqueued(_, let queue, _) = event.kind { waiting[queue] = now }
      if case .dropped = event.kind { lost += 1 }
      if case .acknowledged = event.kind { acknowledged += 1 }
      if case .delivered(let delivery) = event.kind {
        delivered += 1
        if delivery.isRedelivered { redelivered += 1 }
        if let since = waiting.removeValue(forKey: delivery.queue) { noteWait(now - since) }
      }
      if case .got(let fetch) = event.kind, let since = waiting.removeValue(forKey: fetch.queue) {
        noteWait(now - since)
      }
      if event.kind.isSettling { finished = max(finished ?? now, now) }
    }
  }

  private mutating func noteWait(_ milliseconds: Int) {
    // An instant may be as far away as there are numbers.
    waitSum = waitSum.addingReportingOverflow(milliseconds).overflow ? .max : waitSum + milliseconds
    waitCount += 1
    longestWait = max(longestWait, milliseconds)
  }
}

extension Event.Kind {
  /// Whether it ends a delivery for good.
  fileprivate var isSettling: Bool {
    if case .acknowledged = self { return true }
    if case .rejected = self { return true }
    return false
  }
}
