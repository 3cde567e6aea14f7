import AMQPModel

/// What a user may do in one virtual host: regular expressions that a name must match.
///
/// RabbitMQ, "Access Control": an empty expression matches only the empty name.
public struct Permissions: Hashable, Sendable {
  /// Which exchanges and queues it may declare and delete.
  public let configure: String
  /// Where it may publish, and what it may bind.
  public let write: String
  /// What it may consume, fetch from, purge and bind to.
  public let read: String

  /// The three expressions in RabbitMQ's order.
  public init(configure: String, write: String, read: String) {
    self.configure = configure
    self.write = write
    self.read = read
  }

  /// Everything.
  public static let all = Permissions(configure: ".*", write: ".*", read: ".*")
}

/// Somebody who can log in.
struct User: Sendable {
  var passwordHash: PasswordHash
  /// What it may do in the management interface; `impersonator` may claim any `user_id`.
  var tags: [String]
  var permissions: [VirtualHostName: CompiledPermissions] = [:]
  var topicPermissions: [VirtualHostName: [ExchangeName: CompiledTopicPermissions]] = [:]
}

/// Permissions whose expressions have been read.
struct CompiledPermissions: Sendable {
  let source: Permissions
  let configure: NamePattern
  let write: NamePattern
  let read: NamePattern

  init(_ source: Permissions) throws(ManagementRefusal) {
    self.source = source
    configure = try Self.pattern(source.configure)
    write = try Self.pattern(source.write)
    read = try Self.pattern(source.read)
  }

  private static func pattern(_ text: String) throws(ManagementRefusal) -> NamePattern {
    do {
      return try NamePattern(text.isEmpty ? "^$" : text)
    } catch {
      throw .invalidPermissionPattern(text, error)
    }
  }
}

/// What a permission is for.
enum AccessKind: String, Hashable, Sendable {
  case configure, write, read
}
