import AMQPModel
import BrokerCore

/// Direct replies: the name that stands for the pseudo-queue.
extension TraceNarrator {
  mutating func tell(_ event: DirectReplyEvent) {
    switch event {
    case .opened(let tag, on: let channel, let name):
      let consumer = Spelled.consumer(tag, on: channel)
      add(
        .consume, words.text(DirectReplyPhrase.opened(consumer: consumer, name: visible(name))))
    case .addressed(let number, let name):
      guard number == inFull else { return }
      let text = words.text(DirectReplyPhrase.addressed(name: visible(name)))
      lines += Line([Span(RouteNarrator.indentation), Span(text, .dim)]).folded(behind: 6)
    }
  }
}
