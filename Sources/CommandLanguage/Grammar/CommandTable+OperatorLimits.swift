import BrokerCore

/// What operators limit beyond policies and permissions.
extension CommandSpec {
  private static let host = Option("vhost", .virtualHost, synonyms: ["virtual-host"])
  private static let user = Slot("user", .user, synonyms: ["name"])

  /// Operator policies and topic permissions; the names are rabbitmqctl's.
  static let operatorLimits: [CommandSpec] = [
    CommandSpec(
      .setTopicPermissions,
      [user, Slot("exchange", .exchange), Slot("write", .text), Slot("read", .text)],
      options: [host], example: "set topic permissions ann amq.topic ^{username}\\. .*"),
    CommandSpec(
      .clearTopicPermissions, [user, Slot("exchange", .exchange, .optional)], options: [host],
      example: "clear topic permissions ann amq.topic"),
    CommandSpec(.listTopicPermissions, listing: .topicPermissions),
    CommandSpec(
      .setOperatorPolicy,
      [Slot("policy", .operatorPolicy, synonyms: ["name"]), Slot("pattern", .text)],
      options: operatorPolicySettings + [
        Option("priority", .number(-2_147_483_648...2_147_483_647)),
        Option("apply-to", .oneOf(Policy.Target.allCases.map(\.rawValue))), host,
      ], example: "set operator policy caps .* max-length=10000 apply-to=queues"),
    CommandSpec(
      .clearOperatorPolicy, [Slot("policy", .operatorPolicy, synonyms: ["name"])],
      options: [host], example: "clear operator policy caps"),
    CommandSpec(.listOperatorPolicies, listing: .operatorPolicies),
  ]

  /// The settings that an operator policy may have, with RabbitMQ's names.
  static let operatorPolicySettings =
    policySettings.filter {
      ["message-ttl", "expires", "max-length", "max-length-bytes", "overflow", "delivery-limit"]
        .contains($0.name)
    } + [
      Option("max-in-memory-length", .number(0...Int.max)),
      Option("max-in-memory-bytes", .size), Option("target-group-size", .number(1...Int.max)),
    ]
}
