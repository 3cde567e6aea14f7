extension English {
  func text(_ phrase: SimulationPhrase) -> String {
    switch phrase {
    case .at(let milliseconds): "\(milliseconds) ms"
    case .producerStarted(let producer):
      "\(producer.name) will publish to \(producer.exchange), key \(producer.key), "
        + "every \(producer.interval) ms"
        + (producer.count.map { ", \(count($0, "time"))" } ?? " without end")
        + "; run lets time pass"
    case .producerStopped(let name): "\(name) publishes no more"
    case .producerBroken(let name): "\(name) publishes no more: its channel is closed"
    case .workerStarted(let worker): "\(worker.name) " + work(of: worker)
    case .workerStopped(let name):
      "\(name) works no more: what it is given stays unacked until somebody acks it"
    case .nameTaken(let name):
      "\(name) is the name of a connection or a consumer: choose another one, or say on=."
    case .noSuchActor(let name, let nearest):
      "No producer and no worker is called \(name)."
        + (nearest.map { suggestion("stop \($0)") } ?? " list actors lists them.")
    case .tooManyActors(let limit):
      "There are \(limit) producers and workers, all that there may be."
    case .idle: "nothing is left that would happen by itself"
    case .thingLimit(let number):
      "Stopped after \(number) things that happened, more are to come: say it again, or stop a producer."
    case .timeLimit(let milliseconds, let next):
      "Stopped: not idle after \(milliseconds) ms; the next thing is due at \(next) ms."
    case .noActors: "Nobody acts by itself: produce starts a producer, consume … work=2s a worker."
    case .noTimeline: "Time has not passed yet: run, step or tick first."
    case .timelineHeading(let from, let to, let column):
      "from \(from) to \(to) ms, one column is \(column) ms"
    case .timelineLegend:
      "numbers as they are, or 9 for the row's most; # busy, + partly, = holds unacked"
    case .omitted(let number): "… and \(number) more without a row"
    case .published(let number): "\(number) sent"
    case .peak(let number): "at most \(number)"
    case .busy(let percent, let finished): "\(percent)% busy, \(finished)"
    case .held(_, let delivered): "\(delivered) given"
    case .producer: "producers"
    case .queue: "queues"
    case .worker, .consumer: "consumers"
    case .due(let milliseconds): "next at \(milliseconds) ms"
    case .idleWorker: "idle"
    }
  }

  private func work(of worker: WorkerSummary) -> String {
    let time =
      worker.time.map { "works \($0) ms on each message" }
      ?? "works 1000 ms for each dot in the body"
    let ack: String
    switch worker.ackEvery {
    case nil: ack = ", acks nothing"
    case 1: ack = ", then acks it"
    case let every?: ack = ", acks every \(every) at once"
    }
    return switch worker.rejectEvery {
    case nil: time + ack
    case 1: time + ", then rejects it"
    case let every?: time + ack + ", rejects each \(ordinal(every))"
    }
  }

  private func ordinal(_ number: Int) -> String {
    let suffixes = [1: "st", 2: "nd", 3: "rd"]
    let isTeen = (11...13).contains(number % 100)
    return "\(number)" + (isTeen ? "th" : suffixes[number % 10] ?? "th")
  }
}
