import AMQPModel
import BrokerCore

extension PageNarrator {
  /// The first messages of a queue, with what their order depends on.
  func waiting(_ messages: [ReadyMessage], in queue: QueueSnapshot) -> [Line] {
    let heading =
      queue.hasOrderOfItsOwn
      ? words.text(QueueKindPhrase.waitingInTurn) : words.text(Label.waiting)
    let lines = messages.map { message in
      var notes: [String] = []
      if queue.hasOrderOfItsOwn, let priority = message.message.properties.priority {
        notes.append(words.text(QueueKindPhrase.priority(Int(priority))))
      }
      if message.isRedelivered { notes.append(words.text(DeliveryPhrase.redelivered)) }
      return Line([
        Span(Self.indentation), Span("\(message.number) ", .dim),
        Span(Spelled.body(message.message.body), .value),
        Span(notes.map { "   " + $0 }.joined()),
      ])
    }
    return [Line(heading, .heading)] + lines
  }
}
