/// What to do about an exception.
public enum AdvicePhrase: Hashable, Sendable {
  case channelClosed, connectionClosed
  case inequivalent, notFound, locked, defaultExchange, reservedName, exclusiveUse
  case unknownDeliveryTag, notSimulated, deprecated, inUse, notEmpty, internalExchange
}
