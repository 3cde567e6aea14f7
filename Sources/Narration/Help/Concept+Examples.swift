extension Concept {
  /// Lines that show it, in the canonical form.
  public var examples: [String] {
    switch self {
    case .producer: ["publish logs info \"it works\"", "send hello \"Hello World!\""]
    case .broker: ["show overview", "diagram"]
    case .user:
      [
        "add user ann secret", "set permissions ann ^ann\\. .* .*", "list permissions",
      ]
    case .virtualHost:
      ["add vhost shop", "set permissions guest .* .* .* vhost=shop", "list queues vhost=shop"]
    case .policy:
      [
        "set policy limits ^work max-length=1000 apply-to=queues",
        "list queues name policy effective_policy_definition", "clear policy limits",
      ]
    case .managementPage:
      ["show overview", "list channels", "show queue hello", "move hello to archive"]
    case .rates:
      ["send hello x n=10", "list queues name publish_rate sort=-publish_rate", "tick 5s"]
    case .consumer: ["consume hello as C1", "list consumers", "kill C1"]
    case .message: ["publish logs info hi persistent header.lang=en", "show message 1"]
    case .queue: ["declare queue hello", "list queues", "get hello"]
    case .exchange: ["declare exchange logs fanout", "list exchanges"]
    case .defaultExchange: ["send hello hi", "publish \"\" hello hi", "match \"\" hello"]
    case .direct:
      ["declare exchange logs direct", "bind Q1 logs error", "bind Q2 logs info warning error"]
    case .fanout: ["declare exchange news fanout", "bind Q1 news", "publish news \"\" hi"]
    case .topic:
      [
        "declare exchange animals topic", "bind Q1 animals *.orange.*",
        "match animals quick.orange.rabbit",
      ]
    case .headers:
      [
        "declare exchange docs headers", "bind Q1 docs x-match=any arg.format=pdf arg.size=4",
        "publish docs \"\" hi header.format=pdf",
      ]
    case .binding: ["bind Q1 animals *.orange.* lazy.#", "list bindings"]
    case .routingKey: ["publish animals lazy.orange.fox hop", "match animals lazy.orange.fox"]
    case .bindingKey: ["bind Q2 animals *.*.rabbit lazy.#", "unbind Q2 animals lazy.#"]
    case .alternateExchange:
      [
        "declare exchange unwanted fanout",
        "declare exchange animals topic alternate-exchange=unwanted",
      ]
    case .exchangeToExchange: ["bind exchange archive animals lazy.#", "diagram"]
    case .workQueue:
      [
        "declare queue work", "consume work as C1 prefetch=1", "consume work as C2 prefetch=1",
        "send work \"{n}\" n=10",
      ]
    case .publishSubscribe:
      [
        "declare exchange news fanout", "declare queue \"\" as inbox", "bind inbox news",
        "publish news \"\" hi",
      ]
    case .order: ["send work \"{n}\" n=3", "nack C1", "show queue work"]
    case .prefetch: ["consume work as C1 prefetch=1", "qos you 2", "list consumers"]
    case .acknowledgement: ["ack C1", "ack C1 3", "ack C1 all"]
    case .automaticAcknowledgement: ["consume work as C1 auto-ack", "kill C1"]
    case .requeue: ["nack C1", "reject C1 requeue=false", "recover C1"]
    case .redelivered: ["consume hello as C1", "kill C1", "get hello"]
    case .readyAndUnacked: ["list queues name messages_ready messages_unacknowledged"]
    case .deliveryTag: ["ack C1 1", "ack C1 3 multiple"]
    case .dispatch: ["consume work as C1", "consume work as C2", "send work \"{n}\" n=10"]
    case .consumerPriority: ["consume work as C1 priority=10 prefetch=1", "consume work as C2"]
    case .pushAndPull: ["get hello", "get hello ackmode=ack_requeue_false", "consume hello as C1"]
    case .mandatory: ["publish animals quick.brown.fox hop mandatory"]
    case .confirm: ["confirm select", "send hello hi"]
    case .durable: ["declare queue hello transient", "send hello hi persistent"]
    case .exclusive: ["declare queue mine exclusive", "consume mine exclusive"]
    case .autoDelete: ["declare queue inbox auto-delete", "consume inbox as C1", "cancel C1"]
    case .serverNamed: ["declare queue \"\" as inbox exclusive", "bind inbox logs"]
    case .connection: ["open connection P1", "open channel P1/2", "list channels"]
    case .exception: ["publish ghost key hi", "expect error 404"]
    case .timeTravel: ["undo 2", "redo", "checkpoint before", "rollback before"]
    case .virtualTime:
      [
        "produce \"\" work \"{n}\" every=1s n=10", "consume work as C1 prefetch=1 work=2s",
        "run until idle", "timeline",
      ]
    case .trace: ["publish animals lazy.fox hop", "why 1"]
    case .keyPrompt: ["match animals"]
    case .speaker: ["send hello hi on=P1", "declare queue mine exclusive on=P1/2"]
    case .number: ["why 12", "show message 12"]
    case .definitions:
      [
        "import definitions.json", "export definitions.json",
        "export docker-compose.yaml format=compose", "lint definitions.json",
      ]
    case .deadLetter:
      [
        "declare queue work dead-letter-exchange=dlx", "nack C1 requeue=false", "why 1",
      ]
    case .timeToLive: ["declare queue work ttl=5s", "send work hi expiration=3s", "tick 5s"]
    case .maxLength: ["declare queue work max-length=1000 overflow=reject-publish"]
    case .messagePriority:
      [
        "declare queue work max-priority=10", "send work urgent priority=9",
        "consume work as C1 prefetch=1",
      ]
    case .singleActiveConsumer:
      [
        "declare queue orders single-active-consumer", "consume orders as C1",
        "consume orders as C2 priority=5", "kill C1",
      ]
    case .quorumQueue:
      [
        "declare queue orders type=quorum delivery-limit=2", "send orders hi",
        "consume orders as C1 prefetch=1", "nack C1",
      ]
    case .transaction: ["tx select", "send hello hi", "tx commit"]
    case .restart: ["declare queue d", "send d hi persistent", "restart"]
    case .directReply:
      [
        "consume amq.rabbitmq.reply-to as R auto-ack",
        "send rpc ask reply-to=amq.rabbitmq.reply-to on=R", "send R \"42\"",
      ]
    }
  }

  /// Pages that belong to it.
  public var seeAlso: [Concept] {
    switch self {
    case .producer: [.message, .exchange, .confirm]
    case .broker: [.exchange, .queue, .binding]
    case .user: [.virtualHost, .connection, .exception]
    case .virtualHost: [.user, .broker]
    case .policy: [.maxLength, .timeToLive, .deadLetter, .alternateExchange]
    case .managementPage: [.rates, .readyAndUnacked]
    case .rates: [.managementPage, .deadLetter]
    case .consumer: [.prefetch, .acknowledgement, .workQueue, .consumerPriority]
    case .message: [.routingKey, .durable, .number]
    case .queue: [.readyAndUnacked, .order, .durable, .exclusive, .autoDelete]
    case .exchange: [.direct, .fanout, .topic, .headers, .defaultExchange]
    case .defaultExchange: [.exchange, .binding]
    case .direct: [.topic, .routingKey]
    case .fanout: [.publishSubscribe, .exchange]
    case .topic: [.bindingKey, .keyPrompt, .direct]
    case .headers: [.topic, .binding]
    case .binding: [.bindingKey, .exchangeToExchange]
    case .routingKey: [.bindingKey, .topic]
    case .bindingKey: [.routingKey, .topic]
    case .alternateExchange: [.mandatory, .exchange]
    case .exchangeToExchange: [.binding, .alternateExchange]
    case .workQueue: [.dispatch, .prefetch, .publishSubscribe]
    case .publishSubscribe: [.fanout, .workQueue, .serverNamed]
    case .order: [.requeue, .redelivered, .consumerPriority]
    case .prefetch: [.dispatch, .acknowledgement, .automaticAcknowledgement]
    case .acknowledgement: [.automaticAcknowledgement, .deliveryTag, .requeue, .confirm]
    case .automaticAcknowledgement: [.acknowledgement, .prefetch]
    case .requeue: [.redelivered, .acknowledgement, .deadLetter]
    case .redelivered: [.requeue, .acknowledgement]
    case .readyAndUnacked: [.acknowledgement, .prefetch]
    case .deliveryTag: [.acknowledgement, .connection, .exception]
    case .dispatch: [.prefetch, .workQueue, .consumerPriority, .virtualTime]
    case .consumerPriority: [.dispatch, .messagePriority]
    case .pushAndPull: [.consumer, .redelivered]
    case .mandatory: [.alternateExchange, .confirm]
    case .confirm: [.mandatory, .acknowledgement, .durable]
    case .durable: [.queue, .message, .confirm]
    case .exclusive: [.connection, .serverNamed, .singleActiveConsumer]
    case .autoDelete: [.exclusive, .durable]
    case .serverNamed: [.exclusive, .publishSubscribe]
    case .connection: [.speaker, .exception]
    case .exception: [.connection, .deliveryTag]
    case .timeTravel: [.number, .trace]
    case .virtualTime: [.timeToLive, .dispatch, .timeTravel]
    case .trace: [.number, .readyAndUnacked]
    case .keyPrompt: [.topic, .routingKey]
    case .speaker: [.connection, .exclusive]
    case .number: [.trace, .deliveryTag]
    case .definitions: [.broker, .exchange, .queue, .binding]
    case .deadLetter: [.requeue, .timeToLive, .maxLength]
    case .timeToLive: [.deadLetter, .durable]
    case .maxLength: [.deadLetter, .confirm]
    case .singleActiveConsumer: [.exclusive, .consumerPriority]
    case .quorumQueue: [.durable, .requeue, .deadLetter]
    case .messagePriority: [.consumerPriority, .order]
    case .transaction: [.confirm]
    case .restart: [.durable, .confirm, .redelivered]
    case .directReply: [.defaultExchange, .serverNamed]
    }
  }
}
