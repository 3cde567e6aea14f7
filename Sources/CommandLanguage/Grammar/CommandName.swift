/// The commands, one case for each entry of the table.
public enum CommandName: String, Hashable, Sendable, CaseIterable {
  case declareExchange = "declare exchange"
  case declareQueue = "declare queue"
  case deleteExchange = "delete exchange"
  case deleteQueue = "delete queue"
  case purge
  case move
  case bindExchange = "bind exchange"
  case bind
  case unbindExchange = "unbind exchange"
  case unbind
  case publish
  case send
  case consume
  case cancel
  case qos
  case get
  case ack
  case nack
  case reject
  case recover
  case kill
  case restart
  case close
  case openConnection = "open connection"
  case openChannel = "open channel"
  case confirmSelect = "confirm select"
  case txSelect = "tx select"
  case txCommit = "tx commit"
  case txRollback = "tx rollback"
  case listQueues = "list queues"
  case listExchanges = "list exchanges"
  case listBindings = "list bindings"
  case listConsumers = "list consumers"
  case listConnections = "list connections"
  case listChannels = "list channels"
  case showOverview = "show overview"
  case showQueue = "show queue"
  case showExchange = "show exchange"
  case showConnection = "show connection"
  case showChannel = "show channel"
  case showMessage = "show message"
  case match
  case why
  case expectQueue = "expect queue"
  case expectNoQueue = "expect no queue"
  case expectRoute = "expect route"
  case expectBinding = "expect binding"
  case expectDelivered = "expect delivered"
  case expectConsumer = "expect consumer"
  case expectDead = "expect dead"
  case expectError = "expect error"
  case diagram
  case produce
  case stop
  case run
  case runUntilIdle = "run until idle"
  case step
  case timeline
  case compare
  case sweep
  case listActors = "list actors"
  case tick
  case undo
  case redo
  case checkpoint
  case rollback
  case reset
  case save
  case source
  case importDefinitions = "import"
  case exportDefinitions = "export"
  case lint
  case asUser = "as"
  case addUser = "add user"
  case deleteUser = "delete user"
  case changePassword = "change password"
  case clearPassword = "clear password"
  case setUserTags = "set user tags"
  case listUsers = "list users"
  case setPermissions = "set permissions"
  case clearPermissions = "clear permissions"
  case listPermissions = "list permissions"
  case setTopicPermissions = "set topic permissions"
  case clearTopicPermissions = "clear topic permissions"
  case listTopicPermissions = "list topic permissions"
  case addVirtualHost = "add vhost"
  case deleteVirtualHost = "delete vhost"
  case listVirtualHosts = "list vhosts"
  case setPolicy = "set policy"
  case clearPolicy = "clear policy"
  case listPolicies = "list policies"
  case setOperatorPolicy = "set operator policy"
  case clearOperatorPolicy = "clear operator policy"
  case listOperatorPolicies = "list operator policies"
  case lessons
  case learn
  case next
  case back
  case goTo = "goto"
  case check
  case hint
  case solution
  case skip
  case quiz
  case progress
  case review
  case resume
  case stage
  case listen
  case listenOff = "listen off"
  case profile
  case lang
  case help
  case quit

  /// The words that begin a line.
  public var words: [String] { rawValue.split(separator: " ").map(String.init) }
}
