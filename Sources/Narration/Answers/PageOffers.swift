import AMQPModel
import BrokerCore
import CommandLanguage

/// The commands that a page of `show` offers, ready to be typed; what is in capitals is to be
/// replaced. They are those that the management page has as forms.
struct PageOffers {
  /// A command, and what it does.
  struct Offer {
    var statement: Statement
    let phrase: PagePhrase

    init(_ kind: Statement.Kind, _ phrase: PagePhrase, on speaker: Speaker? = nil) {
      statement = Statement(kind, speaker: speaker)
      self.phrase = phrase
    }
  }

  let words: any Phrasebook

  func lines(_ offers: [Offer]) -> [Line] {
    let texts = offers.map { visible($0.statement.description) }
    // Beside a command that fills the line nothing more is aligned.
    let width = texts.map { DisplayWidth.width(of: $0) }.filter { $0 < Self.columns }.max() ?? 0
    return [Line(words.text(PagePhrase.toType), .heading)]
      + zip(offers, texts).flatMap { offer, text in
        var line = Line("  ")
        line.append(text, .name, width: width)
        // A gap where a line that is too long is broken.
        line.append("   " + words.text(offer.phrase), .dim)
        return line.folded(behind: 6)
      }
  }

  private static let columns = 48

  static func queue(_ name: QueueName) -> [Offer] {
    func get(_ mode: GetStatement.AcknowledgementMode, _ phrase: PagePhrase) -> Offer {
      var get = GetStatement(queue: name)
      get.count = 3
      get.mode = mode
      return Offer(.get(get), phrase)
    }
    return [
      Offer(
        .bind(BindingChange(destination: .queue(name), source: "EXCHANGE", keys: ["KEY"])),
        .receive),
      Offer(.publish(publishing(to: nil, RoutingKey(name.value))), .publish),
      get(.requeue, .putBack), get(.automatic, .takenForGood),
      get(.rejectRequeue, .rejectedAndPutBack), get(.rejectDiscard, .rejectedForGood),
      Offer(.move(name, to: "QUEUE"), .move), Offer(.purge(name), .purge),
      Offer(.deleteQueue(.init(queue: name)), .delete),
    ]
  }

  static func exchange(_ exchange: ExchangeProperties) -> [Offer] {
    let name = exchange.name
    var offers: [Offer] = []
    // Nobody can bind the default exchange, publish to an internal one or delete RabbitMQ's own.
    if !name.isEmpty {
      offers.append(
        Offer(
          .bind(BindingChange(destination: .queue("QUEUE"), source: name, keys: ["KEY"])),
          .letReceive))
    }
    if !exchange.isInternal {
      offers.append(Offer(.publish(publishing(to: name, "KEY")), .publish))
    }
    offers.append(Offer(.match(name, key: "KEY", headers: [:]), .tryKey))
    if !name.isEmpty, !name.value.hasPrefix("amq.") {
      offers.append(Offer(.deleteExchange(.init(exchange: name)), .deleteWithBindings))
    }
    return offers
  }

  static func connection(_ connection: ConnectionSnapshot) -> [Offer] {
    let name = connection.id.description
    return [
      Offer(.openChannel(Speaker(connection: name)), .openChannel),
      Offer(.close(Speaker(connection: name)), .close), Offer(.kill(name: name), .cut),
    ]
  }

  static func channel(_ channel: ChannelSnapshot) -> [Offer] {
    let name = channel.address.connection.description
    let number = channel.address.channel.rawValue
    let whole = Speaker(connection: name, channel: number)
    let speaker = number == 1 ? nil : whole
    var ack = SettleStatement(.ack, name: name)
    ack.selection = .all
    return [
      Offer(.qos(name: name, count: 1, isGlobal: false), .limit, on: speaker),
      Offer(.confirmSelect, .askForConfirms, on: whole),
      Offer(.settle(ack), .ackAll, on: speaker),
      Offer(.recover(name: name), .recoverAll, on: speaker),
      Offer(.close(whole), .close),
    ]
  }

  private static func publishing(
    to exchange: ExchangeName?, _ key: RoutingKey
  ) -> PublishStatement {
    var publish = PublishStatement(exchange: exchange, routingKey: key)
    publish.body = .octets(Array("BODY".utf8))
    return publish
  }
}
