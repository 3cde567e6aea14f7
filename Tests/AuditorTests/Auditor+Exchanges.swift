import AMQPModel
import BrokerCore
import TestSupport

/// Exchanges and bindings.
extension Auditor {
  mutating func perform(_ method: ExchangeMethod, on channel: Int) throws {
    let address = channels[channel].address
    switch method {
    case .declare(let declare):
      try self.declare(declare, on: channel)
      send(.exchange(.declareOk), to: address)
    case .delete(let delete):
      try self.delete(delete, on: channel)
      send(.exchange(.deleteOk), to: address)
    case .bind(let bind):
      try self.bind(
        Binding(
          source: bind.source, destination: .exchange(bind.destination), key: bind.routingKey,
          arguments: bind.arguments), on: channel)
      send(.exchange(.bindOk), to: address)
    case .unbind(let unbind):
      try self.unbind(
        Binding(
          source: unbind.source, destination: .exchange(unbind.destination),
          key: unbind.routingKey, arguments: unbind.arguments), on: channel)
      send(.exchange(.unbindOk), to: address)
    case .declareOk, .deleteOk, .bindOk, .unbindOk: break
    }
  }

  func exchange(_ name: ExchangeName) -> Exchange? { exchanges.first { $0.name == name } }

  mutating func add(_ exchange: Exchange) {
    var exchange = exchange
    exchange.policy = policy(for: exchange.name)
    exchanges.append(exchange)
    router.declare(
      SlowRouter.Exchange(
        name: exchange.name, type: exchange.type,
        alternateExchange: Self.alternate(of: exchange)))
  }

  /// Its own argument counts before its policy (asked of RabbitMQ 4.0.5: `PolicyTests`).
  static func alternate(of exchange: Exchange) -> ExchangeName? {
    let name: ShortString = "alternate-exchange"
    let value = exchange.arguments[name] ?? exchange.policy?.definition[name]
    guard case .longString(let octets)? = value else { return nil }
    return ExchangeName(ShortString(truncating: String(decoding: octets, as: UTF8.self)))
  }

  private func known(_ name: ExchangeName) throws -> Exchange {
    if let exchange = exchange(name) { return exchange }
    throw Refusal(.notFound, "no exchange '\(name)' in vhost '\(host)'")
  }

  /// [default-exchange-no-bind-unbind-delete-declare]
  private func refuseDefault(_ name: ExchangeName) throws {
    if name.isEmpty {
      throw Refusal(.accessRefused, "operation not permitted on the default exchange")
    }
  }

  mutating func declare(_ declare: ExchangeMethod.Declare, on channel: Int) throws {
    let name = declare.exchange
    if declare.passive {
      // Only existence counts [exchange-declare-passive].
      try refuseDefault(name)
      _ = try known(name)
      return
    }
    // [exchange-type-invalid]
    guard let type = ExchangeType(rawValue: declare.type.description) else {
      throw Refusal(.preconditionFailed, "unknown exchange type '\(declare.type)'")
    }
    try refuseDefault(name)
    try check(.configure, exchange: name, on: channel)
    if let current = exchange(name) {
      // [exchange-declare-inequivalent]
      let kind = "exchange '\(name)'"
      try compare("type", type.rawValue, current.type.rawValue, kind)
      try compare("durable", "\(declare.durable)", "\(current.isDurable)", kind)
      try compare("auto_delete", "\(declare.autoDelete)", "\(current.isAutoDelete)", kind)
      try compare("internal", "\(declare.internal)", "\(current.isInternal)", kind)
      let alternate: ShortString = "alternate-exchange"
      try compare(alternate, declare.arguments[alternate], current.arguments[alternate], kind)
      return
    }
    // [reserved-names]
    if name.value.hasPrefix("amq.") {
      throw Refusal(
        .accessRefused, "exchange name '\(name)' contains reserved prefix 'amq.*'")
    }
    // [permissions-dlx-ae]
    if case .longString(let octets)? = declare.arguments["alternate-exchange"] {
      try check(.read, exchange: name, on: channel)
      let alternate = ExchangeName(ShortString(truncating: String(decoding: octets, as: UTF8.self)))
      try check(.write, exchange: alternate, on: channel)
    }
    count("exchange declared")
    add(
      Exchange(
        name: name, type: type, isDurable: declare.durable, isAutoDelete: declare.autoDelete,
        isInternal: declare.internal, arguments: declare.arguments))
  }

  private mutating func delete(_ delete: ExchangeMethod.Delete, on channel: Int) throws {
    let name = delete.exchange
    try refuseDefault(name)
    // [predeclared-exchanges]
    if name.value.hasPrefix("amq.") {
      throw Refusal(
        .accessRefused, "deletion of system exchange '\(name)' in vhost '\(host)' not allowed")
    }
    try check(.configure, exchange: name, on: channel)
    guard exchange(name) != nil else {
      count("nothing deleted")
      return
    }
    // As a source only [exchange-delete-as-destination-if-unused].
    if delete.ifUnused, router.bindings.contains(where: { $0.source == name }) {
      throw Refusal(.preconditionFailed, "exchange '\(name)' in vhost '\(host)' in use")
    }
    count("exchange deleted")
    deleteExchange(name)
    deleteUnboundExchanges()
  }

  mutating func deleteExchange(_ name: ExchangeName) {
    exchanges.removeAll { $0.name == name }
    router.delete(name)
  }

  /// Auto-delete exchanges go with their last binding as a source, and that may be another's
  /// [e2e-auto-delete-source-and-destination].
  mutating func deleteUnboundExchanges() {
    while let unbound = exchanges.first(where: { exchange in
      exchange.isAutoDelete && exchange.wasBound
        && !router.bindings.contains { $0.source == exchange.name }
    }) {
      count("exchange deleted: auto-delete")
      deleteExchange(unbound.name)
    }
  }

  // MARK: Bindings

  /// Writing to the destination comes first, reading from the source last [permissions-bind].
  private mutating func checkEnds(of binding: Binding, on channel: Int) throws {
    switch binding.destination {
    case .queue(let name): try check(.write, queue: name, on: channel)
    case .exchange(let name):
      try check(.write, exchange: name, on: channel)
      try refuseDefault(name)
    }
    try refuseDefault(binding.source)
    try check(.read, exchange: binding.source, on: channel)
    try check(.read, binding.key.value, of: binding.source, on: channel)
  }

  mutating func bind(_ binding: Binding, on channel: Int) throws {
    try checkEnds(of: binding, on: channel)
    // Of two missing ends the source is named [bind-missing-queue-or-exchange].
    let source = try known(binding.source)
    switch binding.destination {
    case .exchange(let name): _ = try known(name)
    case .queue(let name):
      let queue = try queue(name)
      try check(binding, of: source)
      if !channels[channel].isOperators { try refuseStrangers(queue, on: channel) }
    }
    try check(binding, of: source)
    // [asked of RabbitMQ 4.0.5: `ProfileTests`]
    let words = binding.key.description.split(separator: ".", omittingEmptySubsequences: false)
    if profile == .strict, source.type == .topic, words.count(where: { $0 == "#" }) > 2 {
      count("refused hashes")
      throw Refusal(.preconditionFailed, "a topic binding key may have at most two '#'")
    }
    count("bound")
    _ = router.bind(binding)
    if let index = exchanges.firstIndex(where: { $0.name == binding.source }) {
      exchanges[index].wasBound = true
    }
  }

  /// [headers-bad-x-match]
  private func check(_ binding: Binding, of source: Exchange) throws {
    guard source.type == .headers, case .longString(let octets)? = binding.arguments["x-match"]
    else { return }
    let mode = String(decoding: octets, as: UTF8.self)
    if ["all", "any", "all-with-x", "any-with-x"].contains(mode) { return }
    throw Refusal(
      .preconditionFailed,
      "Invalid x-match field value <<\"\(mode)\">>; expected all, any, all-with-x, or any-with-x")
  }

  /// Missing ones are no mistake [unbind-missing-binding]; a locked queue's are [unbind-locked].
  mutating func unbind(_ binding: Binding, on channel: Int) throws {
    try checkEnds(of: binding, on: channel)
    guard router.bindings.contains(binding) else {
      count("nothing unbound")
      return
    }
    if case .queue(let name) = binding.destination {
      try refuseStrangers(try queue(name), on: channel)
    }
    count("unbound")
    router.unbind(binding)
    deleteUnboundExchanges()
  }
}
