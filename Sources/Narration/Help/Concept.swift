public import CommandLanguage

/// An idea that `help` explains beside the commands; the raw value is what is typed.
public enum Concept: String, Hashable, Sendable, CaseIterable {
  case producer, broker, consumer, message, queue, exchange
  case defaultExchange = "default exchange"
  case direct, fanout, topic, headers
  case binding
  case routingKey = "routing key"
  case bindingKey = "binding key"
  case user
  case virtualHost = "virtual host"
  case policy
  case alternateExchange = "alternate exchange"
  case exchangeToExchange = "exchange to exchange"
  case workQueue = "work queue"
  case publishSubscribe = "publish subscribe"
  case order
  case prefetch
  case acknowledgement
  case automaticAcknowledgement = "auto ack"
  case requeue
  case redelivered
  case readyAndUnacked = "ready and unacked"
  case deliveryTag = "delivery tag"
  case dispatch
  case consumerPriority = "consumer priority"
  case pushAndPull = "push and pull"
  case mandatory
  case confirm
  case durable
  case exclusive
  case autoDelete = "auto delete"
  case serverNamed = "server named queue"
  case connection
  case exception
  case timeTravel = "time travel"
  case virtualTime = "virtual time"
  case trace
  case keyPrompt = "key prompt"
  case speaker
  case number
  case deadLetter = "dead letter"
  case timeToLive = "ttl"
  case maxLength = "max length"
  case managementPage = "management page"
  case rates
  case definitions
  case singleActiveConsumer = "single active consumer"
  case quorumQueue = "quorum queue"
  case messagePriority = "message priority"
  case transaction
  case restart = "what survives"
  case directReply = "direct reply"
}

/// The words of a concept's page, in one language.
public struct Explanation: Hashable, Sendable {
  /// The heading.
  public let title: String
  /// The idea, the surprise, what goes wrong in practice.
  public let paragraphs: [String]

  init(_ title: String, _ paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// A concept's page: words of one language, and commands that are the same in all.
public struct ConceptHelp: Hashable, Sendable {
  /// The heading.
  public let title: String
  /// The idea, the surprise, what goes wrong in practice.
  public let paragraphs: [String]
  /// Lines that can be typed as they are.
  public let examples: [String]
  /// Pages that belong to it.
  public let seeAlso: [Concept]
}

extension Phrasebook {
  /// The page of `concept`.
  public func help(on concept: Concept) -> ConceptHelp {
    let explanation = explanation(of: concept)
    return ConceptHelp(
      title: explanation.title, paragraphs: explanation.paragraphs, examples: concept.examples,
      seeAlso: concept.seeAlso)
  }
}

extension CommandName {
  /// The ideas that its page points to.
  public var concepts: [Concept] {
    switch self {
    case .declareExchange: [.exchange, .durable, .alternateExchange]
    case .declareQueue:
      [
        .queue, .durable, .exclusive, .autoDelete, .serverNamed, .timeToLive, .maxLength,
        .deadLetter, .messagePriority, .singleActiveConsumer, .quorumQueue,
      ]
    case .move: [.managementPage, .readyAndUnacked]
    case .deleteExchange, .deleteQueue, .purge: [.exception, .readyAndUnacked]
    case .bindExchange, .unbindExchange: [.exchangeToExchange, .binding]
    case .bind, .unbind: [.binding, .bindingKey]
    case .publish: [.routingKey, .message, .mandatory, .confirm]
    case .send: [.defaultExchange, .message]
    case .consume: [.consumer, .prefetch, .dispatch, .automaticAcknowledgement]
    case .cancel: [.consumer, .autoDelete]
    case .qos: [.prefetch]
    case .get: [.pushAndPull, .readyAndUnacked]
    case .ack: [.acknowledgement, .deliveryTag]
    case .nack, .reject, .recover: [.requeue, .redelivered]
    case .confirmSelect: [.confirm, .mandatory]
    case .txSelect, .txCommit, .txRollback: [.transaction, .confirm]
    case .kill, .close: [.connection, .redelivered]
    case .restart: [.restart, .durable]
    case .openConnection, .openChannel: [.connection, .speaker]
    case .listQueues, .showQueue: [.readyAndUnacked, .managementPage, .rates]
    case .expectQueue: [.readyAndUnacked]
    case .listExchanges, .showExchange: [.exchange, .defaultExchange]
    case .listBindings, .expectBinding: [.binding]
    case .listConsumers, .expectConsumer: [.consumer, .prefetch]
    case .listConnections, .listChannels, .showConnection, .showChannel: [.connection]
    case .showMessage, .why: [.number, .trace]
    case .match: [.keyPrompt, .topic, .headers]
    case .expectRoute: [.routingKey]
    case .expectDelivered: [.dispatch]
    case .expectDead: [.deadLetter]
    case .expectError: [.exception]
    case .importDefinitions, .exportDefinitions: [.definitions]
    case .lint: [.binding, .deadLetter]
    case .asUser, .addUser, .deleteUser, .changePassword, .clearPassword, .setUserTags, .listUsers,
      .setPermissions, .clearPermissions, .listPermissions:
      [.user]
    case .setTopicPermissions, .clearTopicPermissions, .listTopicPermissions: [.user, .topic]
    case .addVirtualHost, .deleteVirtualHost, .listVirtualHosts: [.virtualHost, .user]
    case .setPolicy, .clearPolicy, .listPolicies, .setOperatorPolicy, .clearOperatorPolicy,
      .listOperatorPolicies:
      [.policy]
    case .listen, .listenOff: [.connection, .broker]
    case .tick: [.virtualTime, .timeToLive]
    case .produce, .stop, .listActors: [.virtualTime, .producer]
    case .run, .runUntilIdle, .step: [.virtualTime]
    case .timeline, .compare: [.virtualTime, .dispatch]
    case .sweep: [.virtualTime, .prefetch]
    case .undo, .redo, .checkpoint, .rollback, .reset: [.timeTravel]
    case .profile: [.durable, .prefetch, .exception]
    case .showOverview: [.managementPage, .rates, .broker]
    case .diagram: [.broker]
    case .expectNoQueue, .save, .source, .lessons, .learn, .next, .back, .goTo, .check, .hint,
      .solution, .skip, .quiz, .progress, .review, .resume, .stage, .lang, .help,
      .quit:
      []
    }
  }
}
