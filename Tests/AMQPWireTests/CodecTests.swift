import AMQPModel
import AMQPWire
import NIOCore
import Testing

/// `decode(encode(x)) == x`, for all that travels, and however it arrives.
@Suite struct CodecTests {
  static func items(
    _ octets: ByteBuffer, frameMax: Int = 131_072, pieces: Int? = nil
  ) throws -> [MethodStream.Item] {
    var stream = MethodStream(frameMax: frameMax)
    var (items, octets): ([MethodStream.Item], ByteBuffer) = ([], octets)
    while octets.readableBytes > 0 {
      let count = min(pieces ?? octets.readableBytes, octets.readableBytes)
      guard let piece = octets.readSlice(length: count) else { break }
      stream.append(piece)
      while let item = try stream.next() { items.append(item) }
    }
    return items
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyMethodComesBack(seed: UInt64) throws {
    var samples = WireSamples(seed: seed)
    let methods = samples.methods()
    let read = try Self.items(ByteBuffer(methods, on: 7))
    #expect(read == methods.map { .method(.method($0), on: 7) }, "seed \(seed)")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func handshakesComeBack(seed: UInt64) throws {
    var samples = WireSamples(seed: seed)
    var methods: [WireMethod] = samples.handshake().map { .handshake($0) }
    methods += [.accessRequest, .accessRequestOk]
    var octets = ByteBuffer()
    for method in methods { FrameEncoder.write(method, on: 0, into: &octets) }
    #expect(try Self.items(octets) == methods.map { .method($0, on: 0) }, "seed \(seed)")
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 4095])
  func octetsMayDrip(pieces: Int) throws {
    var samples = WireSamples(seed: 99)
    let methods = samples.methods()
    let read = try Self.items(ByteBuffer(methods), pieces: pieces)
    #expect(read == methods.map { .method(.method($0), on: 1) })
  }

  @Test(arguments: [0, 1, 4087, 4088, 4089, 8176, 8177, 10_000])
  func bodiesAreCutAtTheFrameSize(count: Int) throws {
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let publish = Method.basic(
      .publish(.init(message: Message(exchange: "", routingKey: "k", body: body))))
    let octets = ByteBuffer([publish], frameMax: 4096)
    var decoder = FrameDecoder()
    decoder.append(octets)
    var sizes: [Int] = []
    while let frame = try decoder.next() { sizes.append(frame.payload.readableBytes) }
    // A method, a header, and as few bodies as can be; an empty body has none.
    #expect(sizes.dropFirst(2).reduce(0, +) == count)
    #expect(sizes.count == 2 + (count + 4087) / 4088)
    #expect(sizes.allSatisfy { $0 + Frame.overhead <= 4096 })
    #expect(try Self.items(octets) == [.method(.method(publish), on: 1)])
  }

  /// Written down by hand from AMQP 0-9-1 sections 4.2.3 to 4.2.5.
  @Test func octetsAreThoseOfTheProtocol() {
    let declare = Method.queue(
      .declare(
        .init(
          queue: "q", durable: true, noWait: true,
          arguments: ["x-message-ttl": .int32(1000)])))
    let octets = ByteBuffer([declare], on: 258)
    let expected: [UInt8] =
      [1, 1, 2, 0, 0, 0, 0x20, 0, 50, 0, 10, 0, 0, 1, 0x71, 0b10010, 0, 0, 0, 0x13, 13]
      + Array("x-message-ttl".utf8) + [0x49, 0, 0, 3, 0xe8, 206]
    #expect(Array(octets.readableBytesView) == expected)
  }

  @Test func channelsDoNotMix() throws {
    var samples = WireSamples(seed: 5)
    let methods = (1...3).map { _ in
      Method.basic(.publish(.init(message: samples.message())))
    }
    var frames: [[Frame]] = []
    for (index, method) in methods.enumerated() {
      var decoder = FrameDecoder()
      decoder.append(ByteBuffer([method], on: ChannelNumber(UInt16(index + 1)), frameMax: 4096))
      var list: [Frame] = []
      while let frame = try decoder.next() { list.append(frame) }
      frames.append(list)
    }
    var mixed = ByteBuffer()
    for turn in 0..<(frames.map(\.count).max() ?? 0) {
      for list in frames where turn < list.count {
        let frame = list[turn]
        mixed.writeInteger(frame.type)
        mixed.writeInteger(frame.channel.rawValue)
        mixed.writeInteger(UInt32(frame.payload.readableBytes))
        mixed.writeImmutableBuffer(frame.payload)
        mixed.writeInteger(Frame.end)
      }
    }
    let read = try Self.items(mixed)
    let expected = methods.enumerated().map {
      MethodStream.Item.method(.method($0.element), on: ChannelNumber(UInt16($0.offset + 1)))
    }
    #expect(Set(read) == Set(expected))
    #expect(read.count == expected.count)
  }

  /// A length that is only announced costs nothing.
  @Test func announcedLengthsAreNotBelieved() throws {
    var octets = ByteBuffer()
    // A declare whose table claims four gigabytes.
    let arguments: [UInt8] = [0, 50, 0, 10, 0, 0, 1, 0x71, 0, 0xff, 0xff, 0xff, 0xff]
    octets.writeBytes([1, 0, 1, 0, 0, 0, UInt8(arguments.count)] + arguments + [206])
    #expect(throws: MethodStream.Failure.self) { try Self.items(octets) }
    var decoder = FrameDecoder()
    decoder.append(ByteBuffer(bytes: [3, 0, 1, 0xff, 0xff, 0xff, 0xff]))
    #expect(throws: FrameError.tooLarge(type: 3, size: 4_294_967_295, allowed: 4088)) {
      try decoder.next()
    }
  }

  @Test func nestingHasALimit() throws {
    func declare(_ levels: Int) -> Method {
      var value = FieldValue.void
      for level in 0..<levels { value = level % 2 == 0 ? .array([value]) : .table(["t": value]) }
      return .queue(.declare(.init(queue: "q", arguments: ["a": value])))
    }
    #expect(try Self.items(ByteBuffer([declare(127)])).count == 1)
    #expect(throws: MethodStream.Failure.self) { try Self.items(ByteBuffer([declare(128)])) }
  }
}
