/// A body in which every `{n}` stands for the number of the repetition.
///
/// It is cut once, because a body may have megabytes and be published a million times.
public struct NumberedBody: Hashable, Sendable {
  private let pieces: [ArraySlice<UInt8>]
  private let whole: [UInt8]

  private static let counter = Array("{n}".utf8)

  /// The body that `octets` describe.
  public init(_ octets: [UInt8]) {
    whole = octets
    // Most bodies have no brace, and looking for one octet is fast.
    let mayCount = octets.withUnsafeBufferPointer { $0.contains(Self.counter[0]) }
    pieces = mayCount ? octets.split(separator: Self.counter, omittingEmptySubsequences: false) : []
  }

  /// How many octets were typed.
  public var count: Int { whole.count }

  /// The octets of the repetition numbered `number`.
  public func octets(_ number: Int) -> [UInt8] {
    // Shared with all the others.
    if pieces.count < 2 { return whole }
    let digits = "\(number)".utf8
    var octets: [UInt8] = []
    octets.reserveCapacity(whole.count + pieces.count * digits.count)
    octets += pieces[0]
    for piece in pieces.dropFirst() {
      octets += digits
      octets += piece
    }
    return octets
  }
}
