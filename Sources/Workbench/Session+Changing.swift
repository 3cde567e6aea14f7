import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// Statements as operations: who speaks, on which channel, and in which order.
extension Session {
  mutating func change(_ statement: Statement, _ listener: Listener) -> Outcome {
    speakingUser = statement.user
    defer { speakingUser = nil }
    let speaker = address(of: statement.speaker)
    switch statement.kind {
    case .declareExchange(let declare):
      return say(.exchange(.declare(declare)), on: speaker, listener)
    case .declareQueue(let declare, let alias):
      return declareQueue(declare, alias, on: speaker, listener)
    case .deleteExchange(let delete):
      return say(.exchange(.delete(delete)), on: speaker, listener)
    case .deleteQueue(var delete):
      delete.queue = queue(delete.queue)
      return say(.queue(.delete(delete)), on: speaker, listener)
    case .purge(let name):
      return say(.queue(.purge(.init(queue: queue(name)))), on: speaker, listener)
    case .move(let source, let destination):
      return move(source, to: destination, in: statement.virtualHost ?? .default, listener)
    case .bind(let change): return bind(change, isBinding: true, on: speaker, listener)
    case .unbind(let change): return bind(change, isBinding: false, on: speaker, listener)
    case .publish(let publish): return self.publish(publish, on: speaker, listener)
    case .consume(let consume): return self.consume(consume, statement.speaker, listener)
    case .cancel(let name): return cancel(name, statement.speaker, listener)
    case .qos(let name, let count, let isGlobal):
      return onChannel(of: name, statement.speaker, listener) { session, channel in
        session.say(
          .basic(.qos(.init(prefetchCount: count, global: isGlobal))), on: channel, listener)
      }
    case .get(let get): return self.get(get, on: speaker, listener)
    case .settle(let settle): return self.settle(settle, statement.speaker, listener)
    case .recover(let name):
      return onChannel(of: name, statement.speaker, listener) { session, channel in
        session.say(.basic(.recover(.init(requeue: true))), on: channel, listener)
      }
    case .kill(let name): return kill(name, listener)
    case .profile(let name?): return choose(name, listener)
    case .restart:
      return speaking(listener) { session in
        session.apply(.brokerRestarted, listener)
        return .fine
      }
    case .close(let speaker): return close(speaker, listener)
    case .openConnection(let opening): return openConnection(opening, listener)
    case .openChannel(let speaker): return openChannel(speaker, listener)
    case .simulation(let simulation):
      return simulate(simulation, statement.speaker, listener)
    case .tick(let milliseconds): return tick(milliseconds, listener)
    case .confirmSelect: return say(.confirm(.select(.init())), on: speaker, listener)
    case .transaction(let statement): return say(.tx(statement.method), on: speaker, listener)
    case .administration(let statement): return administer(statement, listener)
    case .reset:
      state.bench = Bench(
        seed: configuration.seed, profile: isInLesson ? .current : configuration.profile)
      revision += 1
      listener(.noticed(.reset))
      return .fine
    case .checkpoint(let name):
      if state.checkpoints.count >= Self.checkpointLimit, state.checkpoints[name] == nil {
        listener(.failed(.tooManyCheckpoints(limit: Self.checkpointLimit)))
        return .failed
      }
      state.checkpoints[name] = state.bench
      revision += 1
      listener(.noticed(.checkpointSaved(visible(name))))
      return .fine
    case .rollback(let name): return rollback(name, listener)
    case .source(let path): return source(path, listener)
    case .interchange(.importing(let path, let host)):
      return importDefinitions(path, into: host, listener)
    case .lesson(let lesson): return course(lesson, listener)
    case .list, .show, .match, .why, .expect, .diagram, .undo, .redo, .save, .profile(nil),
      .language, .help, .quit, .interchange, .network:
      preconditionFailure("a change is none of these")
    }
  }

  // Each may hold on to all that the broker held then.
  private static let checkpointLimit = 50

  // MARK: Speaking

  /// The channel that a statement is said on.
  func address(of speaker: Speaker?) -> ChannelAddress {
    guard let speaker else {
      return speakingUser.map { ChannelAddress(ConnectionID($0.value), 1) } ?? Self.you
    }
    return ChannelAddress(
      ConnectionID(ShortString(truncating: speaker.connection)),
      ChannelNumber(speaker.channel ?? 1))
  }

  /// Says a method, opening the connection and the channel on first use.
  mutating func say(
    _ method: Method, on address: ChannelAddress, _ listener: Listener
  ) -> Outcome {
    speaking(listener) { session in
      let opening = session.ensureOpen(address, listener)
      return opening == .fine ? session.send(method, on: address, listener) : opening
    }
  }

  /// Opens what is not open; the login may be refused.
  mutating func ensureOpen(_ address: ChannelAddress, _ listener: Listener) -> Outcome {
    let opening = ensureOpen(address.connection, listener)
    if opening == .fine, !bench.broker.isOpen(address) {
      apply(.method(.channel(.open), on: address), listener)
    }
    return opening
  }

  /// Sends a method on an open channel.
  mutating func send(
    _ method: Method, on address: ChannelAddress, _ listener: Listener
  ) -> Outcome {
    Self.outcome(of: apply(.method(method, on: address), listener))
  }

  static func outcome(of events: ArraySlice<Event>) -> Outcome {
    for case .exceptionRaised(let exception, _) in events.lazy.map(\.kind) {
      return .raised(code: Int(exception.code.rawValue))
    }
    return .fine
  }

  /// The queue that a name means: itself, or what it is an alias of.
  func queue(_ name: QueueName) -> QueueName {
    guard let alias = bench.directory.aliases[name], bench.broker.queueProperties(name) == nil
    else {
      return name
    }
    return alias
  }

  // MARK: Declaring

  private mutating func declareQueue(
    _ declare: QueueMethod.Declare, _ alias: String?, on speaker: ChannelAddress,
    _ listener: Listener
  ) -> Outcome {
    speaking(listener) { session in
      let opening = session.ensureOpen(speaker, listener)
      if opening != .fine { return opening }
      let events = session.apply(.method(.queue(.declare(declare)), on: speaker), listener)
      for case .queueDeclared(let queue, _, _, _) in events.lazy.map(\.kind) {
        if let alias {
          session.state.bench.directory.aliases[QueueName(ShortString(truncating: alias))] =
            queue.name
        }
      }
      return Self.outcome(of: events)
    }
  }

  /// One method for each key; one that is refused stops there.
  private mutating func bind(
    _ change: BindingChange, isBinding: Bool, on speaker: ChannelAddress, _ listener: Listener
  ) -> Outcome {
    speaking(listener) { session in
      for key in change.keys {
        let opening = session.ensureOpen(speaker, listener)
        if opening != .fine { return opening }
        let outcome = session.send(
          session.method(change, key, isBinding: isBinding), on: speaker, listener)
        if outcome != .fine { return outcome }
      }
      return .fine
    }
  }

  private func method(_ change: BindingChange, _ key: BindingKey, isBinding: Bool) -> Method {
    switch (change.destination, isBinding) {
    case (.queue(let name), true):
      .queue(
        .bind(
          .init(
            queue: queue(name), exchange: change.source, routingKey: key,
            arguments: change.arguments)))
    case (.queue(let name), false):
      .queue(
        .unbind(
          .init(
            queue: queue(name), exchange: change.source, routingKey: key,
            arguments: change.arguments)))
    case (.exchange(let name), true):
      .exchange(
        .bind(
          .init(
            destination: name, source: change.source, routingKey: key,
            arguments: change.arguments)))
    case (.exchange(let name), false):
      .exchange(
        .unbind(
          .init(
            destination: name, source: change.source, routingKey: key,
            arguments: change.arguments)))
    }
  }

  // MARK: Connections

  private mutating func kill(_ name: String, _ listener: Listener) -> Outcome {
    guard let connection = connection(named: name) else {
      return missingConsumer(name, listener)
    }
    let others = consumers(on: connection).filter { $0.description != name }
    if !others.isEmpty {
      listener(
        .noticed(
          .alsoDies(
            connection: visible(connection),
            consumers: others.map { visible($0) }.joined(separator: ", "))))
    }
    return speaking(listener) { session in
      Self.outcome(of: session.apply(.connectionClosed(connection, .lost), listener))
    }
  }

  private func consumers(on connection: ConnectionID) -> [ConsumerTag] {
    bench.directory.consumers.values.filter { $0.channel.connection == connection }
      .map(\.tag).sorted()
  }

  private mutating func close(_ speaker: Speaker, _ listener: Listener) -> Outcome {
    guard let connection = connection(named: speaker.connection) else {
      return missingConnection(speaker.connection, listener)
    }
    return speaking(listener) { session in
      guard let channel = speaker.channel else {
        let close = ConnectionMethod.Close(replyCode: .replySuccess, replyText: "")
        let control = ChannelAddress(connection, 0)
        return session.send(.connection(.close(close)), on: control, listener)
      }
      let close = ChannelMethod.Close(replyCode: .replySuccess, replyText: "")
      let address = ChannelAddress(connection, ChannelNumber(channel))
      return session.send(.channel(.close(close)), on: address, listener)
    }
  }

  private mutating func openChannel(_ speaker: Speaker, _ listener: Listener) -> Outcome {
    let connection = ConnectionID(ShortString(truncating: speaker.connection))
    let number = speaker.channel.map { ChannelNumber($0) } ?? freeChannel(of: connection)
    return speaking(listener) { session in
      let opening = session.ensureOpen(connection, listener)
      if opening != .fine { return opening }
      return session.send(
        .channel(.open), on: ChannelAddress(connection, number), listener)
    }
  }

  private func freeChannel(of connection: ConnectionID) -> ChannelNumber {
    var number: UInt16 = 1
    while number < .max, bench.broker.isOpen(ChannelAddress(connection, ChannelNumber(number))) {
      number += 1
    }
    return ChannelNumber(number)
  }
}
