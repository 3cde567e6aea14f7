import AMQPModel
import BrokerCore
import CommandLanguage

/// The cells of each subject, in the order of `ListSubject.columns`.
extension Listing {
  /// RabbitMQ lists the bindings that every queue has to the default exchange.
  var implicitBindings: [Binding] {
    topology.queues.map { queue in
      Binding(
        source: .default, destination: .queue(queue.properties.name),
        key: BindingKey(queue.properties.name.value))
    }
  }

  /// Columns for what was counted so far, then for the rates.
  private func counted<Row>(
    _ names: [(String, (Counts) -> Int)], _ activity: @escaping (Row) -> Activity
  ) -> [Column<Row>] {
    names.map { name, count in
      // The channel has a flag called confirm.
      Column(name == "confirm" ? "confirmed" : name) { .number(count(activity($0).counts)) }
    }
      + names.map { name, count in
        Column("\(name)_rate") { row in
          let activity = activity(row)
          return .rate(count(activity.counts) - count(activity.earlier))
        }
      }
  }

  var queueColumns: [Column<QueueSnapshot>] {
    [
      Column("name") { .name($0.properties.name.value) },
      Column("type") { .text(Features.type(of: $0.properties)) },
      Column("features") { .text(Features(of: $0.properties).short) },
      Column("state") { _ in .text("running") },
      Column("messages_ready") { .number($0.ready) },
      Column("messages_unacknowledged") { .number($0.unacknowledged) },
      Column("messages") { .number($0.ready + $0.unacknowledged) },
      Column("messages_persistent") { .number(snapshot.persistent[$0.properties.name] ?? 0) },
      Column("message_bytes_ready") { .number($0.readyBytes) },
      Column("message_bytes_unacknowledged") { .number($0.unacknowledgedBytes) },
      Column("message_bytes") { .number($0.readyBytes + $0.unacknowledgedBytes) },
      Column("consumers") { .number($0.consumers.count) },
      Column("exclusive_consumer_tag") { queue in
        queue.consumers.first { $0.properties.isExclusive }
          .map { .name($0.properties.tag.value) } ?? .text("")
      },
      Column("durable") { .flag($0.properties.isDurable) },
      Column("exclusive") { .flag($0.properties.owner != nil) },
      Column("auto_delete") { .flag($0.properties.isAutoDelete) },
      Column("owner") { $0.properties.owner.map { .name($0.value) } ?? .text("") },
      Column("arguments") { .table($0.properties.arguments) },
      Column("policy") { policyName(of: $0.properties.name) },
      Column("operator_policy") { operatorPolicyName(of: $0.properties.name) },
      Column("effective_policy_definition") { policyDefinition(of: $0.properties.name) },
    ]
      + counted([
        ("publish", { $0[.publish] }), ("deliver_get", \.deliverGet),
        ("redeliver", { $0[.redeliver] }), ("ack", { $0[.ack] }),
        ("get_empty", { $0[.getEmpty] }),
      ]) { activity.queue($0.properties.name, in: $0.virtualHost) }
  }

  var exchangeColumns: [Column<ExchangeProperties>] {
    [
      Column("name") { .name($0.name.value) },
      Column("type") { .text($0.type.rawValue) },
      Column("features") { .text(Features(of: $0).short) },
      Column("durable") { .flag($0.isDurable) },
      Column("auto_delete") { .flag($0.isAutoDelete) },
      Column("internal") { .flag($0.isInternal) },
      Column("arguments") { .table($0.arguments) },
      Column("policy") { .name(administration.exchangePolicies[$0.name]?.name ?? "") },
    ]
      + counted([("publish_in", { $0[.publishIn] }), ("publish_out", { $0[.publishOut] })]) {
        activity.exchange($0.name, in: topology.virtualHost)
      }
  }

  var bindingColumns: [Column<Binding>] {
    [
      Column("source_name") { .name($0.source.value) },
      Column("source_kind") { _ in .text("exchange") },
      Column("destination_name") { .name($0.destination.name) },
      Column("destination_kind") { binding in
        switch binding.destination {
        case .queue: .text("queue")
        case .exchange: .text("exchange")
        }
      },
      Column("routing_key") { .name($0.key.value) },
      Column("arguments") { .table($0.arguments) },
    ]
  }

  var consumerColumns: [Column<ConsumerSnapshot>] {
    [
      Column("queue_name") { .name($0.properties.queue.value) },
      Column("consumer_tag") { .name($0.properties.tag.value) },
      Column("channel") { .text(Spelled.channel($0.properties.channel)) },
      Column("ack_required") { .flag(!$0.properties.isAutomaticallyAcknowledging) },
      Column("prefetch_count") { .number($0.properties.prefetchCount) },
      Column("messages_unacknowledged") { .number($0.unacknowledged) },
      Column("active") { consumer in
        switch consumer.activity {
        case .up, .active, .handingOver: .flag(true)
        case .waiting: .flag(false)
        }
      },
      Column("exclusive") { .flag($0.properties.isExclusive) },
      Column("priority") { .number($0.properties.priority) },
      Column("arguments") { .table($0.properties.arguments) },
    ]
  }

  var connectionColumns: [Column<ConnectionSnapshot>] {
    let consumers = Dictionary(
      topology.consumers.map { ($0.properties.channel.connection, 1) }, uniquingKeysWith: +)
    return [
      Column("name") { .name($0.id.value) },
      Column("user") { .name($0.user.value) },
      Column("vhost") { .name($0.virtualHost.value) },
      Column("state") { _ in .text("running") },
      Column("protocol") { _ in .text("AMQP 0-9-1") },
      Column("connected_at") { .number(activity.opening(of: $0.id)) },
      Column("channels") { .number($0.channels.count) },
      Column("consumers") { .number(consumers[$0.id] ?? 0) },
      // People and actors of the workbench have no address.
      Column("peer_host") { .text(visible($0.client?.peerHost ?? "")) },
      Column("peer_port") { .number($0.client?.peerPort ?? 0) },
      Column("client_properties") { .table($0.client?.properties ?? [:]) },
    ]
  }

  var channelColumns: [Column<ChannelSnapshot>] {
    [
      Column("name") { .text(Spelled.channel($0.address)) },
      Column("connection") { .name($0.address.connection.value) },
      Column("number") { .number(Int($0.address.channel.rawValue)) },
      Column("mode") { .text($0.isTransactional ? "T" : $0.isConfirming ? "C" : "") },
      Column("state") { _ in .text("running") },
      Column("consumer_count") { .number($0.consumerCount) },
      Column("messages_unacknowledged") { .number($0.unacknowledged) },
      // The simulated broker answers every publish at once.
      Column("messages_unconfirmed") { _ in .number(0) },
      Column("prefetch_count") { .number($0.prefetchCount) },
      Column("global_prefetch_count") { .number($0.globalPrefetchCount) },
      Column("confirm") { .flag($0.isConfirming) },
      Column("transactional") { .flag($0.isTransactional) },
      Column("messages_uncommitted") { .number($0.uncommittedMessages) },
      Column("acks_uncommitted") { .number($0.uncommittedAcknowledgements) },
    ]
      + counted([
        ("publish", { $0[.publish] }), ("confirm", { $0[.confirm] }),
        ("return_unroutable", { $0[.returnUnroutable] }),
        ("drop_unroutable", { $0[.dropUnroutable] }), ("deliver_get", \.deliverGet),
        ("redeliver", { $0[.redeliver] }), ("ack", { $0[.ack] }),
        ("get_empty", { $0[.getEmpty] }),
      ]) { activity.channel($0.address) }
  }
}
