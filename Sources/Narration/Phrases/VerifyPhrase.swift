/// What `warren verify` and `warren deploy` say.
public enum VerifyPhrase: Hashable, Sendable {
  /// Why something was not compared.
  public enum Reason: Hashable, Sendable, CaseIterable {
    /// Time made something happen, and the simulator's clock is its own.
    case virtualTime
    /// A broker that others use too is not stopped for this.
    case restart
    /// Policies, definitions and moving messages are not AMQP.
    case management
    /// Users and virtual hosts other than the address's own.
    case otherLogin
    /// Nobody asks another broker to be another version.
    case profile
    /// More operations than are repeated.
    case tooMuch
    /// A key names a queue, and queues have a prefix there.
    case prefix
    /// What was skipped before it would make it differ.
    case dependent
  }

  /// Nothing can be asked: what is there is no such address.
  case badAddress(String, expected: String)
  /// There is no connection, and why.
  case unreachable(host: String, port: Int, reason: String)
  /// The broker does not let one in.
  case refused(host: String, port: Int, reason: String)
  /// Nothing is answered.
  case silent(host: String, port: Int, milliseconds: Int)
  /// No lesson and no file is called so; the nearest lesson.
  case noSuchSource(String, nearest: String?)
  /// A line that cannot be run, or too much of it.
  case cannotRun(operations: Int)
  /// Where it is verified and under which names.
  case verifying(String, host: String, port: Int, prefix: String)
  /// The same in a virtual host of its own.
  case verifyingIn(String, host: String, port: Int, virtualHost: String)
  /// A line behaves in another way.
  case differs(line: String)
  /// Something was not compared.
  case skipped(line: String, Reason)
  /// Nothing came on one side.
  case nothing
  /// All that was compared is equal.
  case equal(lines: Int, things: Int, skipped: Int)
  /// Some of it is not.
  case unequal(lines: Int, of: Int, skipped: Int)
  /// What was made could not be deleted.
  case leftBehind(String)
  /// What was declared.
  case deployed(exchanges: Int, queues: Int, bindings: Int)
  /// What a broker does not take.
  case refusedDeclaration(String, reason: String)
  /// What was put on a broker over HTTP, and where.
  case deployedDefinitions(address: String)
  /// What was read back is the same, and how much there was before.
  case readBack(entries: Int, others: Int)
  /// What was read back is not the same.
  case readBackOtherwise(entries: Int)
  /// An entry that is missing there, or other.
  case notThere(String)
  /// What there is in the end, in place of a line.
  case definitions
  /// SIGINT or SIGTERM came.
  case interrupted
}
