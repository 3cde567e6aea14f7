import AMQPModel
import AMQPWire
import NIOCore
import TestSupport
import Testing

@testable import AMQPListener

/// Octets that a real RabbitMQ 4.0.5 was sent are answered as it answered them, octet by octet:
/// frames that are wrong in every way, methods out of place, logins, limits.
///
/// `Recordings/record.py` made `frames.json`.
@Suite struct FrameRecordingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let sent: [[UInt8]]
    /// Frames in hexadecimal; `start` for `connection.start`, which has names of its own in it.
    let answers: [String]
    let closes: Bool
    var testDescription: String { name }
  }

  static let cases: [Case] = {
    guard let text = try? Fixture.text("Recordings/frames.json", beside: #filePath),
      let recording = try? JSON(parsing: text)
    else { return [] }
    return recording.elements.map { record in
      Case(
        name: record["name"]?.string ?? "",
        sent: (record["send"]?.elements ?? []).map { octets($0.string ?? "") },
        answers: (record["answers"]?.elements ?? []).flatMap(\.elements).compactMap(\.string),
        closes: record["closed"]?.bool ?? false)
    }
  }()

  /// Where Warren answers otherwise, and why.
  static let differences: [String: [String]] = [
    // RabbitMQ 4 offers AMQP 1.0, which Warren does not speak.
    "header 0-8": ["414d515000000901"],
    "header 0-9-1 as 1 1 9 1": ["414d515000000901"],
    "header http": ["414d515000000901"],
    "header tls": ["414d515000000901"],
  ]

  @Test func theRecordingIsThere() { #expect(Self.cases.count > 120) }

  @Test(arguments: cases)
  func answersAreThoseOfRabbitMQ(_ recorded: Case) throws {
    let client = try EmbeddedClient()
    for octets in recorded.sent where client.isOpen { try client.send(octets) }
    let expected = Self.differences[recorded.name] ?? recorded.answers
    #expect(Self.frames(try client.received()) == expected, "\(recorded.name)")
    #expect(client.isOpen != recorded.closes, "\(recorded.name)")
    try client.finish()
  }

  /// However the octets are cut, the answers are the same.
  @Test(arguments: cases)
  func octetsMayDrip(_ recorded: Case) throws {
    guard recorded.sent.map(\.count).reduce(0, +) < 2_000 else { return }
    let client = try EmbeddedClient()
    for octet in recorded.sent.joined() where client.isOpen { try client.send([octet]) }
    let expected = Self.differences[recorded.name] ?? recorded.answers
    #expect(Self.frames(try client.received()) == expected, "\(recorded.name)")
    try client.finish()
  }

  // MARK: Frames

  private static func octets(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).compactMap { index in
      UInt8(text.dropFirst(index).prefix(2), radix: 16)
    }
  }

  private static func hexadecimal(_ octets: some Sequence<UInt8>) -> String {
    octets.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }

  private static func frames(_ octets: [UInt8]) -> [String] {
    var (rest, frames): (ArraySlice<UInt8>, [String]) = (octets[...], [])
    while !rest.isEmpty {
      guard !rest.starts(with: Array("AMQP".utf8)), rest.count > 7 else {
        frames.append(hexadecimal(rest.prefix(8)))
        rest = rest.dropFirst(8)
        continue
      }
      let size = rest.dropFirst(3).prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let frame = Array(rest.prefix(size + 8))
      let isStart = frame[0] == 1 && frame.dropFirst(7).starts(with: [0, 10, 0, 10])
      frames.append(isStart ? "start" : hexadecimal(frame))
      rest = rest.dropFirst(size + 8)
    }
    return frames
  }
}
