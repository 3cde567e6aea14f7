import BrokerCore

extension ConsumerSnapshot {
  /// What a page and a diagram say beside a consumer's name.
  func detail(in words: any Phrasebook) -> String {
    var parts: [String] = []
    if properties.isAutomaticallyAcknowledging {
      parts.append("auto-ack")
    } else {
      parts.append("\(words.text(Label.unacknowledged)) \(unacknowledged)")
      if properties.prefetchCount > 0 { parts.append("prefetch \(properties.prefetchCount)") }
    }
    if let mark = QueueKindPhrase.mark(of: activity) { parts.append(words.text(mark)) }
    return parts.joined(separator: ", ")
  }
}
