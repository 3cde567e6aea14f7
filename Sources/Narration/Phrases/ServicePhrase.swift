public import BrokerCore

/// What `warren serve` says of itself.
public enum ServicePhrase: Hashable, Sendable {
  /// It listens, and where; everything is in memory.
  case listening(host: String, port: Int)
  /// It cannot listen there, and what the system says.
  case cannotListen(host: String, port: Int, reason: String)
  /// Others than this machine can come in as `guest`.
  case openToOthers(host: String)
  /// Others can reach it, but not as `guest`.
  case guestStaysHere(host: String)
  /// More is queued than may be, and publishers wait; or there is room again.
  case alarm(isOn: Bool)
  /// A program did not come in, from where, and why.
  case turnedAway(peer: String, ConnectionLoss)
  /// That address needs an option.
  case needsPermission(host: String)
  /// More happened than can be told.
  case skipped(Traffic)
  /// The prompt listens, and where.
  case attached(host: String, port: Int)
  /// The prompt listens no more.
  case detached
  /// There is no listening in scripts.
  case notHere
  /// It listens already.
  case alreadyAttached(port: Int)
  /// It does not listen.
  case notAttached
  /// That would take something back of which the connected programs know.
  case clientsAreConnected(count: Int)
  /// Time cannot be moved.
  case timeIsReal
  /// Producers and workers live in virtual time.
  case actorsAreBusy
  /// It ends.
  case stopped
}

/// What was not told one by one.
public struct Traffic: Hashable, Sendable {
  /// Messages that clients published.
  public var published = 0
  /// Messages that were delivered or fetched.
  public var delivered = 0
  /// Messages that were acknowledged.
  public var acknowledged = 0
  /// Everything else.
  public var others = 0

  /// Nothing.
  public init() {}

  /// All of it.
  public var events: Int { published + delivered + acknowledged + others }
}
