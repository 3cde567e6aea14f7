import AMQPModel
import BrokerCore
import Interchange

extension EventRecord {
  /// The name and the fields of what an operator did.
  static func administration(
    _ outcome: ManagementOutcome
  ) -> (name: String, fields: [JSONValue.Field]) {
    switch outcome {
    case .virtualHostAdded(let name, let isNew):
      ("vhost-added", [.init("name", JSONFields.name(name)), .init("new", .boolean(isNew))])
    case .virtualHostDeleted(let name): ("vhost-deleted", [.init("name", JSONFields.name(name))])
    case .userAdded(let name, let list):
      ("user-added", [.init("user", JSONFields.name(name)), tags(list)])
    case .userDeleted(let name): ("user-deleted", [.init("user", JSONFields.name(name))])
    case .passwordCleared(let name): ("password-cleared", [.init("user", JSONFields.name(name))])
    case .passwordChanged(let name): ("password-changed", [.init("user", JSONFields.name(name))])
    case .tagsSet(let name, let list):
      ("tags-set", [.init("user", JSONFields.name(name)), tags(list)])
    case .permissionsSet(let permissions, let user, let host):
      (
        "permissions-set",
        [
          .init("user", JSONFields.name(user)), .init("vhost", JSONFields.name(host)),
          .init("configure", .string(permissions.configure)),
          .init("write", .string(permissions.write)), .init("read", .string(permissions.read)),
        ]
      )
    case .permissionsCleared(let user, let host):
      (
        "permissions-cleared",
        [.init("user", JSONFields.name(user)), .init("vhost", JSONFields.name(host))]
      )
    case .policySet(let policy, let host, let queues, let exchanges):
      (
        "policy-set",
        fields(of: policy, in: host) + [
          .init("queues", .integer(queues)), .init("exchanges", .integer(exchanges)),
        ]
      )
    case .policyCleared(let name, let host):
      ("policy-cleared", fields(of: name, in: host))
    case .operatorPolicySet(let policy, let host, let queues):
      (
        "operator-policy-set",
        fields(of: policy, in: host) + [.init("queues", .integer(queues))]
      )
    case .operatorPolicyCleared(let name, let host):
      ("operator-policy-cleared", fields(of: name, in: host))
    case .topicPermissionsSet(let permissions, let user, let host):
      (
        "topic-permissions-set",
        fields(of: user, in: host, permissions.exchange) + [
          .init("write", .string(permissions.write)), .init("read", .string(permissions.read)),
        ]
      )
    case .topicPermissionsCleared(let user, let exchange, let host):
      ("topic-permissions-cleared", fields(of: user, in: host, exchange))
    case .refused(let refusal):
      (
        "error",
        [
          .init("reply_code", .integer(refusal.code)), .init("reply_text", .string(refusal.text)),
          .init("scope", .string("management")),
        ]
      )
    }
  }

  private static func fields(
    of policy: Policy, in host: VirtualHostName
  ) -> [JSONValue.Field] {
    fields(of: policy.name, in: host) + [
      .init("pattern", .string(policy.pattern)),
      .init("apply_to", .string(policy.target.rawValue)),
      .init("priority", .integer(policy.priority)),
      .init("definition", JSONFields.table(policy.definition)),
    ]
  }

  private static func fields(
    of policy: ShortString, in host: VirtualHostName
  ) -> [JSONValue.Field] {
    [.init("name", .string(policy.description)), .init("vhost", JSONFields.name(host))]
  }

  private static func fields(
    of user: UserName, in host: VirtualHostName, _ exchange: ExchangeName?
  ) -> [JSONValue.Field] {
    [
      .init("user", JSONFields.name(user)), .init("vhost", JSONFields.name(host)),
      .init("exchange", exchange.map { JSONFields.name($0) } ?? .null),
    ]
  }

  private static func tags(_ tags: [String]) -> JSONValue.Field {
    .init("tags", .array(tags.map { .string($0) }))
  }
}
