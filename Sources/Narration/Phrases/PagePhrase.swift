public import CommandLanguage

/// What the lists and pages of the management say beside RabbitMQ's own names.
public enum PagePhrase: Hashable, Sendable {
  /// A list has no rows.
  case nothingToList(ListSubject)
  // Heads of pages.
  case overview
  case connection(String)
  case channel(String, connection: String)
  // Labels of rows and columns.
  case type, features, policy, operatorPolicy, inEffect, messages, bytes, total, persistent, now,
    created, gone,
    declared
  case opened
  case milliseconds(Int)
  case mode, confirming, notConfirming, prefetch, shared, unlimited
  case unconfirmed, perSecond, soFar, boundTo
  /// The rates look back so many seconds.
  case rates(seconds: Int)
  /// The heading of the commands that can be typed next.
  case toType
  // What the offered commands do.
  case receive, letReceive, publish, putBack, takenForGood, rejectedAndPutBack
  case rejectedForGood, move, purge, delete, deleteWithBindings, tryKey
  case openConnection, openChannel, close, cut, limit, askForConfirms, ackAll, recoverAll
}
