public import AMQPModel

/// A world of its own within the broker: names mean something only inside it.
///
/// Channels, exchanges and queues know their virtual host by its place in the broker's list, so
/// that finding a name costs one array access more than a single table would.
struct VirtualHost: Sendable {
  /// The place of the virtual host `/`, which no other ever takes.
  static let defaultIndex = 0

  let name: VirtualHostName
  /// Its place in the order of creation.
  let order: Int
  var exchangeHandles = NameTable<ExchangeName>()
  var queueHandles = NameTable<QueueName>()
  /// The first that counts for something is the one that does.
  var policies: [CompiledPolicy] = []
  /// In the same order; what they set is merged with what those set.
  var operatorPolicies: [CompiledPolicy] = []

  /// Whether any counts for anything.
  var hasPolicies: Bool { !policies.isEmpty || !operatorPolicies.isEmpty }

  /// What its events say of where they happen: nil for `/`.
  let place: OtherPlace?

  init(name: VirtualHostName, order: Int) {
    self.name = name
    self.order = order
    place = name == .default ? nil : OtherPlace(name)
  }
}

/// The name of a virtual host other than `/`.
///
/// A box, so that all events share it and those of `/` carry no more than an empty reference.
struct OtherPlace: Hashable, Sendable {
  private let box: [VirtualHostName]

  init(_ name: VirtualHostName) { box = [name] }

  var name: VirtualHostName { box[0] }
}

extension VirtualHostName {
  /// The virtual host of those who name none.
  public static let `default`: VirtualHostName = "/"
}
