/// What to do about an exception.
public enum AdvicePhrase: Hashable, Sendable {
  case channelClosed, connectionClosed
  /// The same to somebody who watches a program.
  case clientChannelClosed, clientConnectionClosed, clientLocked
  case loginRefused
  case inequivalent, notFound, locked, defaultExchange, reservedName, exclusiveUse
  case unknownDeliveryTag, notSimulated, deprecated, inUse, notEmpty, internalExchange
}
