import AMQPModel

/// The bindings of one exchange, and the index that its type looks them up in.
struct BindingTable: Sendable {
  private struct HeadersBinding: Sendable {
    let order: Int
    let match: HeadersMatch
    let destination: DestinationID
  }

  private let type: ExchangeType
  // One of these four is in use, by the type. Side by side and not in an enum, because what is in
  // an enum cannot be changed in place.
  private var byKey: [ShortString: DestinationSet] = [:]
  private var all = DestinationSet()
  private var topics: TopicIndex
  private var byHeaders: [HeadersBinding] = []
  // Each binding with its place in the order of binding.
  private var orders: [Binding: Int] = [:]
  private var lastOrder = 0

  init(type: ExchangeType, seed: UInt64) {
    self.type = type
    topics = TopicIndex(seed: seed)
  }

  var isEmpty: Bool { orders.isEmpty }
  var count: Int { orders.count }

  func contains(_ binding: Binding) -> Bool { orders[binding] != nil }

  /// The bindings in the order of binding.
  var bindings: [Binding] {
    orders.sorted { $0.value < $1.value }.map(\.key)
  }

  /// The rule of a binding to a headers exchange, which refuses a bad `x-match`.
  func match(of binding: Binding) throws(HeadersMatch.InvalidMatch) -> HeadersMatch? {
    switch type {
    case .direct, .fanout, .topic: nil
    case .headers: try HeadersMatch(arguments: binding.arguments)
    }
  }

  /// Adds a binding with its `match`; false if it was there.
  mutating func insert(
    _ binding: Binding, _ match: HeadersMatch?, to destination: DestinationID
  ) -> Bool {
    guard orders[binding] == nil else { return false }
    switch type {
    case .direct: byKey[binding.key.value, default: DestinationSet()].insert(destination)
    case .fanout: all.insert(destination)
    case .topic: topics.insert(binding.key.value.octets, destination: destination.rawValue)
    case .headers:
      guard let match else { preconditionFailure("a binding by headers has a rule") }
      byHeaders.append(
        HeadersBinding(order: lastOrder + 1, match: match, destination: destination))
    }
    lastOrder += 1
    orders[binding] = lastOrder
    return true
  }

  /// Removes a binding; false if it was not there.
  mutating func remove(_ binding: Binding, to destination: DestinationID) -> Bool {
    guard let order = orders.removeValue(forKey: binding) else { return false }
    switch type {
    case .direct:
      byKey[binding.key.value]?.remove(destination)
      if byKey[binding.key.value]?.isEmpty == true { byKey[binding.key.value] = nil }
    case .fanout: all.remove(destination)
    case .topic: topics.remove(binding.key.value.octets, destination: destination.rawValue)
    case .headers: byHeaders.removeAll { $0.order == order }
    }
    return true
  }

  /// Appends the destinations that take a message; a destination may come twice only from a
  /// headers exchange.
  mutating func route(
    key: RoutingKey, headers: FieldTable?, into destinations: inout [DestinationID],
    scratch: inout [UInt32]
  ) {
    switch type {
    case .direct:
      if let set = byKey[key.value] { destinations.append(contentsOf: set.members) }
    case .fanout:
      destinations.append(contentsOf: all.members)
    case .topic:
      scratch.removeAll(keepingCapacity: true)
      topics.match(key.value.octets, into: &scratch)
      for id in scratch { destinations.append(DestinationID(rawValue: id)) }
    case .headers:
      for binding in byHeaders where binding.match.matches(headers) {
        destinations.append(binding.destination)
      }
    }
  }

  /// The verdict of every binding, in the order of binding.
  func verdicts(key: RoutingKey, headers: FieldTable?) -> [BindingVerdict] {
    bindings.map { BindingVerdict(binding: $0, reason: reason(for: $0, key, headers)) }
  }

  private func reason(
    for binding: Binding, _ key: RoutingKey, _ headers: FieldTable?
  ) -> BindingVerdict.Reason {
    switch type {
    case .direct: return binding.key.value == key.value ? .equalKey : .differentKey
    case .fanout: return .fanout
    case .topic:
      return .topic(TopicPattern(binding.key.value.octets).explain(key.value.octets))
    case .headers:
      // A binding that is in the table has passed this reader before.
      guard let match = try? HeadersMatch(arguments: binding.arguments) else {
        preconditionFailure("a bound x-match is valid")
      }
      return .headers(match.explain(headers))
    }
  }
}
