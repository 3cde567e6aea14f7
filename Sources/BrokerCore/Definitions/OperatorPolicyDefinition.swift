public import AMQPModel

/// Operator policies stand among the parameters, as RabbitMQ exports them.
extension ParameterDefinition {
  /// What a parameter says.
  public enum Value: Hashable, Sendable {
    /// What is not simulated, as JSON text on one line.
    case json(String)
    /// An operator policy.
    case operatorPolicy(OperatorPolicyDefinition)
  }

  /// The component of operator policies.
  public static let operatorPolicyComponent = "operator_policy"

  /// The operator policy `policy`.
  init(operatorPolicy policy: PolicyDefinition) {
    let value = OperatorPolicyDefinition(
      pattern: policy.pattern, applyTo: policy.applyTo, definition: policy.definition,
      priority: policy.priority)
    self.init(
      virtualHost: policy.virtualHost, component: Self.operatorPolicyComponent,
      name: policy.name.description, value: .operatorPolicy(value), kept: policy.kept)
  }

  /// The operator policy that it is; nil for any other parameter.
  public var operatorPolicy: PolicyDefinition? {
    guard case .operatorPolicy(let value) = value else { return nil }
    return PolicyDefinition(
      virtualHost: virtualHost, name: ShortString(truncating: name), pattern: value.pattern,
      applyTo: value.applyTo, definition: value.definition, priority: value.priority, kept: kept)
  }
}

/// The value of a parameter of `operator_policy`.
public struct OperatorPolicyDefinition: Hashable, Sendable {
  /// The regular expression for names.
  public var pattern: String
  /// `all`, `queues`, `classic_queues`, `quorum_queues`, `streams` or `exchanges`.
  public var applyTo: String
  /// What it limits, without `x-`, sorted by name.
  public var definition: FieldTable
  /// Of several that match the highest counts.
  public var priority: Int

  /// An operator policy.
  public init(pattern: String, applyTo: String, definition: FieldTable, priority: Int) {
    self.pattern = pattern
    self.applyTo = applyTo
    self.definition = definition.sortedByName
    self.priority = priority
  }
}

extension PolicyDefinition {
  /// `policy` of `host`.
  init(_ policy: Policy, in host: VirtualHostName) {
    self.init(
      virtualHost: host, name: policy.name, pattern: policy.pattern,
      applyTo: policy.target.rawValue, definition: policy.definition, priority: policy.priority)
  }
}
