import AMQPModel

/// An exchange and its bindings as a source.
struct Exchange: Sendable {
  let properties: ExchangeProperties
  /// The place of its virtual host.
  let virtualHost: Int
  /// Its place in the order of declaration.
  let order: Int
  /// What takes a message that this exchange routes nowhere.
  private(set) var alternate: ExchangeName?
  /// The policy that counts for it.
  var policy: Policy? {
    get { policyBox.first }
    set {
      policyBox = newValue.map { [$0] } ?? []
      alternate = properties.alternateExchange ?? newValue?.alternateExchange
    }
  }
  // A box, because few exchanges have one.
  private var policyBox: [Policy] = []
  var table: BindingTable
  /// Bindings that lead here, each with its place in the order of binding.
  var incoming: [Binding: Int] = [:]
  /// Whether it is the one without a name.
  let isDefault: Bool

  init(properties: ExchangeProperties, in virtualHost: Int, order: Int, seed: UInt64) {
    self.virtualHost = virtualHost
    self.properties = properties
    self.order = order
    isDefault = properties.name.isEmpty
    alternate = properties.alternateExchange
    table = BindingTable(type: properties.type, seed: seed)
  }

  var name: ExchangeName { properties.name }

  /// Whether every virtual host has it from the beginning.
  var isPredeclared: Bool { properties.name.isEmpty || properties.name.value.hasPrefix("amq.") }
}

extension Exchange: Vacatable {
  static var vacant: Exchange {
    Exchange(
      properties: ExchangeProperties(
        name: "", type: .fanout, isDurable: false, isAutoDelete: false, isInternal: false,
        arguments: [:]), in: VirtualHost.defaultIndex, order: 0, seed: 0)
  }
}
