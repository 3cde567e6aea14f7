public import CommandLanguage

/// The groups in which `help` lists the commands.
public enum CommandGroup: Hashable, Sendable, CaseIterable {
  /// Exchanges, queues and what connects them.
  case topology
  /// Publishing and fetching.
  case messages
  /// Consumers and their acknowledgements.
  case consuming
  /// Connections and channels.
  case connections
  /// What operators do: users, virtual hosts, policies.
  case administration
  /// Questions that change nothing.
  case looking
  /// Expectations of scripts and lessons.
  case checking
  /// Virtual time, and who acts in it.
  case time
  /// Back and forth in the session.
  case timeTravel
  /// Lessons.
  case course
  /// Files, language, leaving.
  case session

  /// The group of `command`.
  public init(of command: CommandName) {
    switch command {
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .bindExchange, .bind,
      .unbindExchange, .unbind, .purge, .move:
      self = .topology
    case .publish, .send, .get, .confirmSelect, .txSelect, .txCommit, .txRollback: self = .messages
    case .consume, .cancel, .qos, .ack, .nack, .reject, .recover: self = .consuming
    case .kill, .close, .openConnection, .openChannel, .restart: self = .connections
    case .listQueues, .listExchanges, .listBindings, .listConsumers, .listConnections,
      .listChannels, .showOverview, .showQueue, .showExchange, .showConnection, .showChannel,
      .showMessage, .match, .why,
      .diagram:
      self = .looking
    case .expectQueue, .expectNoQueue, .expectRoute, .expectBinding, .expectDelivered,
      .expectConsumer, .expectDead, .expectError:
      self = .checking
    case .produce, .stop, .run, .runUntilIdle, .step, .tick, .timeline, .compare, .sweep,
      .listActors:
      self = .time
    case .undo, .redo, .checkpoint, .rollback, .reset: self = .timeTravel
    case .lessons, .learn, .next, .back, .goTo, .check, .hint, .solution, .skip, .quiz, .progress,
      .review, .resume, .stage:
      self = .course
    case .importDefinitions, .exportDefinitions: self = .session
    case .lint: self = .checking
    case .asUser, .addUser, .deleteUser, .changePassword, .clearPassword, .setUserTags, .listUsers,
      .setPermissions, .clearPermissions, .listPermissions, .addVirtualHost, .deleteVirtualHost,
      .listVirtualHosts, .setPolicy, .clearPolicy, .listPolicies, .setTopicPermissions,
      .clearTopicPermissions, .listTopicPermissions, .setOperatorPolicy, .clearOperatorPolicy,
      .listOperatorPolicies:
      self = .administration
    case .save, .source, .listen, .listenOff, .profile, .lang, .help, .quit: self = .session
    }
  }

  /// Its commands, in the table's order.
  public var commands: [CommandName] {
    CommandName.allCases.filter { CommandGroup(of: $0) == self }
  }
}
