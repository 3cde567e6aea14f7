import AMQPModel
import BrokerCore

/// Everything that can be seen of a broker, for comparing two of them.
struct BrokerState: Equatable {
  let queues: [QueueSnapshot]
  let ready: [[ReadyMessage]]
  let exchanges: [ExchangeProperties]
  let bindings: [Binding]
  let consumers: [ConsumerSnapshot]
  let connections: [ConnectionSnapshot]
  let channels: [ChannelSnapshot]

  init(_ broker: Broker) {
    queues = broker.queueSnapshots
    ready = queues.map { broker.readyMessages(in: $0.properties.name) }
    exchanges = broker.exchangeList
    bindings = broker.bindingList
    consumers = broker.consumerSnapshots
    connections = broker.connectionSnapshots
    channels = broker.channelSnapshots
  }
}
