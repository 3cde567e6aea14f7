import AMQPModel
import NIOCore

extension Frame {
  /// What the frame is; nil when its number or its payload are not those of any.
  var kind: Kind? {
    guard let kind = Kind(rawValue: type) else { return nil }
    let isLongEnough =
      switch kind {
      case .method: payload.readableBytes >= 4
      case .header: payload.readableBytes >= 12
      case .body: true
      case .heartbeat: payload.readableBytes == 0
      }
    return isLongEnough ? kind : nil
  }

  /// RabbitMQ's text for a frame that cannot be, or must not be here.
  var dump: String { "type \(type), all octets = \(payload.readableBytesView.erlang)" }
}

extension Sequence where Element == UInt8 {
  /// The octets as Erlang prints them: `<<1,2,3>>`, or `<<"abc">>` where all of them are letters;
  /// only as many as a reply text can hold.
  var erlang: String {
    let isText = allSatisfy { (0x20...0x7e).contains($0) || (0x08...0x0d).contains($0) }
    let shown = Array(prefix(ShortString.maximumCount))
    guard isText, !shown.isEmpty else { return erlangNumbers }
    let escapes: [UInt8: String] = [
      0x08: "\\b", 0x09: "\\t", 0x0a: "\\n", 0x0b: "\\v", 0x0c: "\\f", 0x0d: "\\r", 0x22: "\\\"",
      0x5c: "\\\\",
    ]
    let text = shown.map { escapes[$0] ?? String(UnicodeScalar($0)) }.joined()
    return "<<\"\(text)\">>"
  }

  /// The octets as Erlang prints them where it is told not to look for letters.
  var erlangNumbers: String {
    "<<\(prefix(ShortString.maximumCount).map { String($0) }.joined(separator: ","))>>"
  }
}
