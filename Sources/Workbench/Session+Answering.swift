import AMQPModel
import BrokerCore
import CommandLanguage
public import Narration

/// Questions, which change nothing.
extension Session {
  func answer(_ statement: Statement, _ listener: Listener) -> Outcome {
    let host = statement.virtualHost ?? .default
    if bench.broker.isMissing(host) { return missingVirtualHost(host, listener) }
    switch statement.kind {
    case .list(let list):
      if let host = list.virtualHost, bench.broker.isMissing(host) {
        return missingVirtualHost(host, listener)
      }
      let found = snapshot(countingPersistent: list.countsPersistent, in: list.virtualHost)
      listener(.answered(.listed(list, found)))
    case .show(.message(let number), _): return tell(number, listener) { .message($0) }
    case .show(let subject, let format):
      return show(subject, as: format, in: statement.virtualHost, listener)
    case .why(let number): return tell(number, listener) { .life($0, copies: copies(of: $0)) }
    case .expect(let expectation): return expect(expectation, in: host, listener)
    case .diagram(let format):
      listener(.answered(.diagram(format, bench.broker.topology(in: host))))
    case .interchange(.linting(let path, let virtualHost)):
      return lint(path, of: virtualHost, listener)
    case .simulation(let simulation): return answer(simulation, listener)
    case .lesson:
      if configuration.dialect == .script {
        listener(.failed(.notInScript("\(statement)")))
        return .wrongUsage
      }
      listener(.answered(.lessons(configuration.course.summaries(in: language))))
    case .match(let exchange, let key, let headers):
      guard let key else { preconditionFailure("the key prompt is opened elsewhere") }
      return match(exchange, key, headers, in: host, listener)
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .rollback, .checkpoint,
      .source, .undo, .redo, .save, .profile, .language, .help, .quit, .interchange,
      .network,
      .administration:
      preconditionFailure("a question is none of these")
    }
    return .fine
  }

  // MARK: Lives

  private func tell(
    _ number: Int, _ listener: Listener, _ answer: (MessageLife) -> Answer
  ) -> Outcome {
    guard let life = bench.chronicle.life(of: number) else {
      let last = bench.broker.publishedCount
      listener(
        .failed(
          number > last
            ? .noSuchMessage(number, last: last) : .messageForgotten(number)))
      return .failed
    }
    listener(.answered(answer(life)))
    return .fine
  }

  /// Where the copies of a message are.
  private func copies(of life: MessageLife) -> [CopyPlace] {
    let number = life.publication.number
    return bench.broker.queues(holding: number).map { .ready($0) }
      + bench.broker.holders(of: number).map { .unacknowledged($0.consumer, $0.channel) }
  }

  // MARK: Matching

  private func match(
    _ exchange: ExchangeName, _ key: RoutingKey, _ headers: FieldTable,
    in host: VirtualHostName, _ listener: Listener
  ) -> Outcome {
    guard
      let explanation = bench.broker.explainRouting(
        from: exchange, key: key, headers: headers.isEmpty ? nil : headers, in: host)
    else { return missingExchange(exchange, in: host, listener) }
    listener(.answered(.explained(explanation)))
    return .fine
  }

  /// Opens the key prompt of an exchange.
  mutating func askForKeys(
    of exchange: ExchangeName, in host: VirtualHostName, _ listener: Listener
  ) -> Outcome {
    if bench.broker.isMissing(host) { return missingVirtualHost(host, listener) }
    guard bench.broker.exchangeProperties(exchange, in: host) != nil else {
      return missingExchange(exchange, in: host, listener)
    }
    keyPromptExchange = exchange
    keyPromptVirtualHost = host
    listener(.noticed(.keyPrompt(exchange: spelled(exchange))))
    return .fine
  }

  /// Answers a line of the key prompt; an empty one leaves it.
  mutating func answerKey(
    _ line: String, of exchange: ExchangeName, _ listener: Listener
  ) -> Outcome {
    guard let key = KeyLine.key(in: line) else {
      leaveKeyPrompt(listener)
      return .fine
    }
    guard let key = RoutingKey(validating: key) else {
      let range = SourceRange(0, line.utf8.count)
      listener(
        .refused(Diagnostic(.tooLong(limit: ShortString.maximumCount), at: range), line: line))
      return .wrongUsage
    }
    return match(exchange, key, [:], in: keyPromptVirtualHost, listener)
  }

  /// Goes back from the key prompt to the commands.
  public mutating func leaveKeyPrompt(_ listener: Listener) {
    keyPromptExchange = nil
    listener(.noticed(.keyPromptLeft))
  }

  /// The answer to a key that is still being typed; nil where there is none.
  public func preview(ofKey line: String) -> Answer? {
    guard let exchange = keyPromptExchange, let text = KeyLine.key(in: line),
      let key = RoutingKey(validating: text)
    else { return nil }
    return bench.broker.explainRouting(from: exchange, key: key, in: keyPromptVirtualHost)
      .map { .explained($0) }
  }

  // MARK: Expecting

  private func expect(
    _ expectation: Expectation, in host: VirtualHostName, _ listener: Listener
  ) -> Outcome {
    let found = found(expectation, in: host)
    listener(.answered(.expected(expectation, found: found)))
    return found == expectation ? .fine : .failed
  }

  /// What is, told in the terms of what is expected.
  func found(
    _ expectation: Expectation, in host: VirtualHostName
  ) -> Expectation? {
    switch expectation {
    case .queue(let name, let ready, let unacked, let consumers, let bodies):
      guard let snapshot = bench.broker.queueSnapshot(queue(name), in: host) else {
        return .noQueue(name)
      }
      return .queue(
        name, ready: ready.map { _ in snapshot.ready },
        unacked: unacked.map { _ in snapshot.unacknowledged },
        consumers: consumers.map { _ in snapshot.consumers.count },
        bodies: bodies.map { expected in self.bodies(of: name, in: host, atMost: expected.count + 5)
        })
    case .noQueue(let name):
      guard let snapshot = bench.broker.queueSnapshot(queue(name), in: host) else {
        return expectation
      }
      return .queue(
        name, ready: snapshot.ready, unacked: snapshot.unacknowledged,
        consumers: snapshot.consumers.count, bodies: nil)
    case .route(let exchange, let key, let expected):
      guard let explanation = bench.broker.explainRouting(from: exchange, key: key, in: host)
      else { return nil }
      // The order in which a person writes the names does not matter.
      let isSame = Set(explanation.queues) == Set(expected.map { queue($0) })
      return .route(exchange, key, isSame ? expected : explanation.queues)
    case .binding(let queue, let source, let key):
      let binding = Binding(
        source: source, destination: .queue(self.queue(queue)), key: key)
      let exists = bench.broker.bindingList(in: host).contains {
        $0.source == binding.source && $0.destination == binding.destination && $0.key == key
      }
      return exists ? expectation : nil
    case .delivered(let consumer, _):
      let bodies =
        ShortString(validating: consumer)
        .flatMap { bench.directory.delivered[ConsumerTag($0)] } ?? ChunkedList()
      return .delivered(
        consumer: consumer, bodies: bodies.map { String(decoding: $0, as: UTF8.self) })
    case .consumer(let name, let unacked, let prefetch):
      guard
        let snapshot = bench.broker.consumerSnapshots.first(where: {
          $0.properties.tag.description == name
        })
      else { return nil }
      return .consumer(
        name, unacked: unacked.map { _ in snapshot.unacknowledged },
        prefetch: prefetch.map { _ in snapshot.properties.prefetchCount })
    case .dead(let name, let reason, let count):
      let deaths = bench.directory.deaths[queue(name)] ?? [:]
      let found = reason.map { deaths[$0] ?? 0 } ?? deaths.values.reduce(0, +)
      if count == nil, found > 0 { return expectation }
      return .dead(name, reason: reason, count: found)
    case .error: return lastError.map { .error($0) }
    }
  }

  private func bodies(
    of name: QueueName, in host: VirtualHostName, atMost limit: Int
  ) -> [String] {
    bench.broker.readyMessages(in: queue(name), of: host, limit: limit)
      .map { String(decoding: $0.message.body, as: UTF8.self) }
  }
}
