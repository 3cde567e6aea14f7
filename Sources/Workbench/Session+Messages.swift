import AMQPModel
import BrokerCore
import CommandLanguage
import Narration
import Simulation

/// Publishing, consuming and settling.
extension Session {
  /// The largest body, in octets: RabbitMQ 4's own default.
  static let bodyLimit = 16 << 20
  /// The most messages that are kept.
  static let messageLimit = 5_000_000
  /// The most bindings for which a publish is explained by itself.
  static let explainedBindingLimit = 1_000
  /// The most octets of bodies that are kept waiting.
  static let byteLimit = 1 << 30

  mutating func publish(
    _ publish: PublishStatement, on speaker: ChannelAddress, _ listener: Listener
  ) -> Outcome {
    guard let body = octets(of: publish.body, listener) else { return .failed }
    let exchange = publish.exchange ?? .default
    let key =
      publish.exchange == nil
      ? queue(QueueName(publish.routingKey.value)).asRoutingKey : publish.routingKey
    // Beyond that a verdict for every binding would take longer than the publish itself.
    let isExplained = bench.broker.bindingCount <= Self.explainedBindingLimit
    let explanation =
      isExplained
      ? bench.broker.explainRouting(
        from: exchange, key: key, headers: publish.properties.headers,
        in: virtualHost(of: speaker.connection)) : nil
    let copies = publish.count * max(1, explanation?.queues.count ?? 1)
    guard hasRoom(messages: copies, bytes: publish.count * body.count) else {
      listener(.failed(.memoryFull(limit: Self.messageLimit)))
      return .failed
    }
    let bodies = NumberedBody(body)
    return speaking(explainedBy: explanation, listener) { session in
      for number in 1...publish.count {
        if session.isInterrupted(before: number) {
          session.flush(listener)
          listener(.noticed(.interrupted(done: number - 1)))
          return .interrupted
        }
        // Where the copies go is not known of every exchange beforehand.
        if number.isMultiple(of: Self.roomInterval), !session.hasRoom(messages: 1, bytes: 0) {
          session.flush(listener)
          listener(.failed(.memoryFull(limit: Self.messageLimit)))
          return .failed
        }
        let opening = session.ensureOpen(speaker, listener)
        if opening != .fine { return opening }
        let message = Message(
          exchange: exchange, routingKey: key, properties: publish.properties,
          body: bodies.octets(number))
        let method = BasicMethod.publish(.init(message: message, mandatory: publish.isMandatory))
        let outcome = session.send(.basic(method), on: speaker, listener)
        if outcome != .fine { return outcome }
      }
      return .fine
    }
  }

  /// A body as typed or read; nil when it cannot be read, which is reported.
  func octets(of body: PublishStatement.Body, _ listener: Listener) -> [UInt8]? {
    switch body {
    case .octets(let octets): octets
    case .file(let path): read(path, limit: Self.bodyLimit, listener)
    }
  }

  private static let roomInterval = 256

  // Asking costs a system call, so it is not done for every message.
  func isInterrupted(before number: Int) -> Bool {
    number.isMultiple(of: 256) && configuration.isInterrupted()
  }

  func hasRoom(messages: Int, bytes: Int) -> Bool {
    let load = bench.broker.load
    return load.messages + messages <= Self.messageLimit
      && load.bytes + bytes <= Self.byteLimit
  }

  // MARK: Consuming

  mutating func consume(
    _ consume: ConsumeStatement, _ speaker: Speaker?, _ listener: Listener
  ) -> Outcome {
    let queue = queue(consume.queue)
    let tag =
      consume.name.map { ConsumerTag(ShortString(truncating: $0)) } ?? bench.directory.freeName
    let address: ChannelAddress
    if let speaker {
      address = self.address(of: speaker)
    } else if let owner = bench.broker.queueProperties(queue)?.owner,
      speakingUser == nil
    {
      // An exclusive queue can be consumed on its owner's connection only.
      address = ChannelAddress(owner, 1)
    } else {
      address = ChannelAddress(ConnectionID(tag.value), 1)
    }
    if let other = bench.directory.consumers[tag], other.channel != address || speaker == nil {
      listener(.failed(.nameTaken(visible(tag), queue: visible(other.queue))))
      return .failed
    }
    if consume.work != nil, !hasPlaceForActor(listener) { return .failed }
    return speaking(listener) { session in
      let opening = session.ensureOpen(address, listener)
      if opening != .fine { return opening }
      if let prefetch = consume.prefetch {
        let outcome = session.send(
          .basic(.qos(.init(prefetchCount: prefetch))), on: address, listener)
        if outcome != .fine { return outcome }
      }
      let id = Worker.ID(tag, on: address)
      // It hears of its first deliveries while it starts.
      if let work = consume.work {
        session.startWorker(work, id, isAutomatic: consume.isAutomatic)
      }
      let outcome = session.send(
        .basic(
          .consume(
            .init(
              queue: queue, consumerTag: tag, noAck: consume.isAutomatic,
              exclusive: consume.isExclusive, arguments: consume.arguments))), on: address,
        listener)
      if consume.work != nil { session.finishStart(of: id, outcome, listener) }
      return outcome
    }
  }

  mutating func cancel(
    _ name: String, _ speaker: Speaker?, _ listener: Listener
  ) -> Outcome {
    let tag = ConsumerTag(ShortString(truncating: name))
    guard let channel = speaker.map({ address(of: $0) }) ?? consumer(named: name)?.channel else {
      return missingConsumer(name, listener)
    }
    return say(.basic(.cancel(.init(consumerTag: tag))), on: channel, listener)
  }

  // MARK: Fetching

  mutating func get(
    _ get: GetStatement, on speaker: ChannelAddress, _ listener: Listener
  ) -> Outcome {
    let queue = queue(get.queue)
    return speaking(listener) { session in
      let opening = session.ensureOpen(speaker, listener)
      if opening != .fine { return opening }
      var tags: [DeliveryTag] = []
      for number in 1...get.count {
        if session.isInterrupted(before: number) {
          session.flush(listener)
          listener(.noticed(.interrupted(done: number - 1)))
          return .interrupted
        }
        let method = BasicMethod.Get(queue: queue, noAck: get.mode == .automatic)
        let events = session.apply(.method(.basic(.get(method)), on: speaker), listener)
        let outcome = Self.outcome(of: events)
        if outcome != .fine { return outcome }
        guard let tag = Self.fetchedTag(in: events) else { break }
        tags.append(tag)
      }
      // Only now, or the same message would be fetched again and again.
      for tag in tags {
        guard let method = Self.settlement(of: tag, get.mode) else { break }
        let outcome = session.send(.basic(method), on: speaker, listener)
        if outcome != .fine { return outcome }
      }
      return .fine
    }
  }

  private static func fetchedTag(in events: ArraySlice<Event>) -> DeliveryTag? {
    for case .got(let fetch) in events.lazy.map(\.kind) { return fetch.deliveryTag }
    return nil
  }

  private static func settlement(
    of tag: DeliveryTag, _ mode: GetStatement.AcknowledgementMode
  ) -> BasicMethod? {
    switch mode {
    case .automatic, .manual: nil
    case .requeue: .nack(.init(deliveryTag: tag, requeue: true))
    case .rejectRequeue: .reject(.init(deliveryTag: tag, requeue: true))
    case .rejectDiscard: .reject(.init(deliveryTag: tag, requeue: false))
    }
  }

  // MARK: Settling

  mutating func settle(
    _ settle: SettleStatement, _ speaker: Speaker?, _ listener: Listener
  ) -> Outcome {
    guard let own = channel(named: settle.name) else {
      return missingConsumer(settle.name, listener)
    }
    let channel = speaker.map { address(of: $0) } ?? own
    // A consumer's deliveries are on its own channel, whoever speaks; a connection has several.
    let consumer = consumer(named: settle.name)?.tag
    let place = consumer == nil ? channel : own
    let tags: [DeliveryTag]
    switch settle.selection {
    case .tag(let tag): tags = [DeliveryTag(tag)]
    case .all where settle.verb != .reject: tags = [0]
    case .all: tags = bench.broker.unacknowledgedTags(on: place, of: consumer)
    case .oldest: tags = bench.broker.unacknowledgedTags(on: place, of: consumer, limit: 1)
    }
    if tags.isEmpty {
      listener(.failed(.nothingUnacknowledged(visible(settle.name))))
      return .failed
    }
    return speaking(listener) { session in
      let opening = session.ensureOpen(channel, listener)
      if opening != .fine { return opening }
      for tag in tags {
        let method = Self.method(settle, tag)
        let outcome = session.send(.basic(method), on: channel, listener)
        if outcome != .fine { return outcome }
      }
      return .fine
    }
  }

  private static func method(_ settle: SettleStatement, _ tag: DeliveryTag) -> BasicMethod {
    let isMultiple = settle.isMultiple || settle.selection == .all
    return switch settle.verb {
    case .ack: .ack(.init(deliveryTag: tag, multiple: isMultiple))
    case .nack:
      .nack(.init(deliveryTag: tag, multiple: isMultiple, requeue: settle.requeue))
    case .reject: .reject(.init(deliveryTag: tag, requeue: settle.requeue))
    }
  }
}
