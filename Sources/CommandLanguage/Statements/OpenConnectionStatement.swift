public import AMQPModel
import BrokerCore

/// What `open connection` says.
public struct OpenConnectionStatement: Hashable, Sendable {
  /// The connection's name.
  public let name: String
  /// Who opens it; nil for `guest`.
  public var user: UserName?
  /// Where it goes.
  public var virtualHost = VirtualHostName.default
  /// What the user proves it with; nil where the bench vouches for it.
  public var credential: Credential?

  /// A connection called `name`.
  public init(name: String) { self.name = name }

  /// The canonical words.
  var words: [String] {
    var words = ["open connection", Quoting.word(Array(name.utf8))]
    if let user { words.append("user=\(Quoting.word(user.value.octets))") }
    if virtualHost != .default {
      words.append("vhost=\(Quoting.word(virtualHost.value.octets))")
    }
    if let credential { words.append("password=\(credential.word)") }
    return words
  }
}

extension StatementBuilder {
  func openConnection() throws(Diagnostic) -> Statement.Kind {
    let name: QueueName = try name("name")
    var statement = OpenConnectionStatement(name: name.description)
    if let user = arguments.options["user"] { statement.user = try arguments.name(user) }
    statement.virtualHost = try virtualHost()
    if let password = arguments.options["password"] {
      statement.credential = try credential(password)
    }
    return .openConnection(statement)
  }
}
