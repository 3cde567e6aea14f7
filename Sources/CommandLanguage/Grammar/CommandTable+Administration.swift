import BrokerCore

extension CommandSpec {
  private static let user = Slot("user", .user, synonyms: ["name"])
  private static let virtualHost = Option("vhost", .virtualHost, synonyms: ["virtual-host"])
  private static let newPassword = Slot("password", .password, .optional)
  private static let hash = Option("password-hash", .text)

  /// What operators do; the names are rabbitmqctl's.
  static let administration: [CommandSpec] = [
    CommandSpec(
      .asUser, [Slot("user", .user), Slot("command", .text, .repeated)],
      example: "as ann send hello hi"),
    CommandSpec(
      .addUser, [Slot("user", .name, synonyms: ["name"]), newPassword],
      options: [Option("tags", .list), hash], example: "add user ann secret tags=monitoring"),
    CommandSpec(.deleteUser, [user], example: "delete user ann"),
    CommandSpec(
      .changePassword, [user, newPassword], options: [hash],
      example: "change password ann other"),
    CommandSpec(.clearPassword, [user], example: "clear password ann"),
    CommandSpec(
      .setUserTags, [user, Slot("tag", .text, .repeated, synonyms: ["tags"])],
      example: "set user tags ann administrator"),
    CommandSpec(
      .setPermissions,
      [user, Slot("configure", .text), Slot("write", .text), Slot("read", .text)],
      options: [virtualHost], example: "set permissions ann ^ann\\. .* .*"),
    CommandSpec(
      .clearPermissions, [user], options: [virtualHost], example: "clear permissions ann"),
    CommandSpec(.listUsers, listing: .users),
    CommandSpec(.listPermissions, listing: .permissions),
    CommandSpec(
      .addVirtualHost, [Slot("vhost", .name, synonyms: ["name"])], example: "add vhost shop"),
    CommandSpec(
      .deleteVirtualHost, [Slot("vhost", .virtualHost, synonyms: ["name"])],
      example: "delete vhost shop"),
    CommandSpec(.listVirtualHosts, listing: .virtualHosts),
    CommandSpec(
      .setPolicy,
      [Slot("policy", .policy, synonyms: ["name"]), Slot("pattern", .text)],
      options: policySettings + [
        Option("priority", .number(-2_147_483_648...2_147_483_647)),
        Option(
          "apply-to", .oneOf(Policy.Target.allCases.map(\.rawValue))), virtualHost,
      ], example: "set policy limits ^work max-length=1000 apply-to=queues"),
    CommandSpec(
      .clearPolicy, [Slot("policy", .policy, synonyms: ["name"])], options: [virtualHost],
      example: "clear policy limits"),
    CommandSpec(.listPolicies, listing: .policies),
  ]

  /// The settings that a policy may have, with RabbitMQ's names.
  static let policySettings = [
    Option("message-ttl", .duration, synonyms: ["ttl"]), Option("expires", .duration),
    Option("max-length", .number(0...Int.max)), Option("max-length-bytes", .size),
    Option("overflow", .oneOf(["drop-head", "reject-publish", "reject-publish-dlx"])),
    Option("dead-letter-exchange", .exchange), Option("dead-letter-routing-key", .key),
    Option("alternate-exchange", .exchange), Option("delivery-limit", .number(-1...Int.max)),
    Option("queue-mode", .oneOf(["default", "lazy"])),
  ]

  /// Whether a line of it may hold a password.
  var takesPassword: Bool {
    slots.contains { $0.kind == .password } || options.contains { $0.kind == .password }
  }
}
