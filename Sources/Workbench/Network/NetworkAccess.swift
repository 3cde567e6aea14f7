public import BrokerCore
public import BrokerHost
public import Narration

/// How the bench lets programs in; sockets are no matter of its own.
public struct NetworkAccess: Sendable {
  /// Why nobody listens, as the system says it.
  public struct Failure: Error, Hashable, Sendable {
    /// The address that was asked for.
    public let host: String
    /// The port that was asked for.
    public let port: Int
    /// What the system says.
    public let reason: String

    /// Nobody listens on `host`:`port` because of `reason`.
    public init(host: String, port: Int, reason: String) {
      self.host = host
      self.port = port
      self.reason = reason
    }
  }

  /// Listens for programs that talk to `broker`, whose time goes on from `now` by itself.
  public typealias Open =
    @Sendable (
      _ broker: Broker, _ now: Instant, _ port: UInt16?
    ) throws(Failure) -> Network

  /// Listens; nil where that cannot be.
  public var open: Open?
  /// What time it is for a broker that nobody has used yet.
  public var now: @Sendable () -> Instant

  /// Access by `open`, with the clock `now`.
  public init(now: @escaping @Sendable () -> Instant, open: Open?) {
    self.open = open
    self.now = now
  }

  /// Nobody comes in: for scripts and lessons.
  public static let none = NetworkAccess(now: { .start }, open: nil)
}

/// A listener while it listens.
public struct Network: Sendable {
  /// The owner of the broker meanwhile.
  public let host: BrokerHost
  /// The address that it listens on.
  public let address: String
  /// The port that it listens on.
  public let port: Int
  /// Takes what programs did since it was last asked, in order.
  public let takeNews: @Sendable () -> [ClientNews]
  /// Says good-bye to all programs and waits until they are gone.
  public let close: @Sendable () -> Void

  /// A listener at `address`:`port` that is closed by `close`.
  public init(
    host: BrokerHost, address: String, port: Int,
    takeNews: @escaping @Sendable () -> [ClientNews], close: @escaping @Sendable () -> Void
  ) {
    self.host = host
    self.address = address
    self.port = port
    self.takeNews = takeNews
    self.close = close
  }
}

/// What programs did while the bench looked elsewhere.
public enum ClientNews: Sendable {
  /// An operation, and what came of it; `isTold` where people have read of it already.
  case happened(Operation, Happening, isTold: Bool)
  /// What is still to be said of it all.
  case said(ServicePhrase)
}
