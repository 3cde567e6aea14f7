import AMQPModel

/// Where a delivery comes from and goes to: names, which outlive the queue and the consumer.
///
/// A box, so that all deliveries of a consumer, and the events that tell of them, share it.
struct DeliveryOrigin: Hashable, Sendable {
  private struct Names: Hashable, Sendable {
    let queue: QueueName
    let consumer: ConsumerTag?
    let channel: ChannelAddress
  }

  private let box: [Names]

  init(_ queue: QueueName, _ consumer: ConsumerTag?, _ channel: ChannelAddress) {
    box = [Names(queue: queue, consumer: consumer, channel: channel)]
  }

  var queue: QueueName { box[0].queue }
  /// The consumer's tag; nil when the message was fetched.
  var consumer: ConsumerTag? { box[0].consumer }
  var channel: ChannelAddress { box[0].channel }
}
