public import AMQPModel
public import BrokerCore
import Interchange

/// What an operator does, as RabbitMQ's HTTP API has it.
extension ManagementAPI {
  /// Does it; RabbitMQ's reason where that refuses it, nil when it is done.
  ///
  /// The API makes and changes users with the same request; who adds one that exists is refused
  /// here, as `rabbitmqctl` does it.
  public func perform(_ operation: ManagementOperation) throws(HTTPFailure) -> String? {
    switch operation {
    case .addVirtualHost(let host): try refusal(.put, ["vhosts", "\(host)"], .object([]))
    case .deleteVirtualHost(let host): try refusal(.delete, ["vhosts", "\(host)"])
    case .addUser(let user, let hash, let tags): try add(user, hash, tags)
    case .deleteUser(let user): try refusal(.delete, ["users", "\(user)"])
    case .changePassword(let user, let hash): try change(user, hash: hash, tags: nil)
    case .setTags(let user, let tags): try change(user, hash: nil, tags: tags)
    case .setPermissions(let permissions, let user, let host):
      try refusal(
        .put, ["permissions", "\(host)", "\(user)"],
        .object([
          .init("configure", .string(permissions.configure)),
          .init("write", .string(permissions.write)), .init("read", .string(permissions.read)),
        ]))
    case .clearPermissions(let user, let host):
      try refusal(.delete, ["permissions", "\(host)", "\(user)"])
    case .setTopicPermissions(let permissions, let user, let host):
      try refusal(
        .put, ["topic-permissions", "\(host)", "\(user)"],
        .object([
          .init("exchange", .string("\(permissions.exchange)")),
          .init("write", .string(permissions.write)), .init("read", .string(permissions.read)),
        ]))
    case .clearTopicPermissions(let user, let exchange, let host):
      try refusal(
        .delete,
        ["topic-permissions", "\(host)", "\(user)"] + (exchange.map { ["\($0)"] } ?? []))
    case .setPolicy(let policy, let host): try set(policy, ["policies", "\(host)"])
    case .clearPolicy(let name, let host):
      try refusal(.delete, ["policies", "\(host)", "\(name)"])
    case .setOperatorPolicy(let policy, let host):
      try set(policy, ["operator-policies", "\(host)"])
    case .clearOperatorPolicy(let name, let host):
      try refusal(.delete, ["operator-policies", "\(host)", "\(name)"])
    case .defineExchange(let exchange, let host): try define(in: host) { $0.exchanges = [exchange] }
    case .defineQueue(let queue, let host): try define(in: host) { $0.queues = [queue] }
    case .defineBinding(let binding, let host):
      try define(in: host) { $0.bindings = [BindingDefinition(virtualHost: nil, binding: binding)] }
    }
  }

  private func refusal(
    _ verb: Verb, _ path: [String], _ body: JSONValue? = nil
  ) throws(HTTPFailure) -> String? {
    refusal(in: try ask(verb, path, body?.text))
  }

  private func refusal(in reply: Reply) -> String? {
    reply.isFine ? nil : reply.reason ?? "HTTP \(reply.status)"
  }

  private func add(
    _ user: UserName, _ hash: PasswordHash, _ tags: [String]
  ) throws(HTTPFailure) -> String? {
    if try ask(.get, ["users", "\(user)"]).isFine { return "User \"\(user)\" already exists" }
    return try put(
      user, hash: hash.base64, algorithm: hash.algorithm.rawValue,
      tags: .array(tags.map { .string($0) }))
  }

  /// The API takes both at once.
  private func change(
    _ user: UserName, hash: PasswordHash?, tags: [String]?
  ) throws(HTTPFailure) -> String? {
    let reply = try ask(.get, ["users", "\(user)"])
    guard reply.isFine, let value = try? JSONValue(reading: reply.octets) else {
      return refusal(in: reply)
    }
    let oldHash = value["password_hash"]?.string ?? ""
    let oldAlgorithm = value["hashing_algorithm"]?.string ?? ""
    let newTags = tags.map { JSONValue.array($0.map { .string($0) }) }
    return try put(
      user, hash: hash?.base64 ?? oldHash, algorithm: hash?.algorithm.rawValue ?? oldAlgorithm,
      tags: newTags ?? value["tags"] ?? .array([]))
  }

  private func put(
    _ user: UserName, hash: String, algorithm: String, tags: JSONValue
  ) throws(HTTPFailure) -> String? {
    try refusal(
      .put, ["users", "\(user)"],
      .object([
        .init("password_hash", .string(hash)), .init("hashing_algorithm", .string(algorithm)),
        .init("tags", tags),
      ]))
  }

  private func set(_ policy: Policy, _ path: [String]) throws(HTTPFailure) -> String? {
    try refusal(
      .put, path + ["\(policy.name)"],
      .object([
        .init("pattern", .string(policy.pattern)),
        .init("definition", JSONValue(exporting: policy.definition)),
        .init("priority", .integer(policy.priority)),
        .init("apply-to", .string(policy.target.rawValue)),
      ]))
  }

  private func define(
    in host: VirtualHostName, _ body: (inout Definitions) -> Void
  ) throws(HTTPFailure) -> String? {
    var definitions = Definitions(form: .virtualHost(host))
    body(&definitions)
    return refusal(in: try put(definitions, in: host))
  }
}

/// Logging in as users whose password nobody knows.
extension ManagementAPI {
  /// What a user was before its password was replaced.
  public struct Restoration: Sendable {
    fileprivate let user: UserName
    fileprivate let hash: String
    fileprivate let algorithm: String
    fileprivate let tags: JSONValue
  }

  /// Gives a user another password for a while; nil where there is no such user.
  public func replacePassword(
    of user: UserName, with hash: PasswordHash
  ) throws(HTTPFailure) -> Restoration? {
    let reply = try ask(.get, ["users", "\(user)"])
    guard reply.isFine, let value = try? JSONValue(reading: reply.octets) else { return nil }
    let restoration = Restoration(
      user: user, hash: value["password_hash"]?.string ?? "",
      algorithm: value["hashing_algorithm"]?.string ?? "", tags: value["tags"] ?? .array([]))
    _ = try put(
      user, hash: hash.base64, algorithm: hash.algorithm.rawValue, tags: restoration.tags)
    return restoration
  }

  /// Gives the user its own password back.
  public func restore(_ old: Restoration) throws(HTTPFailure) {
    _ = try put(old.user, hash: old.hash, algorithm: old.algorithm, tags: old.tags)
  }
}
