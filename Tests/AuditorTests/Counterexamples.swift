import AMQPModel
import BrokerCore

/// The fewest operations of workloads in which the broker and the model once differed, kept so that
/// they are tried every time, with the seed that found them where there was one.
enum Counterexamples {
  static let all: [(name: String, steps: [Step])] = [
    ("a full channel's consumer is served again (seed 1548)", recoverFillsAgain),
    ("a durable auto-delete exchange goes with a restart (seed 5281)", restartUnbinds),
    ("what returns to a refusing queue is dropped", refusingQueueKeeps),
    ("a replaced consumer waits for ever", replacedConsumer),
    ("an expired copy outlives a full queue", fullQueueExpires),
    ("a virtual host goes with a binding of a predeclared exchange", boundHostGoes),
    ("a consumer's tag used again counts twice (seed 17)", sameTagCountsOnce),
    ("an import may not bind another's exclusive queue", importBindsAnybodys),
    ("a purge does not begin the turns again (seed 28)", purgeBeginsTurns),
    ("a quorum queue's arguments are compared in another order (seed 7123)", comparesInOrder),
  ]

  private static func method(_ method: Method, on name: ConnectionID) -> Step {
    Step(operation: .method(method, on: ChannelAddress(name, 1)))
  }

  private static func open(_ name: ConnectionID) -> [Step] {
    [Step(operation: .connectionOpened(name)), method(.channel(.open), on: name)]
  }

  private static func publish(
    _ queue: QueueName, expiration: ShortString? = nil, priority: UInt8? = nil
  ) -> Step {
    var properties = BasicProperties()
    properties.priority = priority
    properties.expiration = expiration
    let message = Message(
      exchange: "", routingKey: queue.asRoutingKey, properties: properties, body: [0x6d])
    return method(.basic(.publish(.init(message: message))), on: "A")
  }

  private static func declare(_ queue: QueueName, _ arguments: FieldTable = [:]) -> Step {
    method(.queue(.declare(.init(queue: queue, arguments: arguments))), on: "A")
  }

  private static func consume(
    _ queue: QueueName, _ tag: ConsumerTag, on name: ConnectionID, priority: Int32 = 0
  ) -> Step {
    method(
      .basic(
        .consume(
          .init(
            queue: queue, consumerTag: tag, arguments: ["x-priority": .int32(priority)]))),
      on: name)
  }

  /// Scenario `qos-global-recover-fills-again`.
  private static let recoverFillsAgain: [Step] =
    open("A") + open("C") + [
      declare("q"), publish("q"), publish("q"),
      consume("q", "c", on: "C", priority: 5), consume("q", "a", on: "A"),
      method(.basic(.qos(.init(prefetchCount: 1, global: true))), on: "C"),
      method(.basic(.recover(.init(requeue: true))), on: "C"),
      method(.basic(.recover(.init(requeue: true))), on: "C"),
    ]

  /// Scenario `restart-auto-delete-exchanges`; here the model was wrong.
  private static let restartUnbinds: [Step] =
    open("A") + [
      method(
        .exchange(
          .declare(.init(exchange: "v", type: "direct", durable: true, autoDelete: true))),
        on: "A"),
      declare("q"),
      method(.queue(.bind(.init(queue: "q", exchange: "v", routingKey: "k"))), on: "A"),
      Step(operation: .brokerRestarted),
    ]

  /// Scenario `maxlen-reject-publish-requeue`; here both were wrong.
  private static let refusingQueueKeeps: [Step] =
    open("A") + [
      declare("q", ["x-max-length": .int32(1), "x-overflow": .string("reject-publish")]),
      publish("q"), method(.basic(.get(.init(queue: "q"))), on: "A"), publish("q"),
      method(.basic(.nack(.init(deliveryTag: 1))), on: "A"), publish("q"),
    ]

  /// Scenario `qos-global-held-up-consumer-replaced`.
  private static let replacedConsumer: [Step] =
    open("A") + [
      declare("p"), declare("q"),
      method(.basic(.qos(.init(prefetchCount: 1, global: true))), on: "A"),
      consume("p", "a", on: "A"), consume("q", "b", on: "A"), publish("p"), publish("q"),
      method(.basic(.cancel(.init(consumerTag: "b"))), on: "A"),
      method(.basic(.ack(.init(deliveryTag: 1))), on: "A"), consume("q", "c", on: "A"),
    ]

  /// Scenario `ttl-zero-into-full-queue`.
  private static let fullQueueExpires: [Step] =
    open("A") + [
      declare("q", ["x-max-length": .int32(1)]), publish("q"), publish("q", expiration: "0"),
    ]

  private static let boundHostGoes: [Step] = [
    Step(operation: .management(.addVirtualHost("v"))),
    Step(operation: .management(.setPermissions(.all, of: "guest", in: "v"))),
    Step(operation: .connectionOpened("A", Login(virtualHost: "v"))),
    method(.channel(.open), on: "A"),
    method(.exchange(.declare(.init(exchange: "x", type: "fanout"))), on: "A"),
    method(
      .exchange(.bind(.init(destination: "x", source: "amq.topic", routingKey: "k"))), on: "A"),
    method(
      .exchange(.bind(.init(destination: "amq.topic", source: "x", routingKey: "k"))), on: "A"),
    Step(operation: .management(.deleteVirtualHost("v"))),
  ]

  /// Here the broker was wrong (asked of RabbitMQ 4.0.5).
  private static let importBindsAnybodys: [Step] =
    open("A") + [
      method(.queue(.declare(.init(queue: "mine", exclusive: true))), on: "A"),
      Step(
        operation: .management(
          .defineBinding(
            Binding(source: "amq.topic", destination: .queue("mine"), key: "k", arguments: [:]),
            in: .default))),
    ]

  private static let quorum: Step = method(
    .queue(
      .declare(
        .init(queue: "q", durable: true, arguments: ["x-queue-type": .string("quorum")]))),
    on: "A")

  /// Scenario `quorum-client-count-same-tag`.
  private static let sameTagCountsOnce: [Step] =
    open("A") + [
      quorum, publish("q"), consume("q", "c", on: "A"),
      method(.basic(.cancel(.init(consumerTag: "c"))), on: "A"), consume("q", "c", on: "A"),
    ]

  /// Scenario `quorum-purge-priority-counter`; here both were wrong.
  private static let purgeBeginsTurns: [Step] =
    open("A") + [
      quorum, publish("q"), method(.basic(.get(.init(queue: "q", noAck: true))), on: "A"),
      publish("q"), method(.basic(.get(.init(queue: "q", noAck: true))), on: "A"),
      method(.queue(.purge(.init(queue: "q"))), on: "A"), publish("q"),
      publish("q", priority: 9), method(.basic(.get(.init(queue: "q"))), on: "A"),
    ]

  /// Scenario `quorum-redeclare-invalid`.
  private static let comparesInOrder: [Step] =
    open("A") + [
      quorum,
      method(
        .queue(
          .declare(
            .init(
              queue: "q", durable: true,
              arguments: [
                "x-queue-type": .string("quorum"), "x-single-active-consumer": .boolean(true),
                "x-message-ttl": .int32(-1),
              ]))),
        on: "A"),
    ]
}
