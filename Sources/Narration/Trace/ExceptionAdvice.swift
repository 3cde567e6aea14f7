import AMQPModel
import BrokerCore

/// What a person may do about an exception: first what is closed, then the way out.
enum ExceptionAdvice {
  static func phrases(
    for exception: AMQPException, ofClient isClients: Bool = false
  ) -> [AdvicePhrase] {
    let isChannels = exception.scope == .channel
    guard isClients else {
      return [isChannels ? .channelClosed : .connectionClosed]
        + (wayOut(of: exception).map { [$0] } ?? [])
    }
    return [isChannels ? .clientChannelClosed : .clientConnectionClosed]
      + (clientsWayOut(of: exception).map { [$0] } ?? [])
  }

  /// What the author of a program may do, who has no `on=`.
  private static func clientsWayOut(of exception: AMQPException) -> AdvicePhrase? {
    if exception.code == .accessRefused, exception.detail.hasPrefix("Login was refused") {
      return .loginRefused
    }
    let phrase = wayOut(of: exception)
    return phrase == .locked ? .clientLocked : phrase
  }

  // RabbitMQ tells its reasons in the text only; these are the beginnings and endings of its own
  // texts, which the scenarios pin.
  private static func wayOut(of exception: AMQPException) -> AdvicePhrase? {
    let detail = exception.detail
    switch exception.code {
    case .notFound: return .notFound
    case .resourceLocked: return detail.contains("exclusive access") ? .locked : nil
    case .notImplemented:
      // The others are what RabbitMQ itself does not do.
      return ["argument '", "header '"].contains { detail.hasPrefix($0) } ? .notSimulated : nil
    case .internalError: return detail.hasPrefix("Feature ") ? .deprecated : nil
    case .accessRefused:
      if detail.contains("default exchange") { return .defaultExchange }
      if detail.contains("reserved prefix") { return .reservedName }
      if detail.hasSuffix("in exclusive use") { return .exclusiveUse }
      return detail.hasPrefix("cannot publish to internal exchange") ? .internalExchange : nil
    case .preconditionFailed:
      if detail.hasPrefix("inequivalent arg") { return .inequivalent }
      if detail.hasPrefix("unknown delivery tag") { return .unknownDeliveryTag }
      if detail.hasSuffix("in use") { return .inUse }
      return detail.hasSuffix("not empty") ? .notEmpty : nil
    case .replySuccess, .noRoute, .connectionForced, .frameError, .syntaxError, .commandInvalid,
      .channelError, .unexpectedFrame, .resourceError, .notAllowed:
      return nil
    }
  }
}
