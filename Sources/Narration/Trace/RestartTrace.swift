import BrokerCore

/// A restart: what survives and what does not, message by message.
extension TraceNarrator {
  mutating func tell(_ event: RestartEvent) {
    switch event {
    case .began: add(.restart, words.text(RestartPhrase.began))
    case .queueSurvived(let queue, let kept, let lost):
      add(.keep, words.text(.queueSurvived(Spelled.name(queue), kept: kept, lost: lost)))
    case .messageSurvived(let number, in: let queue, let reason, let isRedelivered):
      let phrase = RestartPhrase.messageSurvived(
        queue: Spelled.name(queue), becauseOfQueue: reason == .queueKeepsAll,
        isRedelivered: isRedelivered)
      add(.keep, number, words.text(phrase))
    case .exchangeSurvived(let exchange):
      add(.keep, words.text(.exchangeSurvived(Spelled.exchange(exchange))))
    case .finished(let queues, let kept, let lost):
      add(.restart, words.text(.finished(queues: queues, kept: kept, lost: lost)))
    }
  }

  /// Why a copy did not survive.
  func text(_ loss: RestartLoss, _ queue: String) -> String {
    switch loss {
    case .transientQueue: words.text(.lostWithTransientQueue(queue))
    case .transientMessage: words.text(.lostTransient(queue: queue))
    }
  }
}
