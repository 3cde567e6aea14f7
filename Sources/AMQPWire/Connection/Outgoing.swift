import AMQPModel
import NIOCore

/// What is to be written, in order; methods become octets only when somebody takes them, so that
/// what waits for a slow client shares its bodies with the broker.
struct Outgoing: Equatable, Sendable {
  private enum Entry: Equatable, Sendable {
    case octets(ByteBuffer)
    case method(Method, on: ChannelNumber)

    /// About how many octets it is on the wire.
    var count: Int {
      switch self {
      case .octets(let octets): octets.readableBytes
      case .method(let method, _): 64 + (method.content?.bodyCount ?? 0)
      }
    }
  }

  private var entries: [Entry] = []
  private var first = 0
  /// About how many octets wait.
  private(set) var count = 0

  var isEmpty: Bool { first == entries.count }

  /// Appends a method of the broker.
  mutating func append(_ method: Method, on channel: ChannelNumber) {
    append(.method(method, on: channel))
  }

  /// Appends what `body` writes.
  mutating func append(_ body: (inout ByteBuffer) -> Void) {
    var octets = ByteBuffer()
    body(&octets)
    append(.octets(octets))
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    count += entry.count
  }

  /// Forgets everything.
  mutating func removeAll() { self = Outgoing() }

  /// Takes whole entries until there are at least `limit` octets.
  mutating func take(_ limit: Int, frameMax: Int) -> ByteBuffer {
    var octets = ByteBuffer()
    while first < entries.count, octets.readableBytes < limit {
      count -= entries[first].count
      switch entries[first] {
      case .octets(let part): octets.writeImmutableBuffer(part)
      case .method(let method, let channel):
        FrameEncoder.write(method, on: channel, frameMax: frameMax, into: &octets)
      }
      // So that its body can go.
      entries[first] = .octets(ByteBuffer())
      first += 1
    }
    if first == entries.count {
      entries.removeAll(keepingCapacity: first < 1024)
      first = 0
    } else if first > 1024, first * 2 > entries.count {
      entries.removeFirst(first)
      first = 0
    }
    return octets
  }
}
