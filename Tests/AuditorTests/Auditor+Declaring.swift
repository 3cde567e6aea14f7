import AMQPModel
import BrokerCore
import TestSupport

/// Queues: declaring, deleting, purging.
extension Auditor {
  mutating func perform(_ method: QueueMethod, on channel: Int) throws {
    let address = channels[channel].address
    switch method {
    case .declare(let declare): try self.declare(declare, on: channel)
    case .delete(let delete): try self.delete(delete, on: channel)
    case .purge(let purge):
      let name = try meant(purge.queue, on: channel)
      try check(.read, queue: name, on: channel)
      let found = try queue(name)
      try refuseStrangers(found, on: channel)
      guard let queue = index(of: found.number) else { return }
      // Ready ones only, and nothing dies [queue-purge-count].
      queues[queue].ready = []
      queues[queue].isRefusing = false
      // [quorum-purge-priority-counter]
      queues[queue].turn = 0
      count("purged")
      send(.queue(.purgeOk(.init(messageCount: found.ready.count))), to: address)
    case .bind(let bind):
      let name = try meant(bind.queue, on: channel)
      // [last-declared-queue-default-key]
      let isDefault = bind.queue.isEmpty && bind.routingKey.isEmpty
      try self.bind(
        Binding(
          source: bind.exchange, destination: .queue(name),
          key: isDefault ? BindingKey(name.value) : bind.routingKey, arguments: bind.arguments),
        on: channel)
      send(.queue(.bindOk), to: address)
    case .unbind(let unbind):
      let name = try meant(unbind.queue, on: channel)
      let isDefault = unbind.queue.isEmpty && unbind.routingKey.isEmpty
      try self.unbind(
        Binding(
          source: unbind.exchange, destination: .queue(name),
          key: isDefault ? BindingKey(name.value) : unbind.routingKey,
          arguments: unbind.arguments), on: channel)
      send(.queue(.unbindOk), to: address)
    case .declareOk, .deleteOk, .purgeOk, .bindOk, .unbindOk: break
    }
  }

  mutating func declare(_ declare: QueueMethod.Declare, on channel: Int) throws {
    if declare.queue.value.hasPrefix("amq.rabbitmq.reply-to") {
      try declareReplies(declare.queue, on: channel)
      return
    }
    var name = declare.queue
    let existing = queues.first { $0.name == name }
    if declare.passive {
      // [queue-declare-passive]
      try refuseStrangers(try queue(name), on: channel)
    } else {
      // [reserved-names]
      if name.value.hasPrefix("amq.") {
        throw Refusal(
          .accessRefused, "queue name '\(name)' contains reserved prefix 'amq.*'")
      }
      // [permissions-declare-delete, permissions-server-named]
      let isQuorum = declare.arguments["x-queue-type"] == .string("quorum")
      if name.isEmpty, isQuorum {
        throw Refusal(
          .preconditionFailed,
          "Cannot declare a server-named queue for type rabbit_quorum_queue")
      }
      if name.isEmpty { name = QueueName(chosenName("amq.gen-")) }
      try check(.configure, queue: name, on: channel)
      if let existing {
        try compare(declare, with: existing, on: channel)
      } else {
        // [permissions-dlx-ae]
        if case .longString(let octets)? = declare.arguments["x-dead-letter-exchange"] {
          try check(.read, queue: name, on: channel)
          let exchange = ExchangeName(
            ShortString(truncating: String(decoding: octets, as: UTF8.self)))
          try check(.write, exchange: exchange, on: channel)
        }
        try check(declare)
        try refuseForeign(declare.arguments, of: name, isQuorum)
        if profile == .strict, !declare.durable, !declare.exclusive { throw Self.transientQueue }
        if isQuorum { try checkQuorum(declare, name) }
        add(name, declare, on: channel)
      }
    }
    count(existing == nil ? "queue declared" : "queue declared again")
    guard let queue = queues.firstIndex(where: { $0.name == name }) else { return }
    queues[queue].lastUsed = now
    channels[channel].lastDeclaredQueue = name
    send(
      .queue(
        .declareOk(
          .init(
            queue: name, messageCount: queues[queue].ready.count,
            consumerCount: consumerCount(of: queues[queue])))),
      to: channels[channel].address)
  }

  private mutating func add(
    _ name: QueueName, _ declare: QueueMethod.Declare, on channel: Int
  ) {
    lastNumber += 1
    let connection = channels[channel].address.connection
    queues.append(
      Queue(
        number: lastNumber, name: name,
        // [exclusive-is-never-durable]
        isDurable: declare.durable && !declare.exclusive,
        owner: declare.exclusive ? connection : nil, isAutoDelete: declare.autoDelete,
        isServerNamed: declare.queue.isEmpty, arguments: declare.arguments,
        settings: declare.arguments, lastUsed: now))
    setPolicy(of: queues.count - 1)
    router.declare(name)
    if let seat = freeSeats.popLast() {
      seats[seat] = lastNumber
    } else {
      seats.append(lastNumber)
    }
  }

  /// [queue-declare-check-order, queue-declare-exclusive-first]
  private func compare(
    _ declare: QueueMethod.Declare, with queue: Queue, on channel: Int
  ) throws {
    try refuseStrangers(queue, on: channel)
    if declare.exclusive != (queue.owner != nil) { throw locked(queue) }
    let kind = "queue '\(queue.name)'"
    let isDurable = declare.durable && !declare.exclusive
    try compare("durable", "\(isDurable)", "\(queue.isDurable)", kind)
    try compare("auto_delete", "\(declare.autoDelete)", "\(queue.isAutoDelete)", kind)
    // In these orders (asked of RabbitMQ 4.0.5).
    let classic: [ShortString] = [
      "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key",
      "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode",
      "x-single-active-consumer", "x-queue-type",
    ]
    let quorum: [ShortString] = [
      "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-expires", "x-max-length",
      "x-max-length-bytes", "x-overflow", "x-single-active-consumer", "x-queue-type",
      "x-delivery-limit", "x-message-ttl",
    ]
    for name in queue.isQuorum ? quorum : classic {
      let usual: FieldValue? = name == "x-queue-type" ? .string("classic") : nil
      try compare(
        name, declare.arguments[name] ?? usual, queue.arguments[name] ?? usual, kind)
    }
  }

  func compare(_ name: String, _ wanted: String, _ current: String, _ kind: String) throws {
    if wanted == current { return }
    throw Refusal(
      .preconditionFailed,
      "inequivalent arg '\(name)' for \(kind) in vhost '\(host)': received '\(wanted)' but current is "
        + "'\(current)'")
  }

  /// [queue-declare-inequivalent-args]
  func compare(
    _ name: ShortString, _ wanted: FieldValue?, _ current: FieldValue?, _ kind: String
  ) throws {
    if wanted == current { return }
    func text(_ value: FieldValue) -> String {
      switch value {
      case .longString(let octets): String(decoding: octets, as: UTF8.self)
      case .boolean(let value): "\(value)"
      default: "\(value.integer ?? 0)"
      }
    }
    func described(_ value: FieldValue) -> String {
      "the value '\(text(value))' of type '\(value.typeName)'"
    }
    let difference: String
    switch (wanted, current) {
    case (let wanted?, let current?):
      difference = "received '\(text(wanted))' but current is '\(text(current))'"
    case (let wanted?, nil): difference = "received \(described(wanted)) but current is none"
    case (nil, let current?): difference = "received none but current is \(described(current))"
    case (nil, nil): return
    }
    throw Refusal(
      .preconditionFailed,
      "inequivalent arg '\(name)' for \(kind) in vhost '\(host)': \(difference)")
  }

  /// Settings that only queues of the other type have [queue-type-and-mode-checks].
  private func refuseForeign(
    _ arguments: FieldTable, of name: QueueName, _ isQuorum: Bool
  ) throws {
    let foreign: [ShortString] =
      isQuorum ? ["x-max-priority", "x-queue-mode"] : ["x-delivery-limit"]
    for field in arguments.fields where foreign.contains(field.name) {
      throw Refusal(
        .preconditionFailed,
        "invalid arg '\(field.name)' for queue '\(name)' in vhost '\(host)' of queue type "
          + "rabbit_\(isQuorum ? "quorum" : "classic")_queue")
    }
  }

  /// The arguments of a new queue; the workload makes one mistake at a time [invalid-arg-*].
  private func check(_ declare: QueueMethod.Declare) throws {
    func wrong(_ name: ShortString, _ reason: String) -> Refusal {
      Refusal(
        .preconditionFailed,
        "invalid arg '\(name)' for queue '\(declare.queue)' in vhost '\(host)': \(reason)")
    }
    let arguments = declare.arguments
    // [queue-type-and-mode-checks]
    if let type = arguments["x-queue-type"], type != .string("classic"), type != .string("quorum") {
      throw wrong("x-queue-type", "\"unsupported queue type 'nosuch'\"")
    }
    var numbers: [ShortString] = [
      "x-expires", "x-message-ttl", "x-max-length", "x-max-length-bytes",
    ]
    let isQuorum = arguments["x-queue-type"] == .string("quorum")
    if !isQuorum { numbers.append("x-max-priority") }
    for name in numbers {
      guard let value = arguments[name] else { continue }
      guard let number = value.integer else {
        throw wrong(name, "\"expected integer, got \(value.typeName)\"")
      }
      if number < 0 { throw wrong(name, "{value_negative,\(number)}") }
      if number == 0, name == "x-expires" { throw wrong(name, "{value_zero,0}") }
      if number > 255, name == "x-max-priority" {
        throw wrong(name, "{max_value_exceeded,\(number)}")
      }
    }
    if arguments["x-dead-letter-routing-key"] != nil, arguments["x-dead-letter-exchange"] == nil {
      throw wrong("x-dead-letter-routing-key", "routing_key_but_no_dlx_defined")
    }
    let overflows: [FieldValue] = [
      .string("drop-head"), .string("reject-publish"), .string("reject-publish-dlx"),
    ]
    if let overflow = arguments["x-overflow"], !overflows.contains(overflow) {
      throw wrong("x-overflow", "invalid_overflow")
    }
    if !isQuorum, arguments["x-queue-mode"] == .string("eager") {
      throw wrong("x-queue-mode", "\"unsupported queue mode 'eager'\"")
    }
  }

  private mutating func delete(_ delete: QueueMethod.Delete, on channel: Int) throws {
    let name = try meant(delete.queue, on: channel)
    try check(.configure, queue: name, on: channel)
    var ready = 0
    // What is missing counts as deleted [queue-delete-missing-and-count].
    if let queue = queues.first(where: { $0.name == name }) {
      try refuseStrangers(queue, on: channel)
      try checkDeletion(delete, of: queue)
      // [queue-delete-both-flags]
      if delete.ifEmpty, !queue.ready.isEmpty {
        throw Refusal(.preconditionFailed, "queue '\(name)' in vhost '\(host)' not empty")
      }
      if delete.ifUnused, consumers.contains(where: { $0.queue == queue.number }) {
        throw Refusal(.preconditionFailed, "queue '\(name)' in vhost '\(host)' in use")
      }
      ready = queue.ready.count
      deleteQueue(queue.number, "requested")
    } else {
      count("nothing deleted")
    }
    send(.queue(.deleteOk(.init(messageCount: ready))), to: channels[channel].address)
  }

  /// Consumers hear of it, messages go without dying [queue-delete-cancels-consumers,
  /// expires-no-dead-letter].
  mutating func deleteQueue(_ number: Int, _ reason: String) {
    guard let queue = queues.first(where: { $0.number == number }) else { return }
    count("queue deleted: \(reason)")
    for consumer in consumers where consumer.queue == number {
      let cancel = BasicMethod.Cancel(consumerTag: consumer.tag, noWait: true)
      send(.basic(.cancel(cancel)), to: consumer.channel)
    }
    consumers.removeAll { $0.queue == number }
    queues.removeAll { $0.number == number }
    if let seat = seats.firstIndex(of: number) {
      seats[seat] = nil
      freeSeats.append(seat)
    }
    router.delete(queue.name)
    if reason != "restart" { deleteUnboundExchanges() }
  }

  /// [auto-delete-queue-after-last-cancel, auto-delete-queue-never-consumed-stays]
  mutating func deleteIfAbandoned(_ number: Int) {
    guard let queue = queues.first(where: { $0.number == number }), queue.isAutoDelete,
      !consumers.contains(where: { $0.queue == number })
    else { return }
    deleteQueue(number, "auto-delete")
  }

  // MARK: Names

  func index(of number: Int) -> Int? { queues.firstIndex { $0.number == number } }

  /// An empty name is the channel's last declared queue [no-last-queue-errors].
  func meant(_ name: QueueName, on channel: Int) throws -> QueueName {
    if !name.isEmpty { return name }
    if let last = channels[channel].lastDeclaredQueue { return last }
    throw Refusal(.notFound, "no previously declared queue")
  }

  func queue(_ name: QueueName) throws -> Queue {
    if let queue = queues.first(where: { $0.name == name }) { return queue }
    throw Refusal(.notFound, "no queue '\(name)' in vhost '\(host)'")
  }

  /// [exclusive-other-connection-all]
  func refuseStrangers(_ queue: Queue, on channel: Int) throws {
    if let owner = queue.owner, owner != channels[channel].address.connection {
      throw locked(queue)
    }
  }

  private func locked(_ queue: Queue) -> Refusal {
    Refusal(
      .resourceLocked,
      "cannot obtain exclusive access to locked queue '\(queue.name)' in vhost '\(host)'. It could be "
        + "originally declared on another connection or the exclusive property value does not "
        + "match that of the original declaration.")
  }

  /// The name that the broker chose, if it is one; else one that it will not have chosen.
  func chosenName(_ prefix: String) -> ShortString {
    let name = chosenNames.first { $0.hasPrefix(prefix) && $0.octets.count == prefix.count + 22 }
    return name ?? ShortString(truncating: prefix)
  }
}
