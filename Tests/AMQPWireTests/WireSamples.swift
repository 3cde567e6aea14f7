import AMQPModel
import AMQPWire
import NIOCore
import TestSupport

/// Methods and values to be written and read again, made from a seed.
struct WireSamples {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func flag() -> Bool { .random(in: 0...1, using: &random) == 1 }

  mutating func number<Value: FixedWidthInteger>() -> Value {
    Value(truncatingIfNeeded: random.next())
  }

  mutating func octets(_ limit: Int) -> [UInt8] {
    (0..<Int.random(in: 0...limit, using: &random)).map { _ in number() }
  }

  /// Any octets, as a property may have.
  mutating func shortString() -> ShortString {
    let limit = flag() ? 255 : 8
    return ShortString(octets: octets(limit)) ?? ""
  }

  /// UTF-8, as a method's text must be.
  mutating func text() -> String {
    let letters = ["a", "z", ".", "#", "*", "佇", "列", "é", "\u{0}", "🐇"]
    return (0..<Int.random(in: 0...20, using: &random)).map { _ in
      letters[Int.random(in: 0..<letters.count, using: &random)]
    }.joined()
  }

  mutating func name<Name: ShortStringName>() -> Name { Name(ShortString(truncating: text())) }

  mutating func table(depth: Int = 0) -> FieldTable {
    FieldTable(
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        FieldTable.Field(name: shortString(), value: value(depth: depth + 1))
      })
  }

  mutating func value(depth: Int = 0) -> FieldValue {
    switch Int.random(in: 0..<(depth > 4 ? 15 : 17), using: &random) {
    case 0: .boolean(flag())
    case 1: .int8(number())
    case 2: .uint8(number())
    case 3: .int16(number())
    case 4: .uint16(number())
    case 5: .int32(number())
    case 6: .uint32(number())
    case 7: .int64(number())
    case 8: .float(Float(number() as Int16))
    case 9: .double(Double(number() as Int32))
    case 10: .decimal(scale: number(), value: number())
    case 11: .longString(octets(40))
    case 12: .timestamp(number())
    case 13: .void
    case 14: .byteArray(octets(40))
    case 15: .array((0..<3).map { _ in value(depth: depth + 1) })
    default: .table(table(depth: depth))
    }
  }

  mutating func properties() -> BasicProperties {
    var properties = BasicProperties()
    if flag() { properties.contentType = shortString() }
    if flag() { properties.contentEncoding = shortString() }
    if flag() { properties.headers = table() }
    if flag() { properties.deliveryMode = number() }
    if flag() { properties.priority = number() }
    if flag() { properties.correlationID = shortString() }
    if flag() { properties.replyTo = shortString() }
    if flag() { properties.expiration = shortString() }
    if flag() { properties.messageID = shortString() }
    if flag() { properties.timestamp = number() }
    if flag() { properties.type = shortString() }
    if flag() { properties.userID = shortString() }
    if flag() { properties.appID = shortString() }
    if flag() { properties.clusterID = shortString() }
    return properties
  }

  mutating func message() -> Message {
    let limit = flag() ? 10_000 : 20
    return Message(
      exchange: name(), routingKey: name(), properties: properties(), body: octets(limit))
  }

  mutating func cause() -> MethodID? {
    flag() ? nil : MethodID(classID: 50, methodID: 10, name: "queue.declare")
  }

  /// One of each method that there is.
  mutating func methods() -> [Method] {
    topologyMethods() + basicMethods() + [
      .connection(.close(.init(replyCode: .frameError, replyText: text(), cause: cause()))),
      .connection(.closeOk), .channel(.open), .channel(.openOk),
      .channel(.flow(.init(active: flag()))), .channel(.flowOk(.init(active: flag()))),
      .channel(.close(.init(replyCode: .notFound, replyText: text(), cause: cause()))),
      .channel(.closeOk), .confirm(.select(.init(noWait: flag()))), .confirm(.selectOk),
      .tx(.select), .tx(.selectOk), .tx(.commit), .tx(.commitOk), .tx(.rollback), .tx(.rollbackOk),
    ]
  }

  private mutating func topologyMethods() -> [Method] {
    [
      .exchange(
        .declare(
          .init(
            exchange: name(), type: ShortString(truncating: text()), passive: flag(),
            durable: flag(), autoDelete: flag(), internal: flag(), noWait: flag(),
            arguments: table()))),
      .exchange(.declareOk),
      .exchange(.delete(.init(exchange: name(), ifUnused: flag(), noWait: flag()))),
      .exchange(.deleteOk),
      .exchange(
        .bind(
          .init(
            destination: name(), source: name(), routingKey: name(), noWait: flag(),
            arguments: table()))),
      .exchange(.bindOk),
      .exchange(
        .unbind(
          .init(
            destination: name(), source: name(), routingKey: name(), noWait: flag(),
            arguments: table()))),
      .exchange(.unbindOk),
      .queue(
        .declare(
          .init(
            queue: name(), passive: flag(), durable: flag(), exclusive: flag(),
            autoDelete: flag(), noWait: flag(), arguments: table()))),
      .queue(
        .declareOk(
          .init(
            queue: name(), messageCount: Int(number() as UInt32),
            consumerCount: Int(number() as UInt32)))),
      .queue(
        .bind(
          .init(
            queue: name(), exchange: name(), routingKey: name(), noWait: flag(),
            arguments: table()))),
      .queue(.bindOk), .queue(.purge(.init(queue: name(), noWait: flag()))),
      .queue(.purgeOk(.init(messageCount: Int(number() as UInt32)))),
      .queue(
        .delete(.init(queue: name(), ifUnused: flag(), ifEmpty: flag(), noWait: flag()))),
      .queue(.deleteOk(.init(messageCount: Int(number() as UInt32)))),
      .queue(
        .unbind(
          .init(queue: name(), exchange: name(), routingKey: name(), arguments: table()))),
      .queue(.unbindOk),
    ]
  }

  private mutating func basicMethods() -> [Method] {
    let methods: [BasicMethod] = [
      .qos(.init(prefetchSize: number(), prefetchCount: number(), global: flag())), .qosOk,
      .consume(
        .init(
          queue: name(), consumerTag: name(), noLocal: flag(), noAck: flag(), exclusive: flag(),
          noWait: flag(), arguments: table())),
      .consumeOk(.init(consumerTag: name())),
      .cancel(.init(consumerTag: name(), noWait: flag())), .cancelOk(.init(consumerTag: name())),
      .publish(.init(message: message(), mandatory: flag(), immediate: flag())),
      .return(.init(replyCode: .noRoute, replyText: text(), message: message())),
      .deliver(
        .init(
          consumerTag: name(), deliveryTag: DeliveryTag(number()), redelivered: flag(),
          message: message())),
      .get(.init(queue: name(), noAck: flag())),
      .getOk(
        .init(
          deliveryTag: DeliveryTag(number()), redelivered: flag(),
          messageCount: Int(number() as UInt32), message: message())),
      .getEmpty, .ack(.init(deliveryTag: DeliveryTag(number()), multiple: flag())),
      .reject(.init(deliveryTag: DeliveryTag(number()), requeue: flag())),
      .recoverAsync(.init(requeue: flag())), .recover(.init(requeue: flag())), .recoverOk,
      .nack(.init(deliveryTag: DeliveryTag(number()), multiple: flag(), requeue: flag())),
    ]
    return methods.map { .basic($0) }
  }

  mutating func handshake() -> [HandshakeMethod] {
    let tuning = HandshakeMethod.Tuning(
      channelMax: number(), frameMax: number(), heartbeat: number())
    return [
      .start(properties: table(), mechanisms: octets(30), locales: octets(10)),
      .startOk(properties: table(), mechanism: "PLAIN", response: octets(30)),
      .secure(octets(9)), .secureOk(octets(9)), .tune(tuning), .tuneOk(tuning), .open(name()),
      .openOk, .blocked(reason: ShortString(truncating: text())), .unblocked,
      .updateSecret(octets(9)), .updateSecretOk,
    ]
  }
}

extension ByteBuffer {
  /// The octets of `methods`, all on `channel`.
  init(_ methods: [Method], on channel: ChannelNumber = 1, frameMax: Int = 131_072) {
    self.init()
    for method in methods {
      FrameEncoder.write(method, on: channel, frameMax: frameMax, into: &self)
    }
  }
}
