import AMQPModel

/// An import on a copy of the broker.
struct ImportAttempt {
  private let form: Definitions.Form
  private let target: VirtualHostName?
  private let instant: Instant
  private let isInterrupted: () -> Bool
  private(set) var broker: Broker
  private var buffer = EventBuffer(wanted: .happenings)
  private var omitted: [VirtualHostName: Set<BindingDestination>] = [:]
  var plan = ImportPlan()

  init(
    broker: Broker, form: Definitions.Form, target: VirtualHostName?, instant: Instant,
    isInterrupted: @escaping () -> Bool
  ) {
    self.broker = broker
    self.form = form
    self.target = target
    self.instant = instant
    self.isInterrupted = isInterrupted
  }

  /// Whether everything counts that the definitions of a whole broker hold.
  var isWhole: Bool { form == .broker && target == nil }

  // MARK: Exchanges, queues, bindings

  mutating func add(_ exchange: ExchangeDefinition, at place: String) throws(ImportProblem) {
    guard let host = try host(of: exchange.virtualHost, at: place) else { return }
    let name = exchange.name.withoutLineEnds
    if let current = broker.exchangeProperties(name, in: host) {
      let isSame =
        current.type.rawValue == exchange.type.description
        && current.isDurable == exchange.isDurable
        && current.isAutoDelete == exchange.isAutoDelete
        && current.isInternal == exchange.isInternal
        && current.arguments.meansSame(as: exchange.arguments)
      if !isSame { omit(.existsOtherwise, at: place) }
      return
    }
    let exchange = exchange.located(in: host)
    if Broker.isReserved(name.value) {
      omit(.exchange(name), in: host, .reservedName, at: place)
    } else if let text = try declare(.defineExchange(exchange, in: host), at: place) {
      omit(.exchange(name), in: host, .notSimulated(text), at: place)
      plan.leftovers.exchanges.append(exchange)
    } else {
      plan.count.exchanges += 1
    }
  }

  mutating func add(_ queue: QueueDefinition, at place: String) throws(ImportProblem) {
    guard let host = try host(of: queue.virtualHost, at: place) else { return }
    let name = queue.name.withoutLineEnds
    if let current = broker.queueProperties(name, in: host) {
      let isSame =
        current.isDurable == queue.isDurable && current.isAutoDelete == queue.isAutoDelete
        && current.owner == nil && current.arguments.meansSame(as: queue.arguments)
      if !isSame { omit(.existsOtherwise, at: place) }
      return
    }
    let queue = queue.located(in: host)
    if Broker.isReserved(name.value) {
      omit(.queue(name), in: host, .reservedName, at: place)
    } else if let text = try declare(.defineQueue(queue, in: host), at: place) {
      omit(.queue(name), in: host, .notSimulated(text), at: place)
      plan.leftovers.queues.append(queue)
    } else {
      plan.count.queues += 1
    }
  }

  mutating func add(_ definition: BindingDefinition, at place: String) throws(ImportProblem) {
    guard let host = try host(of: definition.virtualHost, at: place) else { return }
    let binding = definition.binding
    if binding.source.isEmpty {
      // RabbitMQ passes over what stands for an implicit binding.
      omit(.reservedName, at: place)
    } else if isMissing(binding.destination, in: host)
      || isMissing(.exchange(binding.source), in: host)
    {
      omit(.endMissing, at: place)
      plan.leftovers.bindings.append(definition.located(in: host))
    } else if !broker.contains(binding, in: host) {
      try perform(.defineBinding(binding, in: host), at: place)
      plan.count.bindings += 1
    }
  }

  private mutating func omit(
    _ object: BindingDestination, in host: VirtualHostName, _ reason: ImportPlan.Reason,
    at place: String
  ) {
    omitted[host, default: []].insert(object)
    omit(reason, at: place)
  }

  /// Whether an end of a binding was passed over and does not exist otherwise.
  private func isMissing(_ end: BindingDestination, in host: VirtualHostName) -> Bool {
    guard let omitted = omitted[host] else { return false }
    switch end {
    case .queue(let name):
      let name = name.withoutLineEnds
      return omitted.contains(.queue(name)) && broker.queueProperties(name, in: host) == nil
    case .exchange(let name):
      let name = name.withoutLineEnds
      return omitted.contains(.exchange(name))
        && broker.exchangeProperties(name, in: host) == nil
    }
  }

  // MARK: Trying

  /// Where an object goes, which must exist; nil if the object is not asked for.
  func host(
    of named: VirtualHostName?, at place: String
  ) throws(ImportProblem) -> VirtualHostName? {
    let host: VirtualHostName
    switch form {
    case .virtualHost: host = target ?? .default
    case .broker:
      host = named ?? target ?? .default
      if let target, target != host { return nil }
    }
    guard broker.virtualHostIndexes[host] != nil else {
      throw .refused(.noVirtualHostForDefinitions(host), place: place)
    }
    return host
  }

  mutating func omit(_ reason: ImportPlan.Reason, at place: String) {
    plan.omissions.append(.init(place: place, reason: reason))
  }

  mutating func perform(
    _ operation: ManagementOperation, at place: String
  ) throws(ImportProblem) {
    if let refusal = try attempt(operation) { throw .refused(refusal, place: place) }
  }

  /// RabbitMQ's text when what `operation` declares is not simulated.
  private mutating func declare(
    _ operation: ManagementOperation, at place: String
  ) throws(ImportProblem) -> String? {
    guard let refusal = try attempt(operation) else { return nil }
    if refusal.code == Int(ReplyCode.notImplemented.rawValue) { return refusal.text }
    throw .refused(refusal, place: place)
  }

  private mutating func attempt(
    _ operation: ManagementOperation
  ) throws(ImportProblem) -> ManagementRefusal? {
    if isInterrupted() { throw .interrupted }
    buffer.removeAll()
    broker.apply(.management(operation), at: instant, into: &buffer)
    for case .managed(.refused(let refusal)) in buffer.events.lazy.map(\.kind) { return refusal }
    plan.operations.append(operation)
    return nil
  }
}

extension ManagementRefusal {
  /// RabbitMQ 4.0.5, asked.
  fileprivate static func noVirtualHostForDefinitions(_ name: VirtualHostName) -> Self {
    Self(
      code: 400, text: "Please create virtual host \"\(name)\" prior to importing definitions.")
  }
}

extension FieldTable {
  /// Whether arguments mean the same: JSON knows no widths of integers, and `classic` is what a
  /// queue is anyway.
  func meansSame(as other: FieldTable) -> Bool { meaning == other.meaning }

  private var meaning: FieldTable {
    FieldTable(
      sortedByName.fields.compactMap { field in
        if field.name == "x-queue-type", field.value == .string("classic") { return nil }
        let value = field.value.integer.map { FieldValue.int64($0) } ?? field.value
        return FieldTable.Field(name: field.name, value: value)
      })
  }
}
