public import AMQPModel
public import BrokerCore

/// Topology and routing the obviously correct, slow way: lists, and recursion on words.
public struct SlowRouter {
  /// What routing has to know of an exchange.
  public struct Exchange {
    /// Its name.
    public let name: ExchangeName
    /// The rule by which it compares.
    public let type: ExchangeType
    /// What takes the messages that it cannot route.
    public let alternateExchange: ExchangeName?

    /// An exchange called `name`.
    public init(name: ExchangeName, type: ExchangeType, alternateExchange: ExchangeName?) {
      self.name = name
      self.type = type
      self.alternateExchange = alternateExchange
    }
  }

  private var exchanges: [Exchange] = []
  private var queues: [QueueName] = []
  /// In the order of binding.
  public private(set) var bindings: [Binding] = []

  /// Nothing yet.
  public init() {}

  /// Where a message goes: the exchanges it passes, each once, and the queues that take a copy.
  public struct Route {
    /// In the order of passing.
    public var exchanges: [ExchangeName] = []
    /// In no order that means anything.
    public var queues: [QueueName] = []
  }

  // MARK: Topology

  /// Adds what the broker says it declared.
  public mutating func declare(_ exchange: ExchangeProperties) {
    declare(
      Exchange(
        name: exchange.name, type: exchange.type, alternateExchange: exchange.alternateExchange))
  }

  /// Adds an exchange.
  public mutating func declare(_ exchange: Exchange) {
    if !exchanges.contains(where: { $0.name == exchange.name }) { exchanges.append(exchange) }
  }

  /// Gives an exchange another alternate exchange, or none.
  public mutating func setAlternate(of name: ExchangeName, to alternate: ExchangeName?) {
    exchanges = exchanges.map { exchange in
      exchange.name == name
        ? Exchange(name: name, type: exchange.type, alternateExchange: alternate) : exchange
    }
  }

  /// Adds a queue.
  public mutating func declare(_ queue: QueueName) {
    if !queues.contains(queue) { queues.append(queue) }
  }

  /// Removes an exchange and its bindings.
  public mutating func delete(_ exchange: ExchangeName) {
    exchanges.removeAll { $0.name == exchange }
    bindings.removeAll { $0.source == exchange || $0.destination == .exchange(exchange) }
  }

  /// Removes a queue and its bindings.
  public mutating func delete(_ queue: QueueName) {
    queues.removeAll { $0 == queue }
    bindings.removeAll { $0.destination == .queue(queue) }
  }

  /// Adds a binding; false when an end of it is missing.
  public mutating func bind(_ binding: Binding) -> Bool {
    guard exchange(binding.source) != nil else { return false }
    switch binding.destination {
    case .queue(let name): if !queues.contains(name) { return false }
    case .exchange(let name): if exchange(name) == nil { return false }
    }
    if !bindings.contains(binding) { bindings.append(binding) }
    return true
  }

  /// Removes a binding.
  public mutating func unbind(_ binding: Binding) { bindings.removeAll { $0 == binding } }

  /// The exchange called `name`, if there is one.
  public func exchange(_ name: ExchangeName) -> Exchange? {
    exchanges.first { $0.name == name }
  }

  // MARK: Routing

  /// Where a message goes that is published to `name`.
  public func route(from name: ExchangeName, key: RoutingKey, headers: FieldTable?) -> Route {
    route(from: name, keys: [key], headers: headers)
  }

  /// The same for a message with several keys.
  public func route(from name: ExchangeName, keys: [RoutingKey], headers: FieldTable?) -> Route {
    var route = Route()
    if name.isEmpty {
      route.exchanges = [name]
      route.queues = queues.filter { queue in keys.contains { $0.value == queue.value } }
    } else {
      follow(name, keys, headers, &route)
    }
    return route
  }

  private func follow(
    _ name: ExchangeName, _ keys: [RoutingKey], _ headers: FieldTable?, _ route: inout Route
  ) {
    if route.exchanges.contains(name) { return }
    route.exchanges.append(name)
    let taking = bindings.filter { binding in
      binding.source == name && keys.contains { takes(binding, $0, headers) }
    }
    for binding in taking {
      switch binding.destination {
      case .queue(let queue): if !route.queues.contains(queue) { route.queues.append(queue) }
      case .exchange(let next): follow(next, keys, headers, &route)
      }
    }
    if taking.isEmpty, let alternate = exchange(name)?.alternateExchange {
      if exchange(alternate) != nil { follow(alternate, keys, headers, &route) }
    }
  }

  /// Whether a binding takes a message.
  public func takes(_ binding: Binding, _ key: RoutingKey, _ headers: FieldTable?) -> Bool {
    switch exchange(binding.source)?.type {
    case .direct?: binding.key.description == key.description
    case .fanout?: true
    case .topic?:
      Self.takes(Self.words(of: binding.key.description), Self.words(of: key.description))
    case .headers?: Self.takes(binding.arguments, headers?.fields ?? [])
    case nil: false
    }
  }

  private static func words(of key: String) -> [Substring] {
    key.isEmpty ? [] : key.split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func takes(_ pattern: [Substring], _ key: [Substring]) -> Bool {
    guard let first = pattern.first else { return key.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "#" { return takes(rest, key) || (!key.isEmpty && takes(pattern, tail(of: key))) }
    guard let word = key.first else { return false }
    return (first == "*" || first == word) && takes(rest, tail(of: key))
  }

  private static func tail(of words: [Substring]) -> [Substring] { Array(words.dropFirst()) }

  private static func takes(_ arguments: FieldTable, _ headers: [FieldTable.Field]) -> Bool {
    let mode = arguments["x-match"] ?? .string("all")
    let isWithX = mode == .string("all-with-x") || mode == .string("any-with-x")
    let wanted = arguments.fields.filter { field in
      let name = field.name.description
      return name != "x-match" && (isWithX || !name.hasPrefix("x-"))
    }
    let agreeing = wanted.filter { field in
      headers.contains { $0.name == field.name && agree($0.value, field.value) }
    }
    let isAny = mode == .string("any") || mode == .string("any-with-x")
    return isAny ? !agreeing.isEmpty : agreeing.count == wanted.count
  }

  private static func agree(_ found: FieldValue, _ wanted: FieldValue) -> Bool {
    if wanted == .void { return true }
    if let left = found.integer, let right = wanted.integer { return left == right }
    return found == wanted
  }
}
