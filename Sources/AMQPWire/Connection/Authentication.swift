public import AMQPModel
import NIOCore

/// How a client says who it is (AMQP 0-9-1 section 1.4.2.2; RabbitMQ, "Access Control").
public enum Mechanism: String, Hashable, Sendable, CaseIterable {
  /// User and password between octets of zero (RFC 4616).
  case plain = "PLAIN"
  /// User and password in a field table, as AMQP 0-8 had it.
  case amqplain = "AMQPLAIN"
  /// Nobody in particular, who is `guest` then, as RabbitMQ 4 has it by default.
  case anonymous = "ANONYMOUS"
}

/// Who a client says it is.
public struct Authentication: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// How it was said.
  public let mechanism: Mechanism
  /// The user.
  public let user: UserName
  /// What proves it, in octets.
  public let password: [UInt8]

  /// A client's claim.
  public init(mechanism: Mechanism, user: UserName, password: [UInt8]) {
    self.mechanism = mechanism
    self.user = user
    self.password = password
  }

  /// Never the password.
  public var description: String { "\(mechanism.rawValue) \(user)" }
  /// Never the password.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// What a client says by `response`; nil when it makes no sense to the mechanism.
  init?(mechanism: Mechanism, response: [UInt8]) {
    switch mechanism {
    case .plain:
      // RabbitMQ takes no identity in front, though RFC 4616 has one.
      let parts = response.split(separator: 0, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].isEmpty, let user = ShortString(octets: Array(parts[1]))
      else { return nil }
      self.init(mechanism: mechanism, user: UserName(user), password: Array(parts[2]))
    case .amqplain:
      var reader = ArgumentReader(.init(bytes: response))
      guard let table = try? reader.bareTable(),
        case .longString(let octets) = table["LOGIN"], let user = ShortString(octets: octets),
        case .longString(let password) = table["PASSWORD"]
      else { return nil }
      self.init(mechanism: mechanism, user: UserName(user), password: password)
    case .anonymous:
      self.init(mechanism: mechanism, user: "guest", password: Array("guest".utf8))
    }
  }
}
