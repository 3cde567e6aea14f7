import AMQPModel

/// The policies that count for a queue: at most one of the users' and one of the operators'.
///
/// RabbitMQ, "Operator Policies": the queue has the settings of both; of a setting that both have
/// the operator's counts, or the lower of the two numbers (scenarios `operator-policy-*`).
struct PolicyPair: Hashable, Sendable {
  let policy: Policy?
  let operatorPolicy: Policy?
  /// What both say together, sorted by name.
  let definition: FieldTable

  /// Nil for none.
  init?(_ policy: Policy?, operator operatorPolicy: Policy?) {
    if policy == nil, operatorPolicy == nil { return nil }
    self.policy = policy
    self.operatorPolicy = operatorPolicy
    var definition = policy?.definition ?? [:]
    for field in operatorPolicy?.definition.fields ?? [] {
      definition[field.name] =
        definition[field.name].map { Self.merged(field.name, $0, field.value) } ?? field.value
    }
    self.definition = FieldTable(definition.fields.sorted { $0.name < $1.name })
  }

  private static func merged(
    _ name: ShortString, _ own: FieldValue, _ limit: FieldValue
  ) -> FieldValue {
    guard let number = own.integer, let most = limit.integer else { return limit }
    switch name {
    case "delivery-limit":
      return PolicySettings.deliveryLimit(number, most) == number ? own : limit
    case "target-group-size": return number > most ? own : limit
    case "queue-version": return limit
    default: return number < most ? own : limit
    }
  }
}
