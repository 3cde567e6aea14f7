import AMQPModel
import BrokerCore

/// The cells of the Admin tab's lists, in the order of `ListSubject.columns`.
extension Listing {
  var userColumns: [Column<UserSnapshot>] {
    [
      Column("name") { .name($0.name.value) },
      Column("tags") { .text($0.tags.map { visible($0) }.joined(separator: ",")) },
    ]
  }

  var permissionColumns: [Column<PermissionsSnapshot>] {
    [
      Column("vhost") { .name($0.virtualHost.value) },
      Column("user") { .name($0.user.value) },
      Column("configure") { .text(visible($0.permissions.configure)) },
      Column("write") { .text(visible($0.permissions.write)) },
      Column("read") { .text(visible($0.permissions.read)) },
    ]
  }

  var topicPermissionColumns: [Column<TopicPermissionsSnapshot>] {
    [
      Column("vhost") { .name($0.virtualHost.value) },
      Column("user") { .name($0.user.value) },
      Column("exchange") { .name($0.permissions.exchange.value) },
      Column("write") { .text(visible($0.permissions.write)) },
      Column("read") { .text(visible($0.permissions.read)) },
    ]
  }

  var virtualHostColumns: [Column<AdministrationSnapshot.VirtualHostRow>] {
    [
      Column("name") { .name($0.name.value) },
      Column("connections") { .number($0.connections) },
      Column("exchanges") { .number($0.exchanges) },
      Column("queues") { .number($0.queues) },
      Column("messages_ready") { .number($0.ready) },
      Column("messages_unacknowledged") { .number($0.unacknowledged) },
      Column("messages") { .number($0.ready + $0.unacknowledged) },
    ]
  }

  var policyColumns: [Column<AdministrationSnapshot.PolicyRow>] {
    [
      Column("vhost") { .name($0.virtualHost.value) },
      Column("name") { .name($0.policy.name) },
      Column("pattern") { .text(visible($0.policy.pattern)) },
      Column("apply-to") { .text($0.policy.target.rawValue) },
      Column("definition") { .table($0.policy.definition) },
      Column("priority") { .number($0.policy.priority) },
    ]
  }

  /// The name of the policy that counts for a queue, and its settings.
  func policyName(of queue: QueueName) -> Cell {
    .name(administration.effects[queue]?.policy?.name ?? "")
  }

  func operatorPolicyName(of queue: QueueName) -> Cell {
    .name(administration.effects[queue]?.operatorPolicy?.name ?? "")
  }

  func policyDefinition(of queue: QueueName) -> Cell {
    .table(administration.effects[queue]?.definition ?? [:])
  }
}
