import AMQPModel
import BrokerCore

/// Makes a statement of a command's sorted words.
struct StatementBuilder {
  let arguments: Arguments

  func kind() throws(Diagnostic) -> Statement.Kind {
    switch arguments.spec.name {
    case .declareExchange: try declareExchange()
    case .declareQueue: try declareQueue()
    case .deleteExchange: try deleteExchange()
    case .deleteQueue: try deleteQueue()
    case .purge: .purge(try name("queue"))
    case .move: .move(try name("queue"), to: try name("destination"))
    case .bind: .bind(try bindingChange())
    case .bindExchange: .bind(try exchangeBindingChange())
    case .unbind: .unbind(try bindingChange())
    case .unbindExchange: .unbind(try exchangeBindingChange())
    case .publish: try publish()
    case .send: try send()
    case .consume: .consume(try consume())
    case .cancel: .cancel(consumer: text("consumer"))
    case .qos: try qos()
    case .get: .get(try get())
    case .ack, .nack, .reject: .settle(try settle())
    case .recover: .recover(name: text("name"))
    case .kill: .kill(name: text("name"))
    case .restart: .restart
    case .close: .close(try arguments.speaker(arguments.required("name")))
    case .openConnection: try openConnection()
    case .asUser: preconditionFailure("the parser takes it apart")
    case .openChannel: .openChannel(try arguments.speaker(arguments.required("name")))
    case .confirmSelect: .confirmSelect
    case .txSelect, .txCommit, .txRollback:
      .transaction(arguments.spec.name.transaction ?? .select)
    case .listQueues: try list(.queues)
    case .listExchanges: try list(.exchanges)
    case .listBindings: try list(.bindings)
    case .listConsumers: try list(.consumers)
    case .listConnections: try list(.connections)
    case .listChannels: try list(.channels)
    case .showOverview: .show(.overview, format: try format())
    case .showQueue: .show(.queue(try name("queue")), format: try format())
    case .showExchange: .show(.exchange(try name("exchange")), format: try format())
    case .showConnection: .show(.connection(name: text("name")), format: try format())
    case .showChannel: .show(try channel(), format: try format())
    case .showMessage: .show(.message(try number("message")))
    case .match: try match()
    case .why: .why(message: try number("message"))
    case .diagram: try diagram()
    case .expectQueue: .expect(try expectedQueue())
    case .expectNoQueue: .expect(.noQueue(try name("queue")))
    case .expectRoute: .expect(try expectedRoute())
    case .expectBinding: .expect(try expectedBinding())
    case .expectDelivered: .expect(expectedDeliveries())
    case .expectConsumer: .expect(try expectedConsumer())
    case .expectDead: .expect(try expectedDeaths())
    case .expectError: .expect(.error(try number("code")))
    case .produce, .stop, .run, .runUntilIdle, .step, .timeline, .compare, .sweep, .listActors:
      .simulation(try simulation())
    case .tick: .tick(milliseconds: try arguments.duration(arguments.required("duration")))
    case .undo: .undo(count: try repetitions())
    case .redo: .redo(count: try repetitions())
    case .checkpoint: .checkpoint(name: text("name"))
    case .rollback: .rollback(name: text("name"))
    case .reset: .reset
    case .save: .save(path: text("file"))
    case .source: .source(path: text("file"))
    case .addUser: .administration(try addUser())
    case .deleteUser: .administration(.deleteUser(try name("user")))
    case .changePassword: .administration(try changePassword())
    case .clearPassword: .administration(try clearPassword())
    case .setUserTags: .administration(try setUserTags())
    case .setPermissions: .administration(try setPermissions())
    case .clearPermissions: .administration(try clearPermissions())
    case .addVirtualHost: .administration(.addVirtualHost(try name("vhost")))
    case .deleteVirtualHost: .administration(.deleteVirtualHost(try name("vhost")))
    case .setPolicy: .administration(try setPolicy())
    case .clearPolicy: .administration(try clearPolicy())
    case .setTopicPermissions: .administration(try setTopicPermissions())
    case .clearTopicPermissions: .administration(try clearTopicPermissions())
    case .setOperatorPolicy: .administration(try setOperatorPolicy())
    case .clearOperatorPolicy: .administration(try clearOperatorPolicy())
    case .listTopicPermissions: try list(.topicPermissions)
    case .listOperatorPolicies: try list(.operatorPolicies)
    case .listUsers: try list(.users)
    case .listPermissions: try list(.permissions)
    case .listVirtualHosts: try list(.virtualHosts)
    case .listPolicies: try list(.policies)
    case .importDefinitions, .exportDefinitions, .lint:
      .interchange(try arguments.interchange(arguments.spec.name))
    case .lessons: .lesson(.list)
    case .learn: .lesson(.learn(arguments.slot("lesson")?.text))
    case .next: .lesson(.next)
    case .back: .lesson(.back)
    case .goTo: .lesson(.goTo(text("step")))
    case .check: .lesson(.check)
    case .hint: .lesson(.hint)
    case .solution: .lesson(.solution)
    case .skip: .lesson(.skip)
    case .progress: .lesson(.progress(forgetting: arguments.has("forget")))
    case .review: .lesson(.review(path: text("file")))
    case .resume: .lesson(.resume)
    case .stage:
      .lesson(
        .stage(isOn: try arguments.choice(arguments.required("state"), ["on", "off"]) == "on"))
    case .quiz:
      .lesson(
        .quiz(
          lesson: arguments.slot("lesson")?.text,
          count: try arguments.number(option: "n", in: 1...100) ?? 5))
    case .profile: try profile()
    case .lang: try language()
    case .help: .help(words: (arguments.slots["topic"] ?? []).map(\.text))
    case .quit: .quit
    case .listen: try listen()
    case .listenOff: .network(.stop)
    }
  }

  // MARK: Declaring

  private func declareExchange() throws(Diagnostic) -> Statement.Kind {
    try exclude("durable", "transient")
    var table = try arguments.table()
    if let alternate = arguments.options["alternate-exchange"] {
      table["alternate-exchange"] = .longString(alternate.octets)
    }
    var type: ShortString = "direct"
    if let value = arguments.slot("type") {
      let types = ["direct", "fanout", "topic", "headers"]
      // A quoted word is taken as it is: the broker decides.
      type =
        value.isQuoted
        ? ShortString(truncating: value.text)
        : ShortString(truncating: try arguments.choice(value, types))
    }
    return .declareExchange(
      .init(
        exchange: try name("exchange"), type: type, passive: arguments.has("passive"),
        durable: !arguments.has("transient"), autoDelete: arguments.has("auto-delete"),
        internal: arguments.has("internal"), arguments: table))
  }

  private func declareQueue() throws(Diagnostic) -> Statement.Kind {
    try exclude("durable", "transient")
    let queue: QueueName = try name("queue")
    let isExclusive = arguments.has("exclusive")
    let isDurable =
      arguments.has("durable") || !(arguments.has("transient") || isExclusive || queue.isEmpty)
    return .declareQueue(
      .init(
        queue: queue, passive: arguments.has("passive"), durable: isDurable,
        exclusive: isExclusive, autoDelete: arguments.has("auto-delete"),
        arguments: try queueArguments()), alias: arguments.options["as"]?.text)
  }

  /// The arguments in full, and those that have a short spelling.
  private func queueArguments() throws(Diagnostic) -> FieldTable {
    var table = try arguments.table()
    for (option, name) in [("ttl", "x-message-ttl"), ("expires", "x-expires")] {
      guard let value = arguments.options[option] else { continue }
      table[ShortString(truncating: name)] = Self.number(try arguments.duration(value))
    }
    if let length = try arguments.number(option: "max-length", in: 0...Int.max) {
      table["x-max-length"] = Self.number(length)
    }
    if let size = arguments.options["max-length-bytes"] {
      table["x-max-length-bytes"] = Self.number(try arguments.size(size))
    }
    if let overflow = arguments.options["overflow"] {
      let words = ["drop-head", "reject-publish", "reject-publish-dlx"]
      table["x-overflow"] = .string(try arguments.choice(overflow, words))
    }
    if let exchange = arguments.options["dead-letter-exchange"] {
      table["x-dead-letter-exchange"] = .longString(exchange.octets)
    }
    if let key = arguments.options["dead-letter-routing-key"] {
      table["x-dead-letter-routing-key"] = .longString(key.octets)
    }
    try addKind(to: &table)
    return table
  }

  /// As clients send it: the smallest integer that holds it.
  static func number(_ value: Int) -> FieldValue {
    Int32(exactly: value).map { .int32($0) } ?? .int64(Int64(value))
  }

  private func deleteExchange() throws(Diagnostic) -> Statement.Kind {
    .deleteExchange(.init(exchange: try name("exchange"), ifUnused: arguments.has("if-unused")))
  }

  private func deleteQueue() throws(Diagnostic) -> Statement.Kind {
    .deleteQueue(
      .init(
        queue: try name("queue"), ifUnused: arguments.has("if-unused"),
        ifEmpty: arguments.has("if-empty")))
  }

  private func bindingChange() throws(Diagnostic) -> BindingChange {
    var toExchange = false
    if let value = arguments.options["to"] {
      toExchange = try arguments.choice(value, ["queue", "exchange"]) == "exchange"
    }
    return BindingChange(
      destination: toExchange ? .exchange(try name("queue")) : .queue(try name("queue")),
      source: try name("source"), keys: try keys(), arguments: try arguments.table())
  }

  private func exchangeBindingChange() throws(Diagnostic) -> BindingChange {
    BindingChange(
      destination: .exchange(try name("destination")), source: try name("source"),
      keys: try keys(), arguments: try arguments.table())
  }

  private func keys() throws(Diagnostic) -> [BindingKey] {
    var keys: [BindingKey] = []
    for value in arguments.slots["key"] ?? [] { keys.append(try arguments.name(value)) }
    return keys.isEmpty ? [""] : keys
  }

  // MARK: Messages

  private func publish() throws(Diagnostic) -> Statement.Kind {
    .publish(
      try publishing(PublishStatement(exchange: name("exchange"), routingKey: name("key"))))
  }

  private func send() throws(Diagnostic) -> Statement.Kind {
    .publish(try publishing(PublishStatement(exchange: nil, routingKey: name("queue"))))
  }

  func publishing(_ start: PublishStatement) throws(Diagnostic) -> PublishStatement {
    var statement = start
    if let path = arguments.bodyPath {
      statement.body = .file(path: path)
    } else if let body = arguments.slot("body") {
      statement.body = .octets(body.octets)
    }
    statement.isMandatory = arguments.has("mandatory")
    statement.count = try arguments.number(option: "n", in: 1...1_000_000) ?? 1
    statement.properties = try properties()
    return statement
  }

  private func properties() throws(Diagnostic) -> BasicProperties {
    var properties = BasicProperties()
    if arguments.has("persistent") { properties.deliveryMode = 2 }
    properties.priority = try arguments.number(option: "priority", in: 0...255).map { UInt8($0) }
    if let expiration = arguments.options["expiration"] {
      // Quoted text goes as it is, so that the broker's own refusals can be seen.
      properties.expiration =
        expiration.isQuoted
        ? ShortString(truncating: expiration.text)
        : ShortString(truncating: String(try arguments.duration(expiration)))
    }
    let headers = try headers()
    if !headers.isEmpty { properties.headers = headers }
    properties.contentType = try arguments.shortString("content-type")
    properties.contentEncoding = try arguments.shortString("content-encoding")
    properties.correlationID = try arguments.shortString("correlation-id")
    properties.replyTo = try arguments.shortString("reply-to")
    properties.messageID = try arguments.shortString("message-id")
    properties.timestamp = try arguments.number(option: "timestamp", in: 0...Int.max)
      .map { UInt64($0) }
    properties.type = try arguments.shortString("type")
    properties.userID = try arguments.shortString("user-id")
    properties.appID = try arguments.shortString("app-id")
    return properties
  }

  private func qos() throws(Diagnostic) -> Statement.Kind {
    .qos(
      name: text("name"), count: UInt16(try number("count")), isGlobal: arguments.has("global"))
  }

  private func consume() throws(Diagnostic) -> ConsumeStatement {
    var statement = ConsumeStatement(queue: try name("queue"))
    if let value = arguments.options["as"] {
      statement.name = (try arguments.name(value) as ConnectionName).description
    }
    statement.prefetch = try arguments.number(option: "prefetch", in: 0...65535)
      .map { UInt16($0) }
    statement.isAutomatic = arguments.has("auto-ack")
    statement.isExclusive = arguments.has("exclusive")
    statement.work = try work()
    statement.arguments = try arguments.table()
    let bounds = Int(Int32.min)...Int(Int32.max)
    if let priority = try arguments.number(option: "priority", in: bounds) {
      statement.arguments["x-priority"] = .int32(Int32(priority))
    }
    return statement
  }

  private func get() throws(Diagnostic) -> GetStatement {
    var statement = GetStatement(queue: try name("queue"))
    statement.count = try arguments.number(option: "n", in: 1...1_000_000) ?? 1
    if let value = arguments.options["ackmode"] {
      let modes = GetStatement.AcknowledgementMode.allCases.map(\.rawValue)
      let word = try arguments.choice(value, modes)
      statement.mode = GetStatement.AcknowledgementMode(rawValue: word) ?? .requeue
    }
    return statement
  }

  private func settle() throws(Diagnostic) -> SettleStatement {
    let verb = SettleStatement.Verb(rawValue: arguments.spec.name.rawValue) ?? .ack
    var statement = SettleStatement(verb, name: text("name"))
    if let tag = arguments.slot("tag") {
      if tag.text.lowercased() == "all" {
        statement.selection = .all
      } else if let number = UInt64(tag.text) {
        statement.selection = .tag(number)
      } else {
        throw arguments.problem(
          .badValue(
            tag.text, expected: .deliveryTag,
            nearest: Spelling.nearest(to: tag.text, among: ["all"] + arguments.spec.flags)),
          tag.range)
      }
    }
    statement.isMultiple = arguments.has("multiple")
    if let requeue = arguments.options["requeue"] {
      statement.requeue = try arguments.boolean(requeue)
    }
    return statement
  }

  // MARK: Looking

  private func match() throws(Diagnostic) -> Statement.Kind {
    var key: RoutingKey?
    if let value = arguments.slot("key") { key = try arguments.name(value) }
    return .match(try name("exchange"), key: key, headers: try headers())
  }

  private func diagram() throws(Diagnostic) -> Statement.Kind {
    guard let value = arguments.slot("format") else { return .diagram(.tree) }
    let word = try arguments.choice(value, DiagramFormat.allCases.map(\.rawValue))
    return .diagram(DiagramFormat(rawValue: word) ?? .tree)
  }

  // MARK: Expecting

  private func count(_ option: String) throws(Diagnostic) -> Int? {
    try arguments.number(option: option, in: 0...Int.max)
  }

  private func expectedQueue() throws(Diagnostic) -> Expectation {
    .queue(
      try name("queue"), ready: try count("ready"), unacked: try count("unacked"),
      consumers: try count("consumers"),
      bodies: arguments.options["bodies"].map { arguments.list($0) })
  }

  private func expectedDeaths() throws(Diagnostic) -> Expectation {
    var reason: DeathReason?
    if let value = arguments.options["reason"] {
      let names = DeathReason.allCases.map(\.rawValue)
      reason = DeathReason(rawValue: try arguments.choice(value, names))
    }
    return .dead(try name("queue"), reason: reason, count: try count("n"))
  }

  private func expectedRoute() throws(Diagnostic) -> Expectation {
    let queues = arguments.required("queues")
    guard queues.isQuoted || queues.text != "nobody" else {
      return .route(try name("exchange"), try name("key"), [])
    }
    return .route(
      try name("exchange"), try name("key"),
      arguments.list(queues).map { QueueName(ShortString(truncating: $0)) })
  }

  private func expectedBinding() throws(Diagnostic) -> Expectation {
    var key: BindingKey = ""
    if let value = arguments.slot("key") { key = try arguments.name(value) }
    return .binding(try name("queue"), try name("source"), key)
  }

  private func expectedDeliveries() -> Expectation {
    .delivered(consumer: text("consumer"), bodies: arguments.list(arguments.required("bodies")))
  }

  private func expectedConsumer() throws(Diagnostic) -> Expectation {
    .consumer(text("consumer"), unacked: try count("unacked"), prefetch: try count("prefetch"))
  }

  // MARK: The workbench

  func repetitions() throws(Diagnostic) -> Int {
    try arguments.slot("count") == nil ? 1 : number("count")
  }

  private func profile() throws(Diagnostic) -> Statement.Kind {
    guard let value = arguments.slot("profile") else { return .profile(nil) }
    let word = try arguments.choice(value, ProfileName.allCases.map(\.rawValue))
    return .profile(ProfileName(rawValue: word))
  }

  private func language() throws(Diagnostic) -> Statement.Kind {
    guard let value = arguments.slot("language") else { return .language(nil) }
    let names = ["en": "en", "english": "en", "zh": "zh-Hant", "zh-tw": "zh-Hant"]
    if let name = names[Arguments.folded(value.text)] { return .language(name) }
    return .language(try arguments.choice(value, ["en", "zh-Hant"]))
  }

  // MARK: Helpers

  func name<Name: ShortStringName>(_ slot: String) throws(Diagnostic) -> Name {
    try arguments.name(arguments.required(slot))
  }

  func text(_ slot: String) -> String { arguments.required(slot).text }

  func number(_ slot: String) throws(Diagnostic) -> Int {
    guard case .number(let range)? = arguments.spec.slots.first(where: { $0.name == slot })?.kind
    else { preconditionFailure("the slot holds a number") }
    return try arguments.number(arguments.required(slot), in: range)
  }

  private func exclude(_ left: String, _ right: String) throws(Diagnostic) {
    guard arguments.has(left), let range = arguments.flags[right] else { return }
    throw arguments.problem(.contradiction(left, right), range)
  }
}

/// A connection's name, checked like every short string.
struct ConnectionName: ShortStringName {
  let value: ShortString
  init(_ value: ShortString) { self.value = value }
}
