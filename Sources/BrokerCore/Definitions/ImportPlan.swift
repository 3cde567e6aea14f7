public import AMQPModel

/// What importing definitions comes to.
public struct ImportPlan: Sendable {
  /// What is to be applied, in order; the speaker's channel must be open.
  public internal(set) var operations: [Operation] = []
  /// How many exchanges are new.
  public internal(set) var exchangeCount = 0
  /// How many queues are new.
  public internal(set) var queueCount = 0
  /// How many bindings are new.
  public internal(set) var bindingCount = 0
  /// What is not applied, and why.
  public internal(set) var omissions: [Omission] = []
  /// The objects that are not simulated, which an export gives back.
  public internal(set) var leftovers = Definitions()

  /// Something in the definitions that is not applied.
  public struct Omission: Hashable, Sendable {
    /// Where it stands, as `queues[3]`.
    public let place: String
    /// Why.
    public let reason: Reason
  }

  /// Why something is not applied.
  public enum Reason: Hashable, Sendable {
    /// It exists with other properties, and is left as it is.
    case existsOtherwise
    /// Its name begins with `amq.`, or is empty: clients cannot declare it.
    case reservedName
    /// Its kind is not simulated; RabbitMQ's own text of refusal.
    case notSimulated(String)
    /// It belongs to a virtual host that does not exist here.
    case otherVirtualHost(VirtualHostName)
    /// A binding of something that is not applied.
    case endMissing

    /// Whether an export gives it back.
    var isKept: Bool {
      switch self {
      case .notSimulated, .otherVirtualHost, .endMissing: true
      case .existsOtherwise, .reservedName: false
      }
    }
  }
}

/// A refusal of definitions as a whole.
public struct ImportRefusal: Error, Hashable, Sendable {
  /// Where the first thing stands that the broker refuses, as `queues[3]`.
  public let place: String
  /// RabbitMQ's refusal.
  public let exception: AMQPException
}

extension Broker {
  /// Finds out what importing comes to, by trying it on a copy.
  ///
  /// As RabbitMQ does it: what exists stays as it is, names of the broker's own are passed over.
  /// Unlike RabbitMQ, which stops half way, the first refusal leaves everything as it was. The
  /// objects of a single virtual host go to `virtualHost`, by default `/`; of a whole broker's only
  /// those of `virtualHost` are taken where one is named. `speaker` speaks in `/`; for other hosts
  /// the plan opens connections of its own, and closes them.
  public func plan(
    for definitions: Definitions, into virtualHost: VirtualHostName? = nil,
    on speaker: ChannelAddress, at instant: Instant
  ) throws(ImportRefusal) -> ImportPlan {
    var attempt = ImportAttempt(
      broker: self, form: definitions.form, target: virtualHost, speaker: speaker,
      instant: instant)
    for (index, exchange) in definitions.exchanges.enumerated() {
      try attempt.add(exchange, at: "exchanges[\(index)]")
    }
    for (index, queue) in definitions.queues.enumerated() {
      try attempt.add(queue, at: "queues[\(index)]")
    }
    for (index, binding) in definitions.bindings.enumerated() {
      try attempt.add(binding, at: "bindings[\(index)]")
    }
    attempt.closeConnections()
    return attempt.plan
  }
}

/// An import on a copy of the broker.
private struct ImportAttempt {
  private let form: Definitions.Form
  private let target: VirtualHostName?
  private let speaker: ChannelAddress
  private let instant: Instant
  private var broker: Broker
  /// An empty broker that tells whether something can be declared at all.
  private var scratch = Broker()
  private let hosts: Set<VirtualHostName>
  /// Who speaks in which virtual host.
  private var speakers: [VirtualHostName: ChannelAddress]
  private var omitted: [VirtualHostName: Set<BindingDestination>] = [:]
  private(set) var plan = ImportPlan()

  init(
    broker: Broker, form: Definitions.Form, target: VirtualHostName?, speaker: ChannelAddress,
    instant: Instant
  ) {
    self.broker = broker
    self.form = form
    self.target = target
    self.speaker = speaker
    self.instant = instant
    hosts = Set(broker.virtualHostNames)
    speakers = [.default: speaker]
    Self.open(speaker, of: &self.broker, at: instant)
  }

  private static func open(
    _ speaker: ChannelAddress, of broker: inout Broker, at instant: Instant
  ) {
    if !broker.isOpen(speaker.connection) {
      _ = broker.apply(.connectionOpened(speaker.connection), at: instant)
    }
    if !broker.isOpen(speaker) {
      _ = broker.apply(.method(.channel(.open), on: speaker), at: instant)
    }
  }

  /// Who speaks in `host`: for another one than `/` a connection of the import's own.
  private mutating func speaker(in host: VirtualHostName) -> ChannelAddress {
    if let speaker = speakers[host] { return speaker }
    var number = speakers.count
    var connection: ConnectionID
    repeat {
      connection = ConnectionID(ShortString(truncating: "import \(number)"))
      number += 1
    } while broker.isOpen(connection)
    let address = ChannelAddress(connection, 1)
    speakers[host] = address
    append(.connectionOpened(connection, Login(virtualHost: host)))
    append(.method(.channel(.open), on: address))
    return address
  }

  private mutating func append(_ operation: Operation) {
    _ = broker.apply(operation, at: instant)
    plan.operations.append(operation)
  }

  mutating func closeConnections() {
    for host in speakers.keys.sorted() where host != .default {
      guard let address = speakers[host] else { continue }
      append(.connectionClosed(address.connection, .closedByClient))
    }
  }

  mutating func add(_ exchange: ExchangeDefinition, at place: String) throws(ImportRefusal) {
    guard let host = host(of: exchange.virtualHost) else { return }
    let name = exchange.name.withoutLineEnds
    if let current = broker.exchangeProperties(name, in: host) {
      let isSame =
        current.type.rawValue == exchange.type.description
        && current.isDurable == exchange.isDurable
        && current.isAutoDelete == exchange.isAutoDelete
        && current.isInternal == exchange.isInternal
        && Self.areSame(current.arguments, exchange.arguments)
      if !isSame { plan.omissions.append(.init(place: place, reason: .existsOtherwise)) }
      return
    }
    if let reason = try reason(host, name.value, exchange.method, at: place) {
      omit(.exchange(name), in: host, reason, at: place)
      if reason.isKept { plan.leftovers.exchanges.append(exchange.located(in: host)) }
      return
    }
    try perform(exchange.method, in: host, at: place)
    plan.exchangeCount += 1
  }

  mutating func add(_ queue: QueueDefinition, at place: String) throws(ImportRefusal) {
    guard let host = host(of: queue.virtualHost) else { return }
    let name = queue.name.withoutLineEnds
    if let current = broker.queueProperties(name, in: host) {
      let isSame =
        current.isDurable == queue.isDurable && current.isAutoDelete == queue.isAutoDelete
        && Self.areSame(current.arguments, queue.arguments)
      if !isSame { plan.omissions.append(.init(place: place, reason: .existsOtherwise)) }
      return
    }
    if let reason = try reason(host, name.value, queue.method, at: place) {
      omit(.queue(name), in: host, reason, at: place)
      if reason.isKept { plan.leftovers.queues.append(queue.located(in: host)) }
      return
    }
    try perform(queue.method, in: host, at: place)
    plan.queueCount += 1
  }

  mutating func add(_ definition: BindingDefinition, at place: String) throws(ImportRefusal) {
    guard let host = host(of: definition.virtualHost) else { return }
    let binding = definition.binding
    var reason: ImportPlan.Reason?
    if !hosts.contains(host) {
      reason = .otherVirtualHost(host)
    } else if binding.source.isEmpty {
      // RabbitMQ passes over what stands for an implicit binding.
      reason = .reservedName
    } else if isMissing(binding.destination, in: host)
      || isMissing(.exchange(binding.source), in: host)
    {
      reason = .endMissing
    }
    if let reason {
      plan.omissions.append(.init(place: place, reason: reason))
      if reason.isKept { plan.leftovers.bindings.append(definition.located(in: host)) }
      return
    }
    if broker.contains(binding, in: host) { return }
    try perform(definition.method, in: host, at: place)
    plan.bindingCount += 1
  }

  // MARK: Trying

  /// Where an object goes; nil if it is not asked for.
  private func host(of named: VirtualHostName?) -> VirtualHostName? {
    switch form {
    case .virtualHost: return target ?? .default
    case .broker:
      let host = named ?? target ?? .default
      return target == nil || target == host ? host : nil
    }
  }

  private mutating func reason(
    _ host: VirtualHostName, _ name: ShortString, _ method: Method, at place: String
  ) throws(ImportRefusal) -> ImportPlan.Reason? {
    if !hosts.contains(host) { return .otherVirtualHost(host) }
    if Broker.isReserved(name) { return .reservedName }
    return try notSimulated(method, at: place).map { .notSimulated($0) }
  }

  private mutating func omit(
    _ object: BindingDestination, in host: VirtualHostName, _ reason: ImportPlan.Reason,
    at place: String
  ) {
    omitted[host, default: []].insert(object)
    plan.omissions.append(.init(place: place, reason: reason))
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

  /// RabbitMQ's text when what `method` declares is not simulated.
  private mutating func notSimulated(
    _ method: Method, at place: String
  ) throws(ImportRefusal) -> String? {
    Self.open(speaker, of: &scratch, at: instant)
    let exception = Self.exception(in: scratch.apply(.method(method, on: speaker), at: instant))
    guard let exception else { return nil }
    scratch = Broker()
    if exception.code == .notImplemented { return exception.text }
    throw ImportRefusal(place: place, exception: exception)
  }

  private mutating func perform(
    _ method: Method, in host: VirtualHostName, at place: String
  ) throws(ImportRefusal) {
    let operation = Operation.method(method, on: speaker(in: host))
    if let exception = Self.exception(in: broker.apply(operation, at: instant)) {
      throw ImportRefusal(place: place, exception: exception)
    }
    plan.operations.append(operation)
  }

  private static func exception(in events: [Event]) -> AMQPException? {
    for case .exceptionRaised(let exception, _) in events.map(\.kind) { return exception }
    return nil
  }

  /// Whether arguments mean the same: JSON knows no widths of integers, and `classic` is what a
  /// queue is anyway.
  private static func areSame(_ left: FieldTable, _ right: FieldTable) -> Bool {
    func meaning(_ table: FieldTable) -> FieldTable {
      FieldTable(
        table.sortedByName.fields.compactMap { field in
          if field.name == "x-queue-type", field.value == .string("classic") { return nil }
          let value = field.value.integer.map { FieldValue.int64($0) } ?? field.value
          return FieldTable.Field(name: field.name, value: value)
        })
    }
    return meaning(left) == meaning(right)
  }
}
