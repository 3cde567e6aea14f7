import AMQPModel
import BrokerCore

/// The users and virtual hosts of a scenario.
///
/// The recorder gives every run a virtual host of its own; here that is `/`.
enum ScenarioAccess {
  /// What makes the users of `setup`.
  static func operations(settingUp scenario: JSON) -> [Operation] {
    (scenario["setup"]?["users"]?.elements ?? []).flatMap { user -> [Operation] in
      let name = UserName(text(user["name"]))
      let hash =
        user["password_hash"]?.string.flatMap { PasswordHash(base64: $0) }
        ?? PasswordHash(of: Password(user["password"]?.string ?? ""), salt: 0)
      let added = Operation.management(.addUser(name, hash, tags: []))
      guard let permissions = user["permissions"] else { return [added] }
      let allowed = Permissions(scenario: permissions)
      return [added, .management(.setPermissions(allowed, of: name, in: "/"))]
    }
  }

  /// What the step `management` asks for: `call` names an operation of the HTTP API.
  static func operation(of step: JSON) -> Operation? {
    guard step["op"] == .string("management") else { return nil }
    return management(step).map { .management($0) }
  }

  private static func management(_ step: JSON) -> ManagementOperation? {
    let user = UserName(text(step["user"]))
    switch step["call"]?.string {
    case "set_permissions": return .setPermissions(Permissions(scenario: step), of: user, in: "/")
    case "clear_permissions": return .clearPermissions(of: user, in: "/")
    case "delete_user": return .deleteUser(user)
    case "set_topic_permissions":
      let permissions = TopicPermissions(
        exchange: ExchangeName(text(step["exchange"])), write: step["write"]?.string ?? "",
        read: step["read"]?.string ?? "")
      return .setTopicPermissions(permissions, of: user, in: "/")
    case "clear_topic_permissions": return .clearTopicPermissions(of: user, for: nil, in: "/")
    case "set_operator_policy": return .setOperatorPolicy(policy(step), in: "/")
    case "clear_operator_policy": return .clearOperatorPolicy(text(step["name"]), in: "/")
    case "set_policy": return .setPolicy(policy(step), in: "/")
    case "clear_policy": return .clearPolicy(text(step["name"]), in: "/")
    default: return nil
    }
  }

  private static func policy(_ step: JSON) -> Policy {
    Policy(
      name: text(step["name"]), pattern: step["pattern"]?.string ?? "",
      definition: FieldTable(scenario: step["definition"] ?? .null),
      priority: step["priority"]?.int ?? 0,
      target: step["apply-to"]?.string.flatMap { Policy.Target(rawValue: $0) } ?? .all)
  }

  /// Who a step logs in as.
  static func login(of step: JSON) -> Login {
    Login(
      user: step["user"].map { UserName(text($0)) } ?? .guest,
      virtualHost: step["virtual_host"].map { VirtualHostName(text($0)) } ?? .default,
      password: step["password"]?.string.map { Password($0) })
  }

  private static func text(_ value: JSON?) -> ShortString {
    ShortString(truncating: value?.string ?? "")
  }
}

extension Permissions {
  init(scenario: JSON) {
    self.init(
      configure: scenario["configure"]?.string ?? "", write: scenario["write"]?.string ?? "",
      read: scenario["read"]?.string ?? "")
  }
}
