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
  /// That address needs an option.
  case needsPermission(host: String)
  /// More happened than can be told.
  case skipped(events: Int)
  /// It ends.
  case stopped
}
