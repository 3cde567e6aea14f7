import AMQPModel
import BrokerCore

/// Runs a recorded scenario against the core and observes what a client would.
///
/// Only `.sent` events are looked at, as if they came from a socket; queue counters are what a
/// passive declare would answer.
public struct ScenarioRunner {
  private struct ChannelState {
    var deliveries: [ConsumerTag: [DeliveryTag]] = [:]
    var fetches: [DeliveryTag] = []
    var order: [(tag: DeliveryTag, body: [UInt8])] = []
    var outstanding: Set<DeliveryTag> = []
    var consumerTags: [ConsumerTag] = []
    var isOpen = true
  }

  private struct TrackedQueue {
    let name: String
    let owner: ConnectionID?
    /// Asking about a queue that expires would keep it alive.
    let isLeftAlone: Bool
  }

  /// Why a step was not run.
  struct Skipped: Error {
    let reason: String
  }

  var broker = Broker(seed: 1)
  var now = Instant.start
  private var channels: [ChannelAddress: ChannelState] = [:]
  private var openConnections: Set<ConnectionID> = []
  // In the order in which they were opened first, in which the recorder closes them.
  private var everOpened: [ConnectionID] = []
  private var tracked: [TrackedQueue] = []
  private var depths: [String: JSON] = [:]
  var aliases: [(real: String, alias: String)] = []
  private var observed: [String: JSON] = [:]
  private var replies: [Method] = []
  private var confirmationOrder: [String] = []

  /// A runner with a fresh broker.
  public init() {}

  /// Runs all steps and returns what the recorder would have written as `observed`.
  public mutating func run(_ scenario: JSON) -> JSON {
    for operation in ScenarioAccess.operations(settingUp: scenario) { apply(operation) }
    var steps: [JSON] = []
    for step in scenario["steps"]?.elements ?? [] { steps.append(run(step: step)) }
    var result: [JSON.Member] = [JSON.Member(key: "steps", value: .array(steps))]
    if scenario["no_drain"]?.bool != true {
      result.append(JSON.Member(key: "final_ready", value: drain(keepingEmpty: true)))
      let leaving = everOpened.filter { openConnections.contains($0) }
      for connection in leaving { cancelConsumers(of: connection) }
      for connection in leaving {
        _ = broker.apply(.connectionClosed(connection, .closedByClient), at: now)
      }
      openConnections = []
      result.append(JSON.Member(key: "final_unacked", value: drain(keepingEmpty: false)))
    }
    return .object(result)
  }

  private mutating func run(step: JSON) -> JSON {
    observed = [:]
    replies = []
    confirmationOrder = []
    var record: [JSON.Member] = []
    do {
      // Without an answer to wait for, the recorder counts the sending as success.
      let isUnanswered = step["nowait"]?.bool == true
      if let ok = try perform(step), observed["errors"] == nil || isUnanswered {
        record.append(JSON.Member(key: "ok", value: ok))
      }
    } catch let skipped as Skipped {
      record.append(JSON.Member(key: "skipped", value: .string(skipped.reason)))
    } catch {
      preconditionFailure("\(error)")
    }
    if step["op"]?.string == "basic.publish", confirmationOrder.count == 2, step["bodies"] == nil {
      let order = confirmationOrder.map { JSON.string($0) }
      record.append(JSON.Member(key: "order", value: .array(order)))
    }
    for (key, value) in observed.sorted(by: { $0.key < $1.key }) {
      record.append(JSON.Member(key: key, value: value))
    }
    if let queues = changedDepths() { record.append(JSON.Member(key: "queues", value: queues)) }
    return .object(record)
  }
}

// MARK: - Steps

extension ScenarioRunner {
  private mutating func perform(_ step: JSON) throws -> JSON? {
    let connection = ConnectionID(ShortString(truncating: step["connection"]?.string ?? "A"))
    let number = ChannelNumber(UInt16(step["channel"]?.int ?? 1))
    let address = ChannelAddress(connection, number)
    switch step["op"]?.string {
    case "wait":
      now = Instant(milliseconds: now.milliseconds + (step["ms"]?.int ?? 0))
      apply(.timePassed)
      return nil
    case "broker.restart":
      apply(.brokerRestarted)
      // The recorder forgets its connections and what came on them.
      (observed, channels, depths) = ([:], [:], [:])
      (openConnections, everOpened) = ([], [])
      return .object([])
    case "management":
      if let operation = ScenarioAccess.operation(of: step) { apply(operation) }
      return .object([])
    case "connection.open":
      open(connection, ScenarioAccess.login(of: step))
      return .object([])
    case "connection.close":
      try requireOpen(connection)
      openConnections.remove(connection)
      let isAbrupt = step["abrupt"]?.bool == true
      apply(.connectionClosed(connection, isAbrupt ? .lost : .closedByClient))
      return .object([])
    case "channel.open": return try openChannel(address, step)
    default: break
    }
    try requireOpen(connection)
    if channels[address] == nil { try open(address) }
    if channels[address]?.isOpen == false {
      throw Skipped(reason: "channel \(connection).\(number) is closed")
    }
    if step["op"]?.string == "basic.publish" { return publish(step, on: address) }
    if let verb = step["op"]?.string, ["basic.ack", "basic.nack", "basic.reject"].contains(verb) {
      return settle(verb, step, on: address)
    }
    let method = ScenarioMethods.method(of: step, naming: real)
    apply(.method(method, on: address))
    if case .channel(.close) = method { channels[address]?.isOpen = false }
    return reply(to: method, step, on: address)
  }

  private mutating func requireOpen(_ connection: ConnectionID) throws {
    if openConnections.contains(connection) { return }
    guard !everOpened.contains(connection) else {
      throw Skipped(reason: "connection \(connection) is closed")
    }
    open(connection)
  }

  private mutating func open(_ connection: ConnectionID, _ login: Login = Login()) {
    openConnections.insert(connection)
    if !everOpened.contains(connection) { everOpened.append(connection) }
    for address in channels.keys where address.connection == connection { channels[address] = nil }
    // Still open here and closed in the recording: the step that should have closed it differs.
    if broker.isOpen(connection) { apply(.connectionClosed(connection, .lost)) }
    apply(.connectionOpened(connection, login))
  }

  private mutating func open(_ address: ChannelAddress) throws {
    apply(.method(.channel(.open), on: address))
    channels[address] = ChannelState()
  }

  private mutating func openChannel(_ address: ChannelAddress, _ step: JSON) throws -> JSON {
    if step["if_closed"]?.bool == true {
      if everOpened.contains(address.connection), !openConnections.contains(address.connection) {
        open(address.connection)
      } else if channels[address]?.isOpen == true {
        return .members(["already_open": .bool(true)])
      }
    }
    try requireOpen(address.connection)
    apply(.method(.channel(.open), on: address))
    if observed["errors"] == nil { channels[address] = ChannelState() }
    return .object([])
  }

  private mutating func publish(_ step: JSON, on address: ChannelAddress) -> JSON? {
    let bodies = step["bodies"]?.elements.compactMap(\.string) ?? [step["body"]?.string ?? ""]
    for body in bodies {
      var octets = Array(body.utf8)
      if let size = step["body_size"]?.int {
        octets = Array((0..<size).map { Array("0123456789abcdef".utf8)[$0 % 16] })
      }
      let message = Message(
        exchange: ExchangeName(real(step["exchange"]?.string ?? "")),
        routingKey: RoutingKey(real(step["routing_key"]?.string ?? "")),
        properties: BasicProperties(scenario: step["properties"].map { mapped($0, by: realText) }),
        body: octets)
      let publish = BasicMethod.Publish(
        message: message, mandatory: step["mandatory"]?.bool ?? false,
        immediate: step["immediate"]?.bool ?? false)
      guard broker.isOpen(address) else { break }
      apply(.method(.basic(.publish(publish)), on: address))
    }
    return nil
  }

  private mutating func settle(
    _ verb: String, _ step: JSON, on address: ChannelAddress
  ) -> JSON? {
    let tags = tags(step, on: address)
    if tags.isEmpty { return .members(["no_such_delivery": .bool(true)]) }
    let isMultiple = step["multiple"]?.bool ?? false
    let requeue = step["requeue"]?.bool ?? true
    for tag in tags {
      let method: BasicMethod =
        switch verb {
        case "basic.ack": .ack(.init(deliveryTag: tag, multiple: isMultiple))
        case "basic.nack":
          .nack(.init(deliveryTag: tag, multiple: isMultiple, requeue: requeue))
        default: .reject(.init(deliveryTag: tag, requeue: requeue))
        }
      guard broker.isOpen(address) else { break }
      apply(.method(.basic(method), on: address))
      if isMultiple {
        let left = (channels[address]?.outstanding ?? []).filter { $0 > tag && tag != 0 }
        channels[address]?.outstanding = left
      } else {
        channels[address]?.outstanding.remove(tag)
      }
    }
    return nil
  }

  private func tags(_ step: JSON, on address: ChannelAddress) -> [DeliveryTag] {
    guard let state = channels[address] else { return [] }
    if let tag = step["delivery_tag"]?.int { return [DeliveryTag(UInt64(tag))] }
    if let body = step["body"]?.string {
      let all = state.order.filter { $0.body == Array(body.utf8) }.map(\.tag)
      let outstanding = all.filter { state.outstanding.contains($0) }
      return Array((outstanding.isEmpty ? all : outstanding).suffix(1))
    }
    let selector: JSON
    let candidates: [DeliveryTag]
    if let get = step["get"] {
      selector = get
      candidates = state.fetches
    } else {
      selector = step["n"] ?? .string("first")
      candidates = state.deliveries[ConsumerTag(real(step["consumer"]?.string ?? ""))] ?? []
    }
    if let ordinal = selector.int {
      return candidates.indices.contains(ordinal - 1) ? [candidates[ordinal - 1]] : []
    }
    let outstanding = candidates.filter { state.outstanding.contains($0) }
    switch selector.string {
    case "all": return outstanding
    case "last": return Array(outstanding.suffix(1))
    default: return Array(outstanding.prefix(1))
    }
  }

  /// The fields of the answer that the recorder writes down.
  private mutating func reply(
    to method: Method, _ step: JSON, on address: ChannelAddress
  ) -> JSON? {
    // Nobody knows yet whether an unanswered declare succeeded: the recorder watches its queue.
    if case .queue(.declare(let declare)) = method, declare.noWait {
      let name = declare.queue.description
      if !tracked.contains(where: { $0.name == name }) { track(name, owner: nil) }
      return .object([])
    }
    if step["nowait"]?.bool == true, observed["errors"] != nil { return .object([]) }
    if observed["errors"] != nil { return nil }
    if case .basic(.recoverAsync) = method { return nil }
    for reply in replies {
      switch reply {
      case .queue(.declareOk(let ok)):
        if case .queue(.declare(let declare)) = method {
          if ok.queue.value.hasPrefix("amq.gen-") { _ = alias(ok.queue.description, "gen") }
          track(ok.queue.description, owner: declare.exclusive ? address.connection : nil)
        }
        return .members([
          "queue": .string(normal(ok.queue.description)), "message_count": .int(ok.messageCount),
          "consumer_count": .int(ok.consumerCount),
        ])
      case .queue(.deleteOk(let ok)): return .members(["message_count": .int(ok.messageCount)])
      case .queue(.purgeOk(let ok)): return .members(["message_count": .int(ok.messageCount)])
      case .channel(.flowOk(let ok)): return .members(["active": .bool(ok.active)])
      case .basic(.consumeOk(let ok)):
        if step["consumer_tag"]?.string ?? "" == "" {
          _ = alias(ok.consumerTag.description, "ctag")
        } else {
          // The recorder does not cancel those that the server named when it drains.
          channels[address]?.consumerTags.append(ok.consumerTag)
        }
        return .members(["consumer_tag": .string(normal(ok.consumerTag.description))])
      case .basic(.cancelOk(let ok)):
        return .members(["consumer_tag": .string(normal(ok.consumerTag.description))])
      case .basic(.getEmpty): return .members(["empty": .bool(true)])
      case .basic(.getOk(let ok)):
        let isAutomatic = step["no_ack"]?.bool ?? step["auto_ack"]?.bool ?? false
        channels[address]?.fetches.append(ok.deliveryTag)
        channels[address]?.order.append((ok.deliveryTag, ok.message.body))
        if !isAutomatic { channels[address]?.outstanding.insert(ok.deliveryTag) }
        let message = describe(ok.message, redelivered: ok.redelivered).members
        let count = JSON.Member(key: "message_count", value: .int(ok.messageCount))
        return .members(["message": .object(message + [count])])
      default: continue
      }
    }
    return .object([])
  }

  private mutating func track(_ name: String, owner: ConnectionID?) {
    let isGone = depths[name] == .string("gone")
    if isGone { tracked.removeAll { $0.name == name } }
    guard isGone || !tracked.contains(where: { $0.name == name }) else { return }
    let arguments = broker.queueProperties(QueueName(ShortString(truncating: name)))?.arguments
    let isLeftAlone = arguments?["x-expires"] != nil
    tracked.append(TrackedQueue(name: name, owner: owner, isLeftAlone: isLeftAlone))
  }
}

// MARK: - Observing

extension ScenarioRunner {
  private mutating func apply(_ operation: Operation) {
    for event in broker.apply(operation, at: now) {
      if case .sent(let method, let address) = event.kind { observe(method, at: address) }
    }
  }

  private mutating func observe(_ method: Method, at address: ChannelAddress) {
    let place = "\(address.connection).\(address.channel)"
    switch method {
    case .basic(.deliver(let deliver)):
      channels[address, default: ChannelState()].deliveries[deliver.consumerTag, default: []]
        .append(deliver.deliveryTag)
      channels[address]?.order.append((deliver.deliveryTag, deliver.message.body))
      channels[address]?.outstanding.insert(deliver.deliveryTag)
      nameReply(in: deliver.message)
      if deliver.consumerTag.value.hasPrefix("amq.ctag-") {
        _ = alias(deliver.consumerTag.description, "ctag")
      }
      append(
        describe(deliver.message, redelivered: deliver.redelivered),
        to: "deliver", "\(place):\(normal(deliver.consumerTag.description))")
    case .basic(.return(let returned)):
      let fields: [JSON.Member] = [
        .init(key: "channel", value: .string(place)),
        .init(key: "code", value: .int(Int(returned.replyCode.rawValue))),
        .init(key: "text", value: .string(returned.replyText)),
      ]
      append(.object(fields + describe(returned.message, redelivered: nil).members), to: "returns")
      confirmationOrder.append("return")
    case .basic(.ack(let ack)):
      append(.int(Int(ack.deliveryTag.rawValue)), to: "confirm_ack", place)
      confirmationOrder.append("ack")
    case .basic(.nack(let nack)):
      append(.int(Int(nack.deliveryTag.rawValue)), to: "confirm_nack", place)
      confirmationOrder.append("nack")
    case .basic(.cancel(let cancel)):
      let text = "\(place):\(normal(cancel.consumerTag.description))"
      let sorted = ((observed["cancels"]?.elements ?? []).compactMap(\.string) + [text]).sorted()
      observed["cancels"] = .array(sorted.map { .string($0) })
    case .channel(.close(let close)):
      channels[address, default: ChannelState()].isOpen = false
      appendError(
        "channel", place, close.replyCode, close.replyText, close.cause)
    case .connection(.close(let close)):
      openConnections.remove(address.connection)
      appendError(
        "connection", address.connection.description, close.replyCode, close.replyText, close.cause)
    default: replies.append(method)
    }
  }

  private mutating func appendError(
    _ scope: String, _ place: String, _ code: ReplyCode, _ text: String, _ method: MethodID?
  ) {
    // As the recorder names them: whatever looks like a generated name.
    for match in text.matches(of: /amq\.gen-[A-Za-z0-9_-]+/) { _ = alias(String(match.0), "gen") }
    append(
      .members([
        "scope": .string(scope), "at": .string(place), "code": .int(Int(code.rawValue)),
        "text": .string(normal(text)),
        "method": .string("\(method?.classID ?? 0).\(method?.methodID ?? 0)"),
      ]), to: "errors")
  }

  private mutating func append(_ value: JSON, to key: String) {
    observed[key] = .array((observed[key]?.elements ?? []) + [value])
  }

  private mutating func append(_ value: JSON, to key: String, _ inner: String) {
    var members = observed[key]?.members ?? []
    if let index = members.firstIndex(where: { $0.key == inner }) {
      members[index] = .init(key: inner, value: .array(members[index].value.elements + [value]))
    } else {
      members.append(.init(key: inner, value: .array([value])))
    }
    observed[key] = .object(members)
  }

  private func describe(_ message: Message, redelivered: Bool?) -> JSON {
    var members: [JSON.Member] = [.init(key: "body", value: .string(message.body.scenarioText))]
    if let redelivered { members.append(.init(key: "redelivered", value: .bool(redelivered))) }
    members.append(.init(key: "exchange", value: .string(normal(message.exchange.description))))
    let key = message.routingKey.value.octets.count
    members.append(
      .init(
        key: "routing_key",
        value: .string(
          key <= 200 ? normal(message.routingKey.description) : "<\(key) bytes>")))
    let properties = message.properties.plain.map {
      JSON.Member(key: $0.key, value: $0.value.string.map { .string(normal($0)) } ?? $0.value)
    }
    if !properties.isEmpty { members.append(.init(key: "properties", value: .object(properties))) }
    if let headers = message.properties.headers {
      members.append(
        .init(key: "headers", value: mapped(headers.plain.withoutDeathTimes, by: normal)))
      if !headers.isEmpty {
        members.append(.init(key: "header_types", value: .string(headers.signature)))
      }
    }
    return .object(members)
  }

  private mutating func changedDepths() -> JSON? {
    var changed: [JSON.Member] = []
    for queue in tracked where !queue.isLeftAlone {
      let depth: JSON
      if let snapshot = broker.queueSnapshot(QueueName(ShortString(truncating: queue.name))) {
        // The recorder asks as the owner only if a declare was answered to it.
        let isLocked = snapshot.properties.owner.map { $0 != queue.owner } ?? false
        depth =
          isLocked
          ? .string("locked") : .array([.int(snapshot.ready), .int(snapshot.consumerCount)])
      } else {
        depth = replyDepth(of: queue.name) ?? .string("gone")
      }
      if depths[queue.name] != depth {
        depths[queue.name] = depth
        changed.append(.init(key: normal(queue.name), value: depth))
      }
    }
    return changed.isEmpty ? nil : .object(changed)
  }

  private mutating func cancelConsumers(of connection: ConnectionID) {
    for (address, state) in channels where address.connection == connection && state.isOpen {
      for tag in state.consumerTags where broker.isOpen(address) {
        let cancel = BasicMethod.Cancel(consumerTag: tag)
        _ = broker.apply(.method(.basic(.cancel(cancel)), on: address), at: now)
      }
    }
  }

  private mutating func drain(keepingEmpty: Bool) -> JSON {
    var result: [JSON.Member] = []
    for queue in tracked {
      let name = QueueName(ShortString(truncating: queue.name))
      guard let snapshot = broker.queueSnapshot(name) else {
        result.append(.init(key: normal(queue.name), value: .string("gone")))
        continue
      }
      let waiting = broker.readyMessages(in: name)
      // Taken off as the recorder takes them off, so that the second drain sees the rest only.
      let owner = queue.owner.flatMap { broker.isOpen($0) ? $0 : nil } ?? "drain"
      let address = ChannelAddress(owner, 2000)
      if !broker.isOpen(owner) { _ = broker.apply(.connectionOpened(owner), at: now) }
      if !broker.isOpen(address) {
        _ = broker.apply(.method(.channel(.open), on: address), at: now)
      }
      let get = Operation.method(.basic(.get(.init(queue: name, noAck: true))), on: address)
      if depths[queue.name] == .string("locked") || snapshot.refusesFetches {
        let refusals = broker.apply(get, at: now).compactMap { event -> JSON.Member? in
          guard case .exceptionRaised(let exception, on: _) = event.kind else { return nil }
          let text = "error \(exception.code.rawValue) \(normal(exception.text))"
          return .init(key: normal(queue.name), value: .string(text))
        }
        result += refusals
        continue
      }
      for _ in waiting { _ = broker.apply(get, at: now) }
      if keepingEmpty || !waiting.isEmpty {
        result.append(
          .init(
            key: normal(queue.name),
            value: .array(
              waiting.map { describe($0.message, redelivered: $0.isRedelivered) })))
      }
    }
    return .object(result)
  }
}
