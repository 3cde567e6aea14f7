public import AMQPModel

/// What goes into the broker: everything that a client, a socket or an operator can do to it.
public enum Operation: Hashable, Sendable {
  /// A connection has been negotiated, which must not be open; the login may be refused.
  case connectionOpened(ConnectionID, Login = Login())
  /// The client's half of AMQP 0-9-1, content included.
  case method(Method, on: ChannelAddress)
  /// A client did something against the protocol that never became a method: its connection, or
  /// its channel, is closed with that exception, whether it was open yet or not.
  indirect case violated(AMQPException, on: ChannelAddress)
  /// The broker is that RabbitMQ from now on; what exists stays.
  case profileChosen(BrokerProfile)
  /// The broker stops and starts again; see `RestartEvent` for what survives.
  case brokerRestarted
  /// An operator does something.
  case management(ManagementOperation)
  /// Nothing but time has passed: deadlines up to the instant are due.
  case timePassed
  /// The connection ended; unknown ones are ignored.
  case connectionClosed(ConnectionID, ConnectionEnd)
}

/// How the other end of a connection went away.
public enum ConnectionEnd: Hashable, Sendable {
  /// By `connection.close`.
  case closedByClient
  /// Somebody typed `kill`.
  case lost
  /// Its socket died, or had to be closed.
  case broken(ConnectionLoss)
}
