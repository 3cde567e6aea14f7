import AMQPModel
import BrokerCore

/// Users, permissions, virtual hosts and policies.
extension StatementBuilder {
  func addUser() throws(Diagnostic) -> AdministrationStatement {
    .addUser(
      try name("user"), try credential(),
      tags: try tags(arguments.options["tags"].map { [$0] } ?? []))
  }

  func changePassword() throws(Diagnostic) -> AdministrationStatement {
    .changePassword(try name("user"), try credential())
  }

  /// What is left is the empty hash, as in RabbitMQ.
  func clearPassword() throws(Diagnostic) -> AdministrationStatement {
    .changePassword(try name("user"), .hash(.none))
  }

  func setUserTags() throws(Diagnostic) -> AdministrationStatement {
    .setTags(try name("user"), try tags(arguments.slots["tag"] ?? []))
  }

  func setPermissions() throws(Diagnostic) -> AdministrationStatement {
    .setPermissions(
      Permissions(
        configure: try pattern("configure"), write: try pattern("write"),
        read: try pattern("read")), of: try name("user"), in: try virtualHost())
  }

  func clearPermissions() throws(Diagnostic) -> AdministrationStatement {
    .clearPermissions(of: try name("user"), in: try virtualHost())
  }

  func setPolicy() throws(Diagnostic) -> AdministrationStatement {
    .setPolicy(try policy(settings: CommandSpec.policySettings), in: try virtualHost())
  }

  /// A policy that may have these settings.
  func policy(settings known: [CommandSpec.Option]) throws(Diagnostic) -> Policy {
    var target = Policy.Target.all
    if let value = arguments.options["apply-to"] {
      let word = try arguments.choice(value, Policy.Target.allCases.map(\.rawValue))
      target = Policy.Target(rawValue: word) ?? .all
    }
    let priorities = -2_147_483_648...2_147_483_647
    return Policy(
      name: try policyName(), pattern: try pattern("pattern"), definition: try settings(known),
      priority: try arguments.number(option: "priority", in: priorities) ?? 0, target: target)
  }

  func clearPolicy() throws(Diagnostic) -> AdministrationStatement {
    .clearPolicy(try policyName(), in: try virtualHost())
  }

  func policyName() throws(Diagnostic) -> ShortString {
    (try name("policy") as QueueName).value
  }

  /// A policy's settings, read as `declare queue` reads the arguments of the same names.
  private func settings(_ known: [CommandSpec.Option]) throws(Diagnostic) -> FieldTable {
    var table = FieldTable()
    for option in known {
      guard let value = arguments.options[option.name] else { continue }
      let setting: FieldValue =
        switch option.kind {
        case .duration: Self.number(try arguments.duration(value))
        case .size: Self.number(try arguments.size(value))
        case .number(let range): Self.number(try arguments.number(value, in: range))
        case .oneOf(let words): .string(try arguments.choice(value, words))
        case .queue, .newQueue, .exchange, .newExchange, .key, .body, .consumer, .name, .speaker,
          .boolean, .deliveryTag, .column, .sorting, .list, .path, .lesson, .checkpoint, .topic,
          .text, .user, .password, .virtualHost, .policy, .operatorPolicy,
          .workTime, .numbers, .durations:
          .longString(value.octets)
        }
      table[ShortString(truncating: option.name)] = setting
    }
    return table
  }

  func virtualHost() throws(Diagnostic) -> VirtualHostName {
    guard let value = arguments.options["vhost"] else { return .default }
    return try arguments.name(value)
  }

  /// The longest password, in octets.
  private static let passwordLimit = 1_024

  private func credential() throws(Diagnostic) -> Credential {
    if let hash = arguments.options["password-hash"] {
      if arguments.slot("password") != nil {
        throw arguments.problem(.contradiction("password", "password-hash"), hash.range)
      }
      guard let hash = PasswordHash(base64: hash.text) else {
        throw arguments.problem(
          .badValue(hash.text, expected: .text, nearest: nil), hash.range)
      }
      return .hash(hash)
    }
    guard let password = arguments.slot("password") else {
      throw arguments.problem(.missingSlot("password"), SourceRange(arguments.end, arguments.end))
    }
    return try credential(password)
  }

  func credential(_ value: Arguments.Value) throws(Diagnostic) -> Credential {
    guard value.octets.count <= Self.passwordLimit else {
      throw arguments.problem(.tooLong(limit: Self.passwordLimit), value.range)
    }
    // What a kept line shows is no password, unless somebody insists with quotes.
    return value.text == Redaction.mask && !value.isQuoted
      ? .hidden : .password(Password(value.text))
  }

  /// Each of them may hold several behind commas, as rabbitmqadmin has them.
  private func tags(_ values: [Arguments.Value]) throws(Diagnostic) -> [String] {
    var tags: [String] = []
    for value in values {
      for tag in arguments.list(value) where !tag.isEmpty && !tags.contains(tag) {
        guard tag.utf8.count <= ShortString.maximumCount else {
          throw arguments.problem(.tooLong(limit: ShortString.maximumCount), value.range)
        }
        tags.append(tag)
      }
    }
    return tags
  }

  func pattern(_ slot: String) throws(Diagnostic) -> String {
    try pattern(arguments.required(slot))
  }

  /// A regular expression, no longer than the names that it is for need it.
  func pattern(_ value: Arguments.Value) throws(Diagnostic) -> String {
    guard value.octets.count <= Self.patternLimit else {
      throw arguments.problem(.tooLong(limit: Self.patternLimit), value.range)
    }
    return value.text
  }

  private static let patternLimit = 1_024
}
