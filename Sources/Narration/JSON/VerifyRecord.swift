import Interchange

/// The lines that `warren verify --format json` prints, `warren.verify/1`.
///
/// The schema is the article `JSONVerify` of the documentation.
public enum VerifyRecord: Hashable, Sendable {
  /// What differs in one sequence; the place is empty for what an operator did.
  public struct Difference: Hashable, Sendable {
    /// The connection's name.
    public let connection: String?
    /// The channel's number.
    public let channel: Int?
    /// What Warren said.
    public let warren: [String]
    /// What RabbitMQ said.
    public let rabbitMQ: [String]

    /// A difference on a channel, or elsewhere.
    public init(connection: String?, channel: Int?, warren: [String], rabbitMQ: [String]) {
      self.connection = connection
      self.channel = channel
      self.warren = warren
      self.rabbitMQ = rabbitMQ
    }
  }

  /// The first line: what is verified, where, and in which virtual host or with which prefix.
  case began(
    Language, source: String, host: String, port: Int, virtualHost: String?, prefix: String?)
  /// A line that is equal, with the number of things that were compared.
  case equal(line: String, things: Int)
  /// A line that differs.
  case different(line: String, [Difference])
  /// A line that was not compared.
  case skipped(line: String, VerifyPhrase.Reason)
  /// The last line: how many lines were what, and what could not be deleted.
  case ended(
    equal: Int, different: Int, skipped: Int, things: Int, left: [String], isInterrupted: Bool)

  /// The line, without a line feed.
  public var text: String {
    switch self {
    case .began(let language, let source, let host, let port, let virtualHost, let prefix):
      JSONValue.object([
        .init("schema", .string("warren.verify/1")),
        .init("language", .string(language.rawValue)), .init("source", .string(source)),
        .init("host", .string(host)), .init("port", .integer(port)),
        .init("vhost", virtualHost.map { .string($0) } ?? .null),
        .init("prefix", prefix.map { .string($0) } ?? .null),
      ]).text
    case .equal(let line, let things):
      Self.line(line, "equal", [.init("things", .integer(things))])
    case .different(let line, let differences):
      Self.line(line, "different", [.init("differences", .array(differences.map(\.value)))])
    case .skipped(let line, let reason):
      Self.line(line, "not-compared", [.init("reason", .string(reason.code))])
    case .ended(let equal, let different, let skipped, let things, let left, let isInterrupted):
      JSONValue.object([
        .init("event", .string("verified")), .init("equal", .integer(equal)),
        .init("different", .integer(different)), .init("not_compared", .integer(skipped)),
        .init("things", .integer(things)), .init("left", .array(left.map { .string($0) })),
        .init("interrupted", .boolean(isInterrupted)),
      ]).text
    }
  }

  private static func line(
    _ line: String, _ verdict: String, _ fields: [JSONValue.Field]
  ) -> String {
    JSONValue.object(
      [
        .init("event", .string("line")), .init("line", .string(line)),
        .init("verdict", .string(verdict)),
      ] + fields
    ).text
  }
}

extension VerifyRecord.Difference {
  fileprivate var value: JSONValue {
    .object([
      .init("connection", connection.map { .string($0) } ?? .null),
      .init("channel", channel.map { .integer($0) } ?? .null),
      .init("warren", .array(warren.map { .string($0) })),
      .init("rabbitmq", .array(rabbitMQ.map { .string($0) })),
    ])
  }
}

extension VerifyPhrase.Reason {
  /// The word for programs.
  public var code: String {
    switch self {
    case .virtualTime: "virtual-time"
    case .restart: "restart"
    case .management: "management"
    case .otherLogin: "other-login"
    case .profile: "profile"
    case .tooMuch: "too-much"
    case .prefix: "prefix"
    case .dependent: "dependent"
    }
  }
}
