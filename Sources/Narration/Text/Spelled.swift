import AMQPModel
import BrokerCore

/// How names, keys, bodies and tables are written in traces and tables: always visible, never
/// empty, cut at a fixed length.
enum Spelled {
  /// The longest body that is shown, in columns.
  static let bodyColumns = 40
  /// The longest name or key that is shown, in columns.
  static let nameColumns = 60

  /// A name or a key; an empty one as `""`.
  static func name(_ name: some ShortStringName) -> String {
    name.isEmpty ? "\"\"" : cut(visible(name), nameColumns)
  }

  /// An exchange's name; the default one as rabbitmqctl shows it to people.
  static func exchange(_ exchange: ExchangeName) -> String {
    exchange.isEmpty ? "(AMQP default)" : name(exchange)
  }

  /// `Q1`, or `exchange archive` with the word for exchange in front.
  static func destination(_ destination: BindingDestination) -> String {
    switch destination {
    case .queue(let queue): name(queue)
    case .exchange(let exchange): "exchange " + name(exchange)
    }
  }

  /// `you` for channel 1 of a connection, `you/2` for another.
  static func channel(_ address: ChannelAddress) -> String {
    name(address.connection) + (address.channel == 1 ? "" : "/\(address.channel)")
  }

  /// `C1`, or `C1 (you)` where the consumer is not alone on a connection of its name.
  static func consumer(_ tag: ConsumerTag, on address: ChannelAddress) -> String {
    let isOwn = address.connection.value == tag.value && address.channel == 1
    return name(tag) + (isOwn ? "" : " (\(channel(address)))")
  }

  /// Whom a delivery was settled by: its consumer, or the channel that fetched it.
  static func settler(_ settlement: Settlement) -> String {
    settlement.consumer.map { consumer($0, on: settlement.channel) }
      ?? channel(settlement.channel)
  }

  /// A body in quotes.
  static func body(_ body: [UInt8]) -> String {
    // Only the beginning is looked at: a body may have megabytes.
    let start = body.count > 4 * bodyColumns ? Array(body.prefix(4 * bodyColumns)) : body
    let text = visible(prefixOfCharacters(start))
    let shown = cut(text, bodyColumns)
    let isWhole = shown == text && start.count == body.count
    return "\"" + (isWhole || shown.hasSuffix("…") ? shown : shown + "…") + "\""
  }

  // A character that the cut went through is left out, so that the rest stays readable.
  private static func prefixOfCharacters(_ octets: [UInt8]) -> [UInt8] {
    guard octets.count == 4 * bodyColumns else { return octets }
    let tail = octets.suffix(4)
    guard let lead = tail.lastIndex(where: { $0 & 0xc0 != 0x80 }), octets[lead] >= 0xc0 else {
      return octets
    }
    return Array(octets[..<lead])
  }

  /// Arguments as `name=value`, separated by blanks.
  static func table(_ table: FieldTable) -> String {
    table.fields.map { name(ConsumerTag($0.name)) + "=" + value($0.value) }
      .joined(separator: " ")
  }

  /// A value of a header or an argument.
  static func value(_ value: FieldValue) -> String {
    switch value {
    case .boolean(let flag): "\(flag)"
    case .int8(let number): "\(number)"
    case .uint8(let number): "\(number)"
    case .int16(let number): "\(number)"
    case .uint16(let number): "\(number)"
    case .int32(let number): "\(number)"
    case .uint32(let number): "\(number)"
    case .int64(let number): "\(number)"
    case .float(let number): "\(number)"
    case .double(let number): "\(number)"
    case .decimal(let scale, let number): "\(number)e-\(scale)"
    case .longString(let octets):
      octets.isEmpty ? "\"\"" : cut(visible(octets), nameColumns)
    case .array(let values): "[" + values.map { self.value($0) }.joined(separator: ", ") + "]"
    case .timestamp(let seconds): "\(seconds)s"
    case .table(let table): "{" + self.table(table) + "}"
    case .void: "(void)"
    case .byteArray(let octets): cut(visible(octets), nameColumns)
    }
  }

  /// `text`, cut with an ellipsis where it is wider than `columns`.
  static func cut(_ text: String, _ columns: Int) -> String {
    guard DisplayWidth.width(of: text) > columns else { return text }
    return DisplayWidth.prefix(of: text, columns: columns - 1) + "…"
  }
}
