import AMQPModel
import BrokerCore
import CommandLanguage
import Narration
import Simulation

/// The same scenario once for each value, each on a copy of the bench.
extension Session {
  /// What the runs of a sweep have in common.
  private struct Plan {
    let sweep: SweepStatement
    let queue: QueueName
    /// The queue's workers at the bench; each run starts them anew.
    let patterns: [Pattern]
    /// When a run is over at the latest.
    let end: Instant
  }

  /// A worker to be started in each run.
  private struct Pattern {
    let worker: Worker
    let properties: ConsumerProperties
  }

  /// How a run ended.
  private enum Run {
    case done(SweepReport.Row)
    case failed(NoticePhrase)
    case interrupted
  }

  func sweep(_ sweep: SweepStatement, _ listener: Listener) -> Outcome {
    guard let plan = plan(sweep, listener) else { return .failed }
    let count = sweep.values.count
    defer { configuration.progressed(count, count) }
    var rows: [SweepReport.Row] = []
    var isInterrupted = false
    for value in sweep.values {
      configuration.progressed(rows.count, count)
      let run = configuration.isInterrupted() ? .interrupted : self.run(plan, at: value)
      switch run {
      case .done(let row): rows.append(row)
      case .failed(let phrase):
        listener(.failed(phrase))
        return .failed
      case .interrupted: isInterrupted = true
      }
      if isInterrupted { break }
    }
    let report = SweepReport(
      queue: plan.queue, variable: sweep.variable, deadline: sweep.deadline, rows: rows)
    if !rows.isEmpty { listener(.answered(.simulation(.sweep(report)))) }
    if isInterrupted {
      listener(
        .noticed(.experiment(.interrupted(done: rows.count, of: count))))
      return .interrupted
    }
    return sweep.path.map { draw(report, to: $0, listener) } ?? .fine
  }

  private func draw(_ report: SweepReport, to path: String, _ listener: Listener) -> Outcome {
    do {
      try configuration.files.write(path, Array(SweepChart(report, in: language).text.utf8))
    } catch {
      return fail(error, path, listener)
    }
    listener(.noticed(.experiment(.written(path: visible(path)))))
    return .fine
  }

  // MARK: Planning

  /// What there is to run; nil where nothing is, which is reported.
  private func plan(_ sweep: SweepStatement, _ listener: Listener) -> Plan? {
    guard let queue = queue(to: sweep, listener) else { return nil }
    let patterns = patterns(of: queue)
    if let problem = problem(sweep, queue, patterns) {
      listener(.failed(problem))
      return nil
    }
    return Plan(
      sweep: sweep, queue: queue, patterns: patterns,
      end: bench.now.later(by: max(Self.idleLimit, sweep.deadline ?? 0)))
  }

  /// The queue that is named, or the only one that can be meant.
  private func queue(to sweep: SweepStatement, _ listener: Listener) -> QueueName? {
    if let name = sweep.queue {
      if bench.broker.queueProperties(queue(name)) != nil { return queue(name) }
      _ = missingQueue(name, in: .default, listener)
      return nil
    }
    let names = bench.broker.queueNames()
    let working = names.filter { !patterns(of: $0).isEmpty }
    if let only = names.count == 1 ? names.first : working.count == 1 ? working.first : nil {
      return only
    }
    let some = (working.isEmpty ? names : working).prefix(Self.namedQueues).map { visible($0) }
    listener(.failed(.experiment(some.isEmpty ? .noQueue : .whichQueue(some))))
    return nil
  }

  private static let namedQueues = 5

  private func patterns(of queue: QueueName) -> [Pattern] {
    guard bench.actors.count > 0 else { return [] }
    return bench.broker.consumerSnapshots(in: .default).map(\.properties)
      .filter { $0.queue == queue }
      .compactMap { consumer in
        bench.actors.worker(Worker.ID(consumer.tag, on: consumer.channel))
          .map { Pattern(worker: $0, properties: consumer) }
      }
  }

  /// Why the runs would mean nothing; nil if they do.
  private func problem(
    _ sweep: SweepStatement, _ queue: QueueName, _ patterns: [Pattern]
  ) -> NoticePhrase? {
    let name = visible(queue)
    let isTimed = sweep.variable == .work || sweep.fixed[.work] != nil
    if patterns.isEmpty, !isTimed { return .experiment(.noWork(queue: name)) }
    if let producer = bench.actors.producers.first(where: { $0.count == nil }) {
      return .experiment(.endless(producer: visible(producer.name)))
    }
    for worker in patterns.map(\.worker) where worker.isAutomatic && worker.waitingCount > 0 {
      return .experiment(
        .taken(consumer: visible(worker.id.consumer), count: worker.waitingCount))
    }
    let held = patterns.contains { $0.worker.waitingCount > 0 }
    let waiting = bench.broker.readyCount(in: queue, of: .default)
    if waiting == 0, !held, bench.actors.producers.isEmpty {
      return .experiment(.nothingToDo(queue: name))
    }
    let most = sweep.variable == .consumers ? sweep.values.max() : sweep.fixed[.consumers]
    if bench.actors.count + (most ?? 0) > Actors.limit {
      return .simulation(.tooManyActors(limit: Actors.limit))
    }
    return nil
  }

  // MARK: Running

  private func run(_ plan: Plan, at value: Int) -> Run {
    var copy = self
    copy.history = History()
    copy.state.checkpoints = [:]
    copy.dismiss(plan.patterns)
    if let interval = plan.sweep.setting(.every, at: value) {
      copy.state.bench.actors.pace(every: interval, from: copy.bench.now)
    }
    let ready = copy.bench.broker.readyMessages(in: plan.queue)
    var trial = Trial(queue: plan.queue, start: bench.now, ready: ready)
    for index in 0..<(plan.sweep.setting(.consumers, at: value) ?? max(1, plan.patterns.count)) {
      var id: Worker.ID?
      let events = copy.events { id = $0.hire(index, plan, at: value, $1) }
      guard let id else { return .failed(.experiment(.refused(text: Self.refusal(in: events)))) }
      for event in events { trial.note(event) }
      trial.workers.insert(id)
    }
    if let failure = copy.work(until: plan.end, &trial) { return failure }
    return .done(copy.row(of: trial, at: value))
  }

  /// What happens in the broker while `body` is done.
  private mutating func events(of body: (inout Session, Listener) -> Void) -> [Event] {
    var events: [Event] = []
    func hear(_ report: Report) {
      if case .happened(let happening) = report { events += happening.events }
    }
    body(&self, hear)
    flush(hear)
    return events
  }

  private static func refusal(in events: [Event]) -> String {
    for case .exceptionRaised(let exception, _) in events.lazy.map(\.kind) {
      return visible("\(exception.code.rawValue) \(exception.text)")
    }
    return ""
  }

  /// Sends the queue's workers away; what they held is back in its place.
  private mutating func dismiss(_ patterns: [Pattern]) {
    for channel in Set(patterns.map(\.properties.channel)).sorted(by: Self.isInFront) {
      let close = ChannelMethod.Close(replyCode: .replySuccess, replyText: "")
      _ = events { session, listener in
        session.apply(.method(.channel(.close(close)), on: channel), listener)
      }
    }
  }

  private static func isInFront(_ left: ChannelAddress, _ right: ChannelAddress) -> Bool {
    left.connection == right.connection
      ? left.channel < right.channel : left.connection < right.connection
  }

  /// Starts the worker at `index`, like its pattern or the last one; nil if it is refused.
  private mutating func hire(
    _ index: Int, _ plan: Plan, at value: Int, _ listener: Listener
  ) -> Worker.ID? {
    let pattern = plan.patterns.isEmpty ? nil : plan.patterns[min(index, plan.patterns.count - 1)]
    var consume = ConsumeStatement(queue: plan.queue)
    if index < plan.patterns.count, let tag = pattern?.properties.tag {
      consume.name = tag.description
    }
    let prefetch =
      plan.sweep.setting(.prefetch, at: value) ?? pattern?.properties.prefetchCount ?? 1
    consume.prefetch = UInt16(clamping: prefetch)
    consume.isAutomatic = pattern?.worker.isAutomatic ?? false
    consume.isExclusive = pattern?.properties.isExclusive ?? false
    consume.arguments = pattern?.properties.arguments ?? [:]
    var work = WorkStatement(milliseconds: pattern?.worker.time.fixedMilliseconds)
    if let time = plan.sweep.setting(.work, at: value) { work.milliseconds = time }
    work.ackEvery = pattern?.worker.ackEvery ?? 1
    work.rejectEvery = pattern?.worker.rejectEvery
    consume.work = work
    let known = Set(bench.directory.consumers.keys)
    guard self.consume(consume, nil, listener) == .fine else { return nil }
    return bench.directory.consumers.values.first { !known.contains($0.tag) }
      .map { Worker.ID($0.tag, on: $0.channel) }
  }

  /// Lets everything happen; how it ended, if not as it should.
  private mutating func work(until end: Instant, _ trial: inout Trial) -> Run? {
    var explanations: [String: RoutingExplanation?] = [:]
    var done = 0
    var unchecked = 0
    while let thing = nextThing(), thing.instant <= end, done < configuration.thingLimit {
      if done % 256 == 255, configuration.isInterrupted() { return .interrupted }
      unchecked += bytes(of: thing)
      if done % 256 == 0 || unchecked > Self.bodyLimit {
        unchecked = bytes(of: thing)
        if !hasRoom(messages: 1, bytes: unchecked) {
          return .failed(.memoryFull(limit: Self.messageLimit))
        }
      }
      trial.note(thing, at: bench)
      let events = events { _ = $0.perform(thing, &explanations, $1) }
      for event in events { trial.note(event) }
      done += 1
    }
    return nil
  }

  private func row(of trial: Trial, at value: Int) -> SweepReport.Row {
    let queue = bench.broker.queueSnapshot(trial.queue)
    let left = (queue?.ready ?? 0) + (queue?.unacknowledged ?? 0) + unfinished(by: trial.workers)
    let isDone = left == 0 && bench.actors.producers.isEmpty
    let last = trial.lastFinish ?? trial.start
    return SweepReport.Row(
      value: value,
      finish: isDone ? last.milliseconds - trial.start.milliseconds : nil,
      busy: trial.busyPercent, longestQueue: trial.longestQueue, meanWait: trial.meanWait,
      longestWait: trial.longestWait, finished: trial.finished, left: left)
  }

  /// What auto-acking workers still have to do, which the broker knows nothing of.
  private func unfinished(by ids: Set<Worker.ID>) -> Int {
    bench.actors.workers.filter { $0.isAutomatic && ids.contains($0.id) }
      .reduce(0) { $0 + $1.waitingCount }
  }
}

extension WorkTime {
  /// The ms that every message takes; nil where that depends on the message.
  fileprivate var fixedMilliseconds: Int? {
    switch self {
    case .fixed(let milliseconds): milliseconds
    case .dots: nil
    }
  }
}
