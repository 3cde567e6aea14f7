import AMQPModel

/// One copy of a message in one queue, ready or delivered.
struct QueuedMessage: Sequenced, Sendable {
  /// Its place in the queue, kept while it is delivered and taken again when it is requeued.
  let sequence: Int
  let number: MessageNumber
  let message: Message
  /// When it expires if it still waits then, in ms on the broker's clock; `max` for never. Being
  /// requeued does not change it.
  let expiry: Int
  /// How often it came back from somebody it had been delivered to.
  var returns: UInt32 = 0
  /// Whether the deaths in its headers are the broker's own notes: a client may send the same
  /// headers, and RabbitMQ does not believe them (scenario `dlx-republished-with-its-headers`).
  var hasDied = false

  var isRedelivered: Bool { returns > 0 }
}
