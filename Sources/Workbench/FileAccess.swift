public import Narration

/// How the bench reads and writes the files that a person names; what is read may also be the
/// definitions of a broker, by the address of its HTTP API.
public struct FileAccess: Sendable {
  /// Why a file could not be used.
  public enum Failure: Error, Hashable, Sendable {
    /// It is missing, or may not be read.
    case unreadable
    /// It has more octets than are taken.
    case tooLarge
    /// It may not be written.
    case unwritable
    /// Files are not for whoever asks.
    case notAllowed
    /// It is on a broker, which does not give it.
    case notFetched(FetchProblem)
  }

  /// Reads at most so many octets of a file.
  public var read: @Sendable (_ path: String, _ limit: Int) throws(Failure) -> [UInt8]
  /// Writes a file anew.
  public var write: @Sendable (_ path: String, _ octets: [UInt8]) throws(Failure) -> Void

  /// Files are read and written by the given functions.
  public init(
    read: @escaping @Sendable (_ path: String, _ limit: Int) throws(Failure) -> [UInt8],
    write: @escaping @Sendable (_ path: String, _ octets: [UInt8]) throws(Failure) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// No files: for scripts and lessons of others.
  public static let none = FileAccess(
    read: { _, _ throws(Failure) in throw Failure.notAllowed },
    write: { _, _ throws(Failure) in throw Failure.notAllowed })
}
