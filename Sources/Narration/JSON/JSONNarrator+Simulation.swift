import AMQPModel
import BrokerCore
import Interchange
import Simulation

/// Records of virtual time.
extension JSONNarrator {
  static func notice(_ phrase: SimulationPhrase) -> (String, [JSONValue.Field])? {
    switch phrase {
    case .producerStarted(let producer): ("producer-started", fields(of: producer))
    case .producerStopped(let name):
      (
        "producer-stopped",
        [.init("producer", .string(name)), .init("reason", .string("requested"))]
      )
    case .producerBroken(let name):
      (
        "producer-stopped",
        [.init("producer", .string(name)), .init("reason", .string("channel-closed"))]
      )
    case .workerStarted(let worker): ("worker-started", fields(of: worker))
    case .workerStopped(let name): ("worker-stopped", [.init("consumer", .string(name))])
    case .idle: ("idle", [])
    case .at, .nameTaken, .noSuchActor, .tooManyActors, .thingLimit, .timeLimit, .noActors,
      .noTimeline, .timelineHeading, .timelineLegend, .omitted, .published, .peak, .busy, .held,
      .producer, .queue, .worker, .consumer, .due, .idleWorker:
      nil
    }
  }

  static func answer(_ answer: SimulationAnswer) -> (String, [JSONValue.Field]) {
    switch answer {
    case .timeline(let chart):
      (
        "timeline",
        [
          .init("from", .integer(chart.start.milliseconds)),
          .init("to", .integer(chart.end.milliseconds)),
          .init("column", .integer(chart.columnWidth)),
          .init("rows", .array(chart.rows.map(row))), .init("omitted", .integer(chart.omitted)),
        ]
      )
    case .actors(let producers, let workers):
      (
        "listed",
        [
          .init("subject", .string("actors")),
          .init(
            "rows",
            .array(
              producers.map { .object(fields(of: $0)) } + workers.map { .object(fields(of: $0)) })),
        ]
      )
    case .comparison(let comparison): Self.comparison(comparison)
    case .sweep(let report): sweep(report)
    }
  }

  private static func row(_ row: TimelineChart.Row) -> JSONValue {
    let kind =
      switch row.kind {
      case .producer: "producer"
      case .queue: "queue"
      case .worker: "worker"
      case .consumer: "consumer"
      }
    let host = row.virtualHost.map { [JSONValue.Field("vhost", JSONFields.name($0))] } ?? []
    return .object(
      [.init("kind", .string(kind)), .init("name", .string(row.name.description))] + host + [
        .init("values", .array(row.values.map { .integer($0) })),
        .init("peak", .integer(row.peak)), .init("count", .integer(row.count)),
      ])
  }

  private static func fields(of producer: ProducerSummary) -> [JSONValue.Field] {
    [
      .init("producer", .string(producer.name)), .init("exchange", .string(producer.exchange)),
      .init("routing_key", .string(producer.key)), .init("every", .integer(producer.interval)),
      .init("count", producer.count.map { .integer($0) } ?? .null),
      .init("published", .integer(producer.published)), .init("due", .integer(producer.due)),
    ]
  }

  private static func fields(of worker: WorkerSummary) -> [JSONValue.Field] {
    [
      .init("consumer", .string(worker.name)),
      .init("work", worker.time.map { .integer($0) } ?? .string("dots")),
      .init("ack_every", worker.ackEvery.map { .integer($0) } ?? .null),
      .init("reject_every", worker.rejectEvery.map { .integer($0) } ?? .null),
      .init("finished", .integer(worker.finished)), .init("waiting", .integer(worker.waiting)),
      .init("due", worker.due.map { .integer($0) } ?? .null),
    ]
  }
}
