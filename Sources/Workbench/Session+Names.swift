import AMQPModel
import BrokerCore
public import CommandLanguage
import Narration

/// Names that people type, and the nearest right spelling of those that do not exist.
extension Session {
  /// The connection called `name`, or that of the consumer called so.
  func connection(named name: String) -> ConnectionID? {
    guard let text = ShortString(validating: name) else { return nil }
    if bench.broker.isOpen(ConnectionID(text)) { return ConnectionID(text) }
    return bench.directory.consumers[ConsumerTag(text)]?.channel.connection
  }

  /// The consumer called `name`.
  func consumer(named name: String) -> Directory.Entry? {
    ShortString(validating: name).flatMap { bench.directory.consumers[ConsumerTag($0)] }
  }

  /// The queue that a name means, which may be an alias.
  func queue(called name: String) -> QueueName? {
    ShortString(validating: name).map { queue(QueueName($0)) }
  }

  /// The channel that a name means: a consumer's, or channel 1 of a connection; `you` always.
  func channel(named name: String) -> ChannelAddress? {
    if let entry = consumer(named: name) { return entry.channel }
    guard let text = ShortString(validating: name) else { return nil }
    let connection = ConnectionID(text)
    let isKnown = bench.broker.isOpen(connection) || connection == Self.you.connection
    return isKnown ? ChannelAddress(connection, 1) : nil
  }

  /// Does something on the channel that a name means, or that `on=` names.
  mutating func onChannel(
    of name: String, _ speaker: Speaker?, _ listener: Listener,
    _ body: (inout Session, ChannelAddress) -> Outcome
  ) -> Outcome {
    if let speaker { return body(&self, address(of: speaker)) }
    guard let channel = channel(named: name) else { return missingConsumer(name, listener) }
    return body(&self, channel)
  }

  // MARK: What does not exist

  func missingConsumer(_ name: String, _ listener: Listener) -> Outcome {
    let names = consumerNames + connectionNames
    listener(
      .failed(.noSuchConsumer(visible(name), nearest: Spelling.nearest(to: name, among: names))))
    return .failed
  }

  func missingConnection(_ name: String, _ listener: Listener) -> Outcome {
    let nearest = Spelling.nearest(to: name, among: connectionNames)
    listener(.failed(.noSuchConnection(visible(name), nearest: nearest)))
    return .failed
  }

  func missingQueue(
    _ name: QueueName, in host: VirtualHostName, _ listener: Listener
  ) -> Outcome {
    let nearest = Spelling.nearest(to: name.description, among: queueNames(in: host))
    listener(.failed(.noSuchQueue(visible(name), nearest: nearest)))
    return .failed
  }

  func missingChannel(_ speaker: Speaker, _ listener: Listener) -> Outcome {
    let names = bench.broker.channelSnapshots.map { visible("\($0.address)") }
    let nearest = Spelling.nearest(to: speaker.description, among: names)
    listener(.failed(.noSuchChannel(visible(speaker.description), nearest: nearest)))
    return .failed
  }

  func missingVirtualHost(_ name: VirtualHostName, _ listener: Listener) -> Outcome {
    missingVirtualHost(name, among: bench.broker.virtualHostNames, listener)
  }

  func missingVirtualHost(
    _ name: VirtualHostName, among names: [VirtualHostName], _ listener: Listener
  ) -> Outcome {
    let nearest = Spelling.nearest(to: name.description, among: names.map { visible($0) })
    listener(.failed(.noSuchVirtualHost(visible(name), nearest: nearest)))
    return .failed
  }

  func missingExchange(
    _ name: ExchangeName, in host: VirtualHostName, _ listener: Listener
  ) -> Outcome {
    let nearest = Spelling.nearest(to: name.description, among: exchangeNames(in: host))
    listener(.failed(.noSuchExchange(visible(name), nearest: nearest)))
    return .failed
  }

  /// What was likely meant by a statement that names what does not exist.
  func likelyMeant(by statement: Statement) -> NoticePhrase? {
    let kind = statement.kind
    if case .administration(let statement) = kind {
      return nearestName(for: statement).map { .didYouMean($0) }
    }
    let host = virtualHost(of: statement)
    return mistakenKind(in: kind, of: host)
      ?? nearestName(for: kind, in: host).map { .didYouMean($0) }
  }

  /// A queue where only an exchange can be, or an exchange where only a queue can be.
  private func mistakenKind(
    in kind: Statement.Kind, of host: VirtualHostName
  ) -> NoticePhrase? {
    if case .publish(let publish) = kind, let name = publish.exchange?.value,
      isQueueOnly(name, in: host)
    {
      return .isQueue(visible(name.description))
    }
    if case .consume(let consume) = kind, isExchangeOnly(consume.queue.value, in: host) {
      return .isExchange(visible(consume.queue))
    }
    if case .get(let get) = kind, isExchangeOnly(get.queue.value, in: host) {
      return .isExchange(visible(get.queue))
    }
    if case .bind(let change) = kind, let name = change.queue?.value,
      isExchangeOnly(name, in: host),
      isQueueOnly(change.source.value, in: host)
    {
      let turned = BindingChange(
        destination: .queue(QueueName(change.source.value)), source: ExchangeName(name),
        keys: change.keys, arguments: change.arguments)
      return .didYouMean(visible("\(Statement(.bind(turned)))"))
    }
    return nil
  }

  private func isQueueOnly(_ name: ShortString, in host: VirtualHostName) -> Bool {
    bench.broker.exchangeProperties(ExchangeName(name), in: host) == nil
      && bench.broker.queueSnapshot(queue(QueueName(name)), in: host) != nil
  }

  private func isExchangeOnly(_ name: ShortString, in host: VirtualHostName) -> Bool {
    !name.isEmpty && bench.broker.exchangeProperties(ExchangeName(name), in: host) != nil
      && bench.broker.queueSnapshot(queue(QueueName(name)), in: host) == nil
  }

  /// The right spelling of the first name in a statement that nothing has, if there is one.
  private func nearestName(
    for kind: Statement.Kind, in host: VirtualHostName
  ) -> String? {
    let (queue, exchange): (QueueName?, ExchangeName?) =
      switch kind {
      case .publish(let publish): (nil, publish.exchange)
      case .consume(let consume): (consume.queue, nil)
      case .get(let get): (get.queue, nil)
      case .purge(let queue): (queue, nil)
      case .move(let source, _): (source, nil)
      case .bind(let change): (change.queue, change.source)
      case .declareQueue(let declare, _): (declare.passive ? declare.queue : nil, nil)
      case .declareExchange(let declare): (nil, declare.passive ? declare.exchange : nil)
      case .deleteExchange, .deleteQueue, .unbind, .cancel, .qos, .settle, .recover, .kill,
        .close, .openConnection, .openChannel, .confirmSelect, .transaction, .restart, .tick,
        .list, .show, .simulation,
        .match, .why,
        .expect, .diagram, .undo, .redo, .checkpoint, .rollback, .reset, .save, .source,
        .lesson, .profile, .language, .help, .quit, .interchange, .network,
        .administration:
        (nil, nil)
      }
    if let exchange, bench.broker.exchangeProperties(exchange, in: host) == nil {
      return Spelling.nearest(to: exchange.description, among: exchangeNames(in: host))
    }
    guard let queue, bench.broker.queueSnapshot(self.queue(queue), in: host) == nil
    else { return nil }
    return Spelling.nearest(to: queue.description, among: queueNames(in: host))
  }

  private var consumerNames: [String] {
    bench.directory.consumers.keys.sorted().map { visible($0) }
  }

  private var connectionNames: [String] {
    bench.broker.connectionSnapshots.map { visible($0.id) }
  }

  private func queueNames(in host: VirtualHostName) -> [String] {
    bench.broker.queueNames(in: host).map { visible($0) }
      + bench.directory.aliases.keys.sorted().map { visible($0) }
  }

  private func exchangeNames(in host: VirtualHostName) -> [String] {
    bench.broker.exchangeList(in: host).map { visible($0.name) }.filter { !$0.isEmpty }
  }

  var checkpointNames: [String] { state.checkpoints.keys.sorted().map { visible($0) } }

  /// The names that exist at the moment, for completion.
  public var liveNames: LiveNames {
    var names = LiveNames()
    // Of all virtual hosts: where the line will look is not known while it is typed.
    let hosts = bench.broker.virtualHostNames
    names.queues = hosts.flatMap { queueNames(in: $0) }
    names.exchanges = hosts.flatMap { exchangeNames(in: $0) }
    names.consumers = consumerNames
    names.connections = connectionNames
    names.keys = Array(Set(bench.broker.bindingList.map { visible($0.key) })).sorted()
    names.lessons = configuration.course.names
    names.topics = Concept.allCases.map(\.rawValue)
    names.topicSynonyms = Concept.allCases.flatMap(\.synonyms)
    names.checkpoints = checkpointNames
    names.users = userNames
    names.virtualHosts = virtualHostNames
    names.policies = bench.broker.virtualHostNames.flatMap { policyNames(in: $0) }
    names.operatorPolicies = hosts.flatMap { operatorPolicyNames(in: $0) }
    return names
  }
}

extension BindingChange {
  fileprivate var queue: QueueName? {
    switch destination {
    case .queue(let name): name
    case .exchange: nil
    }
  }
}
