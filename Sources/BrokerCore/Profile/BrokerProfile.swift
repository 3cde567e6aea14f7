public import AMQPModel

/// Which RabbitMQ the broker is, where versions differ by default.
public enum BrokerProfile: String, Hashable, Sendable, CaseIterable {
  /// RabbitMQ 4.0 to 4.2: deprecated features work.
  case current = "4.x"
  /// RabbitMQ 4.3, with its defaults: deprecated features are denied.
  case strict = "4.3"
}

/// What works by default until RabbitMQ 4.2, and not from 4.3 on.
///
/// Sources: the list of deprecated features (https://www.rabbitmq.com/release-information/deprecated-features-list),
/// `rabbit_deprecated_features` for the text of a refusal; what a denied feature does was tried on
/// RabbitMQ 4.0.5 with `deprecated_features.permit.… = false`.
public enum DeprecatedFeature: Hashable, Sendable {
  /// A queue that is neither durable nor exclusive: 541 INTERNAL_ERROR, which closes the connection.
  case transientQueue
  /// `basic.qos` with `global`: taken as one without, in silence.
  case globalPrefetch
  /// A topic binding with more than two `#`: 406. RabbitMQ's text is not known to us.
  case manyHashes

  /// The text of the refusal after the code's name; nil where nothing is refused.
  var refusal: String? {
    switch self {
    case .transientQueue:
      """
      Feature `transient_nonexcl_queues` is deprecated.
      By default, this feature is not permitted anymore.
      The feature will be removed from a future major RabbitMQ version, regardless of the \
      configuration; actual version to be determined.
      To continue using this feature when it is not permitted by default, set the following \
      parameter in your configuration:
          "deprecated_features.permit.transient_nonexcl_queues = true"
      """
    case .globalPrefetch: nil
    case .manyHashes: "a topic binding key may have at most two '#'"
    }
  }
}

extension Broker {
  /// What `method` would use that RabbitMQ 4.3 does not do by default, whatever the profile.
  public func deprecatedFeature(
    in method: Method, of virtualHost: VirtualHostName = .default
  ) -> DeprecatedFeature? {
    switch method {
    case .queue(.declare(let declare)):
      isTransient(declare) && queueProperties(declare.queue, in: virtualHost) == nil
        ? .transientQueue : nil
    case .basic(.qos(let qos)): qos.global ? .globalPrefetch : nil
    case .queue(.bind(let bind)): hasManyHashes(bind.routingKey, on: bind.exchange, virtualHost)
    case .exchange(.bind(let bind)): hasManyHashes(bind.routingKey, on: bind.source, virtualHost)
    case .queue, .basic, .exchange, .connection, .channel, .confirm, .tx: nil
    }
  }

  /// Whether a declare makes a queue that 4.3 refuses.
  func isTransient(_ declare: QueueMethod.Declare) -> Bool {
    !declare.passive && !declare.durable && !declare.exclusive
  }

  private func hasManyHashes(
    _ key: BindingKey, on name: ExchangeName, _ virtualHost: VirtualHostName
  ) -> DeprecatedFeature? {
    let type = exchangeProperties(name, in: virtualHost)?.type
    return type == .topic && Self.hasManyHashes(key) ? .manyHashes : nil
  }

  /// Whether a binding key has more `#` than 4.3 allows on a topic exchange.
  static func hasManyHashes(_ key: BindingKey) -> Bool {
    let hashes = TopicPattern.words(of: key.value.octets).count { $0 == [UInt8(ascii: "#")] }
    return hashes > 2
  }

  /// Refuses what the profile does not allow.
  func check(
    _ feature: DeprecatedFeature, _ code: ReplyCode, _ method: MethodID
  ) throws(AMQPException) {
    guard profile == .strict, let refusal = feature.refusal else { return }
    throw AMQPException(code, refusal, method: method)
  }
}
