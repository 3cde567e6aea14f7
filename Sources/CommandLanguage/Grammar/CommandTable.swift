import BrokerCore

extension CommandSpec {
  /// The commands; a later pass adds one entry for what it adds.
  public static let all: [CommandSpec] =
    declaring + messaging + sessions + looking + expecting
    + simulation + administration + operatorLimits + interchange + workbench

  /// The entry of `name`.
  public static func named(_ name: CommandName) -> CommandSpec {
    guard let spec = all.first(where: { $0.name == name }) else {
      preconditionFailure("every command has an entry")
    }
    return spec
  }

  private static let exchange = Slot("exchange", .exchange, synonyms: ["name"])
  private static let queue = Slot("queue", .queue, synonyms: ["name"])
  private static let source = Slot("source", .exchange, synonyms: ["exchange"])
  private static let keys = Slot(
    "key", .key, .repeated, synonyms: ["routing-key", "binding-key"])
  static let largest = 1_000_000

  init(_ name: CommandName, listing subject: ListSubject) {
    self.init(
      name, [Slot("column", .column(subject), .repeated, synonyms: ["columns"])],
      options: [
        Option("sort", .sorting(subject)), Option("limit", .number(1...Self.largest)), Self.format,
      ]
        + (subject.isInVirtualHost
          ? [Option("vhost", .virtualHost, synonyms: ["virtual-host"])] : []),
      example: "\(name.rawValue) \(subject.columns[0])")
  }

  private static let declaring: [CommandSpec] = [
    CommandSpec(
      .declareExchange,
      [
        Slot("exchange", .newExchange, synonyms: ["name"]),
        Slot("type", .oneOf(["direct", "fanout", "topic", "headers"]), .optional),
      ],
      options: [Option("alternate-exchange", .exchange)],
      flags: ["durable", "transient", "auto-delete", "internal", "passive"],
      takesArguments: true, methods: ["exchange.declare"],
      example: "declare exchange animals topic"),
    CommandSpec(
      .declareQueue, [Slot("queue", .newQueue, synonyms: ["name"])],
      options: [
        Option("ttl", .duration, synonyms: ["message-ttl"]), Option("expires", .duration),
        Option("max-length", .number(0...Int.max)),
        Option("max-length-bytes", .size),
        Option("overflow", .oneOf(["drop-head", "reject-publish", "reject-publish-dlx"])),
        Option("dead-letter-exchange", .exchange), Option("dead-letter-routing-key", .key),
        Option("max-priority", .number(0...255)),
        Option("type", .oneOf(["classic", "quorum"]), synonyms: ["queue-type"]),
        Option("delivery-limit", .number(-1...Int.max)),
        Option("as", .name),
      ],
      flags: [
        "durable", "transient", "exclusive", "auto-delete", "single-active-consumer", "passive",
      ],
      takesArguments: true, methods: ["queue.declare"], example: "declare queue hello"),
    CommandSpec(
      .deleteExchange, [exchange], flags: ["if-unused"], methods: ["exchange.delete"],
      example: "delete exchange animals if-unused"),
    CommandSpec(
      .deleteQueue, [queue], flags: ["if-unused", "if-empty"], methods: ["queue.delete"],
      example: "delete queue hello if-empty"),
    CommandSpec(.purge, [queue], methods: ["queue.purge"], example: "purge hello"),
    CommandSpec(
      .move, [queue, Slot("destination", .queue, synonyms: ["to", "destination-queue"])],
      options: [elsewhere], example: "move hello to archive"),
    CommandSpec(
      .bindExchange,
      [Slot("destination", .exchange, synonyms: ["name"]), source, keys],
      takesArguments: true, methods: ["exchange.bind"],
      example: "bind exchange archive animals lazy.#"),
    CommandSpec(
      .bind, [Slot("queue", .queue, synonyms: ["destination", "name"]), source, keys],
      options: [Option("to", .oneOf(["queue", "exchange"]), synonyms: ["destination-type"])],
      takesArguments: true, methods: ["queue.bind"], example: "bind Q1 animals *.orange.*"),
    CommandSpec(
      .unbindExchange,
      [Slot("destination", .exchange, synonyms: ["name"]), source, keys],
      takesArguments: true, methods: ["exchange.unbind"],
      example: "unbind exchange archive animals lazy.#"),
    CommandSpec(
      .unbind, [Slot("queue", .queue, synonyms: ["destination", "name"]), source, keys],
      options: [Option("to", .oneOf(["queue", "exchange"]), synonyms: ["destination-type"])],
      takesArguments: true, methods: ["queue.unbind"], example: "unbind Q1 animals *.orange.*"),
  ]

  static let messageOptions = [
    Option("n", .number(1...largest)), Option("priority", .number(0...255)),
    Option("expiration", .duration), Option("content-type", .text),
    Option("content-encoding", .text), Option("correlation-id", .text),
    Option("reply-to", .text), Option("message-id", .text),
    Option("timestamp", .number(0...Int.max)), Option("type", .text), Option("user-id", .text),
    Option("app-id", .text), Option("cc", .list), Option("bcc", .list),
  ]

  private static let messaging: [CommandSpec] = [
    CommandSpec(
      .publish,
      [
        exchange, Slot("key", .key, synonyms: ["routing-key"]),
        Slot("body", .body, .optional, synonyms: ["payload"]),
      ],
      options: messageOptions, flags: ["mandatory", "persistent"], takesHeaders: true,
      methods: ["basic.publish"], example: "publish animals lazy.orange.fox \"hop\""),
    CommandSpec(
      .send, [queue, Slot("body", .body, .optional, synonyms: ["payload"])],
      options: messageOptions, flags: ["mandatory", "persistent"], takesHeaders: true,
      isSpoken: true, example: "send hello \"Hello World!\""),
    CommandSpec(
      .consume, [queue],
      options: [
        Option("as", .name), Option("prefetch", .number(0...65535), synonyms: ["prefetch-count"]),
        Option("priority", .number(-2_147_483_648...2_147_483_647)),
      ] + workOptions,
      flags: ["auto-ack", "exclusive"], takesArguments: true, methods: ["basic.consume"],
      example: "consume hello as C1 prefetch=1"),
    CommandSpec(
      .cancel, [Slot("consumer", .consumer)], methods: ["basic.cancel"], example: "cancel C1"),
    CommandSpec(
      .qos, [Slot("name", .consumer), Slot("count", .number(0...65535))], flags: ["global"],
      methods: ["basic.qos"], example: "qos you 2"),
    CommandSpec(
      .get, [queue],
      options: [
        Option("n", .number(1...largest), synonyms: ["count"]),
        Option(
          "ackmode", .oneOf(GetStatement.AcknowledgementMode.allCases.map(\.rawValue)),
          synonyms: ["ack-mode"]),
      ],
      methods: ["basic.get"], example: "get hello n=3"),
    CommandSpec(
      .ack, [Slot("name", .consumer), Slot("tag", .deliveryTag, .optional)],
      flags: ["multiple"], methods: ["basic.ack"], example: "ack C1"),
    CommandSpec(
      .nack, [Slot("name", .consumer), Slot("tag", .deliveryTag, .optional)],
      options: [Option("requeue", .boolean)], flags: ["multiple"], methods: ["basic.nack"],
      example: "nack C1 requeue=false"),
    CommandSpec(
      .reject, [Slot("name", .consumer), Slot("tag", .deliveryTag, .optional)],
      options: [Option("requeue", .boolean)], methods: ["basic.reject"],
      example: "reject C1 requeue=false"),
    CommandSpec(
      .recover, [Slot("name", .consumer)], methods: ["basic.recover"], example: "recover C1"),
    CommandSpec(.confirmSelect, methods: ["confirm.select"], example: "confirm select"),
    CommandSpec(.txSelect, methods: ["tx.select"], example: "tx select"),
    CommandSpec(.txCommit, methods: ["tx.commit"], example: "tx commit"),
    CommandSpec(.txRollback, methods: ["tx.rollback"], example: "tx rollback"),
  ]

  private static let sessions: [CommandSpec] = [
    CommandSpec(.kill, [Slot("name", .consumer)], example: "kill C1"),
    CommandSpec(.restart, example: "restart"),
    CommandSpec(
      .close, [Slot("name", .speaker)], methods: ["connection.close", "channel.close"],
      isSpoken: false, example: "close C1"),
    CommandSpec(
      .openConnection, [Slot("name", .name)],
      options: [
        Option("user", .user), Option("vhost", .virtualHost, synonyms: ["virtual-host"]),
        Option("password", .password),
      ], methods: ["connection.open"], isSpoken: false, example: "open connection P1"),
    CommandSpec(
      .openChannel, [Slot("name", .speaker)], methods: ["channel.open"], isSpoken: false,
      example: "open channel P1/2"),
  ]

  private static let format = Option("format", .oneOf(ListFormat.allCases.map(\.rawValue)))

  private static let looking: [CommandSpec] = [
    CommandSpec(.listQueues, listing: .queues), CommandSpec(.listExchanges, listing: .exchanges),
    CommandSpec(.listBindings, listing: .bindings),
    CommandSpec(.listConsumers, listing: .consumers),
    CommandSpec(.listConnections, listing: .connections),
    CommandSpec(.listChannels, listing: .channels),
    CommandSpec(.showOverview, options: [format, elsewhere], example: "show overview"),
    CommandSpec(
      .showQueue, [queue], options: [format, elsewhere], example: "show queue hello"),
    CommandSpec(
      .showExchange, [exchange], options: [format, elsewhere],
      example: "show exchange animals"),
    CommandSpec(
      .showConnection, [Slot("name", .consumer)], options: [format],
      example: "show connection you"),
    CommandSpec(
      .showChannel, [Slot("name", .speaker)], options: [format], example: "show channel you/1"),
    CommandSpec(
      .showMessage, [Slot("message", .number(1...Int.max))], example: "show message 7"),
    CommandSpec(
      .match, [exchange, Slot("key", .key, .optional, synonyms: ["routing-key"])],
      options: [Option("cc", .list), Option("bcc", .list), elsewhere], takesHeaders: true,
      example: "match animals lazy.orange.male.rabbit"),
    CommandSpec(.why, [Slot("message", .number(1...Int.max))], example: "why 7"),
    CommandSpec(
      .diagram,
      [Slot("format", .oneOf(DiagramFormat.allCases.map(\.rawValue)), .optional)],
      options: [elsewhere], example: "diagram mermaid"),
  ]

  private static let count = ValueKind.number(0...Int.max)

  private static let expecting: [CommandSpec] = [
    CommandSpec(
      .expectQueue, [queue],
      options: [
        Option("ready", count), Option("unacked", count), Option("consumers", count),
        Option("bodies", .list), elsewhere,
      ], example: "expect queue hello ready=1 consumers=0"),
    CommandSpec(
      .expectNoQueue, [queue], options: [elsewhere], example: "expect no queue hello"),
    CommandSpec(
      .expectRoute, [exchange, Slot("key", .key), Slot("queues", .list)], options: [elsewhere],
      example: "expect route animals quick.brown.fox nobody"),
    CommandSpec(
      .expectBinding, [queue, source, Slot("key", .key, .optional)], options: [elsewhere],
      example: "expect binding Q1 animals *.orange.*"),
    CommandSpec(
      .expectDelivered, [Slot("consumer", .consumer), Slot("bodies", .list)],
      example: "expect delivered C1 1,3,5,7,9"),
    CommandSpec(
      .expectConsumer, [Slot("consumer", .consumer)],
      options: [Option("unacked", count), Option("prefetch", count)],
      example: "expect consumer C1 unacked=2 prefetch=2"),
    CommandSpec(
      .expectDead, [queue],
      options: [
        Option("reason", .oneOf(DeathReason.allCases.map(\.rawValue))), Option("n", count),
      ], example: "expect dead hello reason=expired n=2"),
    CommandSpec(
      .expectError, [Slot("code", .number(200...599))], example: "expect error 406"),
  ]

  private static let workbench: [CommandSpec] = [
    CommandSpec(.tick, [Slot("duration", .duration)], example: "tick 5s"),
    CommandSpec(.undo, [Slot("count", .number(1...largest), .optional)], example: "undo 2"),
    CommandSpec(.redo, [Slot("count", .number(1...largest), .optional)], example: "redo"),
    CommandSpec(.checkpoint, [Slot("name", .name)], example: "checkpoint before"),
    CommandSpec(.rollback, [Slot("name", .checkpoint)], example: "rollback before"),
    CommandSpec(.reset, example: "reset"),
    CommandSpec(.save, [Slot("file", .path)], example: "save session.warren"),
    CommandSpec(.source, [Slot("file", .path)], example: "source session.warren"),
    CommandSpec(.lessons, example: "lessons"),
    CommandSpec(.learn, [Slot("lesson", .lesson, .optional)], example: "learn topics"),
    CommandSpec(.next, example: "next"), CommandSpec(.back, example: "back"),
    CommandSpec(.goTo, [Slot("step", .text)], example: "goto summary"),
    CommandSpec(.check, example: "check"), CommandSpec(.hint, example: "hint"),
    CommandSpec(.solution, example: "solution"), CommandSpec(.skip, example: "skip"),
    CommandSpec(
      .quiz, [Slot("lesson", .lesson, .optional)], options: [Option("n", .number(1...100))],
      example: "quiz topics n=5"),
    CommandSpec(.progress, flags: ["forget"], example: "progress"),
    CommandSpec(.review, [Slot("file", .path)], example: "review what-i-did.md"),
    CommandSpec(.resume, example: "resume"),
    CommandSpec(.stage, [Slot("state", .oneOf(["on", "off"]))], example: "stage on"),
    CommandSpec(
      .listen, [Slot("port", .number(0...65_535), .optional)], example: "listen 5673"),
    CommandSpec(.listenOff, example: "listen off"),
    CommandSpec(
      .profile,
      [Slot("profile", .oneOf(ProfileName.allCases.map(\.rawValue)), .optional)],
      example: "profile 4.3"),
    CommandSpec(
      .lang, [Slot("language", .oneOf(["en", "zh-Hant"]), .optional)], example: "lang zh-Hant"),
    CommandSpec(.help, [Slot("topic", .topic, .repeated)], example: "help prefetch"),
    CommandSpec(.quit, example: "quit"),
  ]
}
