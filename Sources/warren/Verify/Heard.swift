import AMQPModel
import BrokerCore

/// What clients were told, as far as its order means something: each consumer's deliveries, what was
/// returned, what was confirmed, and the rest, on each channel.
struct Heard {
  /// One of these sequences.
  struct Stream: Hashable, Comparable {
    enum Kind: Hashable, Comparable {
      case answers
      case deliveries(ConsumerTag)
      case returns
      case confirms
      /// What the server cancelled; queues go one by one, in an order of their own.
      case cancellations
    }

    let channel: ChannelAddress
    let kind: Kind

    static func < (left: Stream, right: Stream) -> Bool {
      (left.channel.connection, left.channel.channel, left.kind)
        < (right.channel.connection, right.channel.channel, right.kind)
    }
  }

  /// Something that was said, and how it is shown.
  struct Item {
    let method: Method
    let text: String
  }

  private(set) var streams: [Stream: [Item]] = [:]
  /// The numbers of publishes that wait for their confirm, on the channels that confirm.
  private var unconfirmed: [ChannelAddress: [UInt64]] = [:]
  private var published: [ChannelAddress: UInt64] = [:]

  /// Begins the next line.
  mutating func forget() { streams = [:] }

  /// The client has published.
  mutating func notePublish(on channel: ChannelAddress) {
    guard let number = published[channel] else { return }
    published[channel] = number + 1
    unconfirmed[channel, default: []].append(number + 1)
  }

  /// The broker has said something.
  mutating func note(_ method: Method, on channel: ChannelAddress) {
    switch method {
    case .basic(.ack(let ack)):
      confirm(ack.deliveryTag, ack.multiple, "basic.ack", method, on: channel)
    case .basic(.nack(let nack)):
      confirm(nack.deliveryTag, nack.multiple, "basic.nack", method, on: channel)
    case .basic(.deliver(let deliver)):
      add(method, on: channel, .deliveries(deliver.consumerTag))
    case .basic(.cancel): add(method, on: channel, .cancellations)
    case .basic(.return): add(method, on: channel, .returns)
    case .confirm(.selectOk):
      if published[channel] == nil { published[channel] = 0 }
      add(method, on: channel, .answers)
    case .channel(.openOk):
      published[channel] = nil
      unconfirmed[channel] = nil
      add(method, on: channel, .answers)
    case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx:
      add(method, on: channel, .answers)
    }
  }

  private mutating func add(
    _ method: Method, on channel: ChannelAddress, _ kind: Stream.Kind
  ) {
    let item = Item(method: method, text: method.shown)
    streams[Stream(channel: channel, kind: kind), default: []].append(item)
  }

  /// One confirm may stand for many, and they come in any order.
  private mutating func confirm(
    _ tag: DeliveryTag, _ isMultiple: Bool, _ name: String, _ method: Method,
    on channel: ChannelAddress
  ) {
    let waiting = unconfirmed[channel, default: []]
    let stream = Stream(channel: channel, kind: .confirms)
    for number in waiting where isMultiple ? number <= tag.rawValue : number == tag.rawValue {
      streams[stream, default: []].append(Item(method: method, text: "\(name) \(number)"))
    }
    unconfirmed[channel] = waiting.filter { isMultiple ? $0 > tag.rawValue : $0 != tag.rawValue }
  }

  /// How each sequence is shown.
  var texts: [Stream: [String]] {
    streams.reduce(into: [:]) { texts, entry in
      let items = entry.value.map(\.text)
      let isOrdered = entry.key.kind != .confirms && entry.key.kind != .cancellations
      texts[entry.key] = isOrdered ? items : items.sorted()
    }
  }

  /// Whether as much has come in each sequence as in those of `other`.
  func isAsMuch(as other: Heard) -> Bool {
    other.streams.allSatisfy { streams[$0.key, default: []].count >= $0.value.count }
  }
}

extension Method {
  /// The method in one line: AMQP's own name for it, and what matters of its fields.
  fileprivate var shown: String {
    switch self {
    case .connection(.close(let close)):
      "\(id.name) \(close.replyCode.rawValue) \(close.replyText)"
    case .channel(.close(let close)):
      "\(id.name) \(close.replyCode.rawValue) \(close.replyText)"
    case .queue(.declareOk(let ok)):
      "\(id.name) \(ok.queue) \(ok.messageCount) ready, \(ok.consumerCount) consumers"
    case .queue(.purgeOk(let ok)): "\(id.name) \(ok.messageCount)"
    case .queue(.deleteOk(let ok)): "\(id.name) \(ok.messageCount)"
    case .basic(let method): "\(id.name)\(method.fields)"
    case .connection, .channel, .exchange, .queue, .confirm, .tx: id.name
    }
  }
}

extension BasicMethod {
  fileprivate var fields: String {
    switch self {
    case .deliver(let deliver):
      " \(deliver.consumerTag)\(deliver.redelivered ? " redelivered" : "") \(deliver.message.shown)"
    case .getOk(let ok):
      "\(ok.redelivered ? " redelivered" : "") \(ok.messageCount) left \(ok.message.shown)"
    case .return(let returned):
      " \(returned.replyCode.rawValue) \(returned.replyText) \(returned.message.shown)"
    case .consumeOk(let ok): " \(ok.consumerTag)"
    case .cancelOk(let ok): " \(ok.consumerTag)"
    case .cancel(let cancel): " \(cancel.consumerTag)"
    case .qos, .qosOk, .consume, .publish, .get, .getEmpty, .ack, .reject, .recoverAsync, .recover,
      .recoverOk, .nack:
      ""
    }
  }
}

extension Message {
  fileprivate var shown: String {
    let text = String(decoding: body.prefix(200), as: UTF8.self)
    let size = body.count > 200 ? "… (\(body.count) bytes)" : ""
    let place = "exchange '\(exchange)' key '\(routingKey)'"
    return "\"\(text)\"\(size) \(place)" + properties.shown
  }
}

extension BasicProperties {
  /// All that are set; when a message died is each broker's own affair, and so is where replies go.
  fileprivate var shown: String {
    let reply = replyTo.map { name in
      name.hasPrefix("amq.rabbitmq.reply-to.") ? "amq.rabbitmq.reply-to" : name.description
    }
    let fields: [(String, String?)] = [
      ("content_type", contentType?.description),
      ("content_encoding", contentEncoding?.description),
      ("headers", headers.map { FieldValue.table($0).shown }),
      ("delivery_mode", deliveryMode.map { "\($0)" }), ("priority", priority.map { "\($0)" }),
      ("correlation_id", correlationID?.description), ("reply_to", reply),
      ("expiration", expiration?.description), ("message_id", messageID?.description),
      ("timestamp", timestamp.map { "\($0)" }), ("type", type?.description),
      ("user_id", userID?.description), ("app_id", appID?.description),
      ("cluster_id", clusterID?.description),
    ]
    return fields.compactMap { name, value in value.map { " \(name)=\($0)" } }.joined()
  }
}

extension FieldValue {
  fileprivate var shown: String {
    switch self {
    case .longString(let octets): "'\(String(decoding: octets, as: UTF8.self))'"
    case .array(let values): "[\(values.map(\.shown).joined(separator: ", "))]"
    case .table(let table):
      "{\(table.fields.sorted { $0.name < $1.name }.map(\.shown).joined(separator: ", "))}"
    case .boolean(let value): "\(value)"
    case .float(let value): "\(value)"
    case .double(let value): "\(value)"
    case .decimal(let scale, let value): "\(value)e-\(scale)"
    case .timestamp: "time"
    case .void: "null"
    case .byteArray(let octets): "\(octets)"
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: "\(integer ?? 0)"
    }
  }
}

extension FieldTable.Field {
  fileprivate var shown: String { "\(name): \(value.shown)" }
}
