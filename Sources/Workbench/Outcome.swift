/// How a line went.
public enum Outcome: Hashable, Sendable {
  /// As it should.
  case fine
  /// The broker raised an exception, which the next line may expect.
  case raised(code: Int)
  /// What it asked for does not exist, or an expectation does not hold.
  case failed
  /// It does not parse, or is not for this place.
  case wrongUsage
  /// It was interrupted.
  case interrupted
  /// The person leaves.
  case quit
}
