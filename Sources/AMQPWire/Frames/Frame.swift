public import AMQPModel
public import NIOCore

/// A frame of AMQP 0-9-1 (section 2.3.5) that arrived whole; what its payload says is not known.
public struct Frame: Equatable, Sendable {
  /// What a frame holds.
  public enum Kind: UInt8, Sendable {
    /// A method.
    case method = 1
    /// The header of a content: its size and properties.
    case header = 2
    /// A part of a content's body.
    case body = 3
    /// Nothing: the peer is alive.
    case heartbeat = 8
  }

  /// The number of its kind; `Kind` has the known ones.
  public var type: UInt8
  /// Its channel.
  public var channel: ChannelNumber
  /// What is in it, without its end.
  public var payload: ByteBuffer

  /// A frame as it is on the wire.
  public init(type: UInt8, channel: ChannelNumber, payload: ByteBuffer) {
    self.type = type
    self.channel = channel
    self.payload = payload
  }

  /// The octet that ends every frame (`frame-end`).
  public static let end: UInt8 = 206
  /// The octets of a frame without payload: seven in front, one behind.
  public static let overhead = 8
  /// The smallest frame size that a peer may ask for (`frame-min-size`), in octets.
  public static let leastMaximum = 4096
}

/// Why no further frame can be read: where the next one begins is not known.
public enum FrameError: Error, Hashable, Sendable {
  /// It does not end with `Frame.end`; the frame and what it ends with.
  case wrongEnd(type: UInt8, payload: [UInt8], end: UInt8)
  /// Its announced `size` in octets is more than was agreed on.
  case tooLarge(type: UInt8, size: Int, allowed: Int)
}

/// Cuts a stream of octets into frames, however they arrive.
public struct FrameDecoder: Equatable, Sendable {
  private var octets = ByteBuffer()
  /// The most octets that a frame may have, its overhead included; until it is negotiated RabbitMQ
  /// allows the least that there is.
  public var frameMax = Frame.leastMaximum

  /// A decoder that has seen nothing.
  public init() {}

  /// Takes what arrived.
  public mutating func append(_ more: ByteBuffer) {
    if octets.readableBytes == 0 {
      octets = more
    } else {
      octets.discardReadBytes()
      octets.writeImmutableBuffer(more)
    }
  }

  /// Octets that are not yet part of a whole frame.
  public var pendingCount: Int { octets.readableBytes }

  /// The next `count` octets outside of any frame, when they are there.
  mutating func take(_ count: Int) -> [UInt8]? { octets.readBytes(length: count) }

  /// The next whole frame; nil when more octets are needed.
  public mutating func next() throws(FrameError) -> Frame? {
    let start = octets.readerIndex
    guard let type = octets.getInteger(at: start, as: UInt8.self),
      let channel = octets.getInteger(at: start + 1, as: UInt16.self),
      let size = octets.getInteger(at: start + 3, as: UInt32.self).map({ Int($0) })
    else { return nil }
    // RabbitMQ tolerates as many octets again as a frame has around its payload.
    guard size <= frameMax else {
      throw .tooLarge(type: type, size: size, allowed: frameMax - Frame.overhead)
    }
    guard octets.readableBytes >= size + Frame.overhead,
      let end = octets.getInteger(at: start + 7 + size, as: UInt8.self),
      let payload = octets.getSlice(at: start + 7, length: size)
    else { return nil }
    guard end == Frame.end else {
      throw .wrongEnd(type: type, payload: Array(payload.readableBytesView), end: end)
    }
    octets.moveReaderIndex(forwardBy: size + Frame.overhead)
    return Frame(type: type, channel: ChannelNumber(channel), payload: payload)
  }
}

extension ByteBuffer {
  /// Appends a frame whose payload is what `body` writes.
  mutating func writeFrame(
    _ kind: Frame.Kind, _ channel: ChannelNumber, _ body: (inout ArgumentWriter) -> Void
  ) {
    var writer = ArgumentWriter(self)
    self = ByteBuffer()
    writer.write(kind.rawValue)
    writer.write(channel.rawValue)
    writer.sized(body)
    writer.write(Frame.end)
    self = writer.octets
  }
}
