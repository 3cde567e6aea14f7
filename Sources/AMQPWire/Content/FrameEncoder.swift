public import AMQPModel
public import NIOCore

/// Writes methods as frames, content included.
public enum FrameEncoder {
  /// What every client says first (AMQP 0-9-1 section 4.2.2).
  public static let protocolHeader: [UInt8] = [0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]

  /// Appends the frames of `method` to `octets`; a body is cut into frames of at most `frameMax`
  /// octets, which is at least `Frame.leastMaximum`, or 0 for no limit.
  public static func write(
    _ method: Method, on channel: ChannelNumber, frameMax: Int, into octets: inout ByteBuffer
  ) {
    write(.method(method), on: channel, into: &octets)
    guard let message = method.content else { return }
    octets.writeFrame(.header, channel) { writer in
      writer.write(UInt16(method.id.classID))
      writer.write(UInt16(0))
      writer.write(UInt64(message.bodyCount))
      writer.write(message.properties)
    }
    let limit = frameMax == 0 ? Int(UInt32.max) : frameMax
    var rest = message.body[...]
    while !rest.isEmpty {
      let part = rest.prefix(limit - Frame.overhead)
      octets.reserveCapacity(minimumWritableBytes: part.count + Frame.overhead)
      octets.writeInteger(Frame.Kind.body.rawValue)
      octets.writeInteger(channel.rawValue)
      octets.writeInteger(UInt32(part.count))
      octets.writeBytes(part)
      octets.writeInteger(Frame.end)
      rest = rest.dropFirst(part.count)
    }
  }

  /// Appends the frame of a method without content to `octets`.
  public static func write(
    _ method: WireMethod, on channel: ChannelNumber, into octets: inout ByteBuffer
  ) {
    octets.writeFrame(.method, channel) { $0.write(method) }
  }

  /// Appends a heartbeat to `octets`.
  public static func writeHeartbeat(into octets: inout ByteBuffer) {
    octets.writeFrame(.heartbeat, 0) { _ in }
  }
}
