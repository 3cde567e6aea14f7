public import BrokerCore

/// What a trace says of exchanges, queues, bindings, connections and channels.
public enum TopologyPhrase: Hashable, Sendable {
  case exchangeDeclared(name: String, type: String, traits: [Trait], isNew: Bool)
  case queueDeclared(name: String, traits: [Trait], isNew: Bool, ready: Int, consumers: Int)
  case exchangeDeleted(String, Why)
  case queueDeleted(String, Why, ready: Int, unacknowledged: Int)
  case noQueueToDelete(String)
  case noExchangeToDelete(String)
  case bound(source: String, destination: String, key: String, isNew: Bool)
  case unbound(source: String, destination: String, key: String, isRequested: Bool)
  case nothingToUnbind(source: String, destination: String, key: String)
  case purged(queue: String, count: Int)
  case connectionOpened(String)
  case channelOpened(String)
  case connectionClosed(String)
  case connectionLost(String, ConnectionLoss?)
  case channelClosed(String)

  /// What a queue or an exchange was declared as.
  public enum Trait: Hashable, Sendable {
    case durable, transient, exclusive, autoDelete, isInternal, serverNamed
  }

  /// Why a queue or an exchange is gone.
  public enum Why: Hashable, Sendable {
    case requested, autoDelete, exclusive, expired, restart, withVirtualHost
  }
}
