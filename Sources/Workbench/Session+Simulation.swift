import AMQPModel
import BrokerCore
import CommandLanguage
import Narration
import Simulation

/// Virtual time, and those who act in it by themselves.
extension Session {
  /// How far a run goes.
  private enum Goal {
    /// Until nothing is left to happen.
    case idle
    /// Until so many ms have passed.
    case duration(Int)
    /// Until so many things have happened.
    case things(Int)
  }

  /// The most virtual time that `run until idle` lets pass, in ms: an hour.
  static let idleLimit = 3_600_000

  mutating func simulate(
    _ statement: SimulationStatement, _ speaker: Speaker?, _ listener: Listener
  ) -> Outcome {
    switch statement {
    case .produce(let produce): return start(produce, speaker, listener)
    case .stop(let name): return stop(name, listener)
    case .run(nil): return run(.idle, listener)
    case .run(let milliseconds?): return run(.duration(milliseconds), listener)
    case .step(let count): return run(.things(count), listener)
    case .timeline, .compare, .sweep, .listActors:
      preconditionFailure("a question changes nothing")
    }
  }

  func answer(_ statement: SimulationStatement, _ listener: Listener) -> Outcome {
    switch statement {
    case .timeline:
      let chart = bench.actors.timeline.chart(
        with: bench.broker, at: bench.now, columns: SimulationAnswer.timelineColumns)
      listener(.answered(.simulation(.timeline(chart))))
    case .listActors:
      listener(
        .answered(
          .simulation(
            .actors(
              producers: bench.actors.producers.map(summary),
              workers: bench.actors.workers.map(summary)))))
    case .compare(let first, let second): return compare(first, with: second, listener)
    case .sweep(let sweep): return self.sweep(sweep, listener)
    case .produce, .stop, .run, .step: preconditionFailure("a change is no question")
    }
    return .fine
  }

  // MARK: Running

  /// Lets time pass for `milliseconds`.
  mutating func tick(_ milliseconds: Int, _ listener: Listener) -> Outcome {
    run(.duration(milliseconds), listener)
  }

  private mutating func run(_ goal: Goal, _ listener: Listener) -> Outcome {
    listenToTime()
    let start = bench.now
    let end: Instant
    switch goal {
    case .idle: end = start.later(by: Self.idleLimit)
    case .duration(let milliseconds): end = start.later(by: milliseconds)
    case .things: end = Instant(milliseconds: .max)
    }
    return speaking(listener) { session in
      var done = 0
      let outcome = session.doThings(upTo: end, goal, &done, listener)
      session.unspokenExplanation = nil
      if case .duration = goal, outcome.hasArrived {
        session.moveClock(to: end)
        session.apply(.timePassed, listener)
      }
      if done == 0, case .duration = goal {
      } else if done == 0, outcome == .fine {
        listener(.noticed(.simulation(.idle)))
        return .fine
      }
      // The line as it was typed would not stop there again.
      if !outcome.hasArrived, done > 0 { session.scriptedKind = .simulation(.step(count: done)) }
      session.flush(listener)
      listener(.noticed(.clock(milliseconds: session.bench.now.milliseconds)))
      return outcome
    }
  }

  /// Does what is due until the goal is reached, a limit is hit, or somebody interrupts.
  private mutating func doThings(
    upTo end: Instant, _ goal: Goal, _ done: inout Int, _ listener: Listener
  ) -> Outcome {
    var explanations: [String: RoutingExplanation?] = [:]
    var raised: Outcome?
    var unchecked = 0
    while let thing = nextThing() {
      if case .things(let count) = goal, done == count { break }
      guard thing.instant <= end else {
        guard case .idle = goal else { break }
        return fail(
          .timeLimit(milliseconds: Self.idleLimit, next: thing.instant.milliseconds), listener)
      }
      if done >= configuration.thingLimit { return fail(.thingLimit(done), listener) }
      if done % 256 == 255, configuration.isInterrupted() {
        flush(listener)
        listener(.noticed(.interrupted(done: done)))
        return .interrupted
      }
      unchecked += bytes(of: thing)
      if done % 256 == 0 || unchecked > Self.bodyLimit {
        unchecked = bytes(of: thing)
        if !hasRoom(messages: 1, bytes: unchecked) {
          flush(listener)
          listener(.failed(.memoryFull(limit: Self.messageLimit)))
          return .failed
        }
      }
      if case .raised(let code) = perform(thing, &explanations, listener) {
        raised = raised ?? .raised(code: code)
      }
      done += 1
    }
    return raised ?? .fine
  }

  private mutating func fail(_ phrase: SimulationPhrase, _ listener: Listener) -> Outcome {
    flush(listener)
    listener(.failed(.simulation(phrase)))
    return .failed
  }

  mutating func nextThing() -> Actors.Thing? {
    let deadline = state.bench.broker.nextDeadline
    return state.bench.actors.next(deadline: deadline)
  }

  /// The octets of the body that it publishes.
  func bytes(of thing: Actors.Thing) -> Int {
    guard case .producer(let index) = thing.kind else { return 0 }
    return bench.actors.producers[index].body.count
  }

  mutating func perform(
    _ thing: Actors.Thing, _ explanations: inout [String: RoutingExplanation?],
    _ listener: Listener
  ) -> Outcome {
    moveClock(to: max(thing.instant, bench.now))
    if case .producer(let index) = thing.kind {
      let producer = bench.actors.producers[index]
      // Why its messages go where they go changes with the bindings only.
      if explanations[producer.name] == nil {
        explanations[producer.name] = .some(explanation(of: producer))
      }
      unspokenExplanation = explanations[producer.name] ?? nil
    }
    var outcome = Outcome.fine
    for operation in state.bench.actors.operations(of: thing) {
      let events = apply(operation, listener)
      if events.contains(where: \.changesRoutes) { explanations = [:] }
      if outcome == .fine { outcome = Self.outcome(of: events) }
    }
    return outcome
  }

  private func explanation(of producer: Producer) -> RoutingExplanation? {
    guard bench.broker.bindingCount <= Self.explainedBindingLimit else { return nil }
    return bench.broker.explainRouting(
      from: producer.exchange, key: producer.routingKey, headers: producer.properties.headers)
  }

  private mutating func moveClock(to instant: Instant) {
    guard instant > bench.now else { return }
    state.bench.actors.settle(with: state.bench.broker, at: bench.now)
    state.bench.now = instant
    revision += 1
  }

  /// From now on the timeline and the actors hear of what happens.
  private mutating func listenToTime() {
    state.bench.actors.listen(to: state.bench.broker, at: bench.now)
  }

  // MARK: Actors

  private mutating func start(
    _ produce: ProduceStatement, _ speaker: Speaker?, _ listener: Listener
  ) -> Outcome {
    let name = produce.name ?? freeProducerName
    let channel = speaker.map { address(of: $0) } ?? address(of: Speaker(connection: name))
    let isTaken =
      bench.actors.producer(named: name) != nil || consumer(named: name) != nil
      || (speaker == nil && bench.broker.isOpen(channel.connection))
    if isTaken { return fail(.nameTaken(visible(name)), listener) }
    if !hasPlaceForActor(listener) { return .failed }
    guard let octets = octets(of: produce.message.body, listener) else { return .failed }
    let message = produce.message
    let key =
      message.exchange == nil
      ? queue(QueueName(message.routingKey.value)).asRoutingKey : message.routingKey
    let producer = Producer(
      name: name, channel: channel, exchange: message.exchange ?? .default, routingKey: key,
      properties: message.properties, isMandatory: message.isMandatory,
      body: NumberedBody(octets), interval: produce.interval,
      count: produce.isEndless ? nil : message.count, now: bench.now)
    return speaking(listener) { session in
      let opening = session.ensureOpen(channel, listener)
      guard opening == .fine else { return opening }
      session.listenToTime()
      session.state.bench.actors.start(producer)
      session.revision += 1
      session.flush(listener)
      listener(.noticed(.simulation(.producerStarted(session.summary(producer)))))
      return .fine
    }
  }

  /// Lets a consumer that is about to start work by itself.
  mutating func startWorker(
    _ work: WorkStatement, _ id: Worker.ID, isAutomatic: Bool
  ) {
    listenToTime()
    let time = work.milliseconds.map { WorkTime.fixed(milliseconds: $0) } ?? .dots
    state.bench.actors.start(
      Worker(
        id, time: time, ackEvery: work.ackEvery, rejectEvery: work.rejectEvery,
        isAutomatic: isAutomatic))
  }

  /// Tells of a worker that has started, or forgets one that could not.
  mutating func finishStart(of id: Worker.ID, _ outcome: Outcome, _ listener: Listener) {
    guard outcome == .fine, let worker = bench.actors.worker(id) else {
      state.bench.actors.stopWorker(id, at: bench.now)
      return
    }
    flush(listener)
    listener(.noticed(.simulation(.workerStarted(summary(worker)))))
  }

  func hasPlaceForActor(_ listener: Listener) -> Bool {
    if bench.actors.count < Actors.limit { return true }
    listener(.failed(.simulation(.tooManyActors(limit: Actors.limit))))
    return false
  }

  private mutating func stop(_ name: String, _ listener: Listener) -> Outcome {
    if bench.actors.producer(named: name) != nil {
      state.bench.actors.stopProducer(named: name)
      revision += 1
      listener(.noticed(.simulation(.producerStopped(visible(name)))))
      return .fine
    }
    if let entry = consumer(named: name) {
      let id = Worker.ID(entry.tag, on: entry.channel)
      if bench.actors.worker(id) != nil {
        state.bench.actors.stopWorker(id, at: bench.now)
        revision += 1
        listener(.noticed(.simulation(.workerStopped(visible(name)))))
        return .fine
      }
    }
    let nearest = Spelling.nearest(to: name, among: actorNames)
    return fail(.noSuchActor(visible(name), nearest: nearest), listener)
  }

  /// Tells of producers whose channel has closed.
  mutating func tellBrokenProducers(_ listener: Listener) {
    for name in state.bench.actors.takeInterrupted() {
      listener(.noticed(.simulation(.producerBroken(visible(name)))))
    }
  }

  private var actorNames: [String] {
    bench.actors.producers.map { visible($0.name) }
      + bench.actors.workers.map { visible($0.id.consumer) }
  }

  /// The first of the names P1, P2 … that nobody has.
  private var freeProducerName: String {
    var number = 1
    while bench.actors.producer(named: "P\(number)") != nil
      || bench.broker.isOpen(ConnectionID(ShortString(truncating: "P\(number)")))
    {
      number += 1
    }
    return "P\(number)"
  }

  private func summary(_ producer: Producer) -> ProducerSummary {
    ProducerSummary(
      name: visible(producer.name),
      exchange: producer.exchange.isEmpty ? "(AMQP default)" : visible(producer.exchange),
      key: producer.routingKey.isEmpty ? "\"\"" : visible(producer.routingKey),
      interval: producer.interval, count: producer.count, published: producer.published,
      due: producer.due.milliseconds)
  }

  private func summary(_ worker: Worker) -> WorkerSummary {
    let time: Int? =
      switch worker.time {
      case .fixed(let milliseconds): milliseconds
      case .dots: nil
      }
    return WorkerSummary(
      name: visible(worker.id.consumer), time: time,
      ackEvery: worker.isAutomatic ? nil : worker.ackEvery, rejectEvery: worker.rejectEvery,
      finished: worker.finishedCount,
      waiting: worker.waitingCount, due: worker.due?.milliseconds)
  }
}

extension Outcome {
  /// Whether a run with this outcome went as far as it should.
  fileprivate var hasArrived: Bool {
    switch self {
    case .fine, .raised: true
    case .failed, .wrongUsage, .interrupted, .quit: false
    }
  }
}

extension Event {
  /// Whether messages may go elsewhere from now on.
  fileprivate var changesRoutes: Bool {
    if case .queueDeleted = kind { return true }
    if case .exchangeDeleted = kind { return true }
    if case .unbound = kind { return true }
    return false
  }
}
