/// Finds the command that a line begins with.
struct CommandResolver {
  let dialect: Parser.Dialect

  struct Resolved {
    let spec: CommandSpec
    let rest: ArraySlice<Token>
  }

  func resolve(_ tokens: [Token]) throws(Diagnostic) -> Resolved {
    if dialect == .prompt, let spelling = rabbitmqadmin(tokens) { return spelling }
    if let exact = exact(tokens) { return exact }
    let range = tokens[0].range
    switch dialect {
    case .prompt: return try lenient(tokens)
    case .script:
      // Also tells what is wrong behind a first word that is right.
      let meant = try lenient(tokens)
      // What the prompt would understand is named, so that it can be copied.
      throw Diagnostic(.notCanonical(meant.spec.name.rawValue), at: range, in: meant.spec.name)
    }
  }

  /// All words as in the table; the longest command wins.
  private func exact(_ tokens: [Token]) -> Resolved? {
    CommandSpec.all.filter { spec in
      let words = spec.name.words
      return words.count <= tokens.count
        && zip(words, tokens).allSatisfy { !$1.isQuoted && $1.text == $0 }
    }
    .max { $0.name.words.count < $1.name.words.count }
    .map { Resolved(spec: $0, rest: tokens[$0.name.words.count...]) }
  }

  private func lenient(_ tokens: [Token]) throws(Diagnostic) -> Resolved {
    if let dotted = dotted(tokens) { return dotted }
    if let underscored = underscored(tokens) { return underscored }
    if let other = otherOrder(tokens) { return other }
    if let prefix = try prefix(tokens) { return prefix }
    throw unknown(tokens)
  }

  /// AMQP's own names: `queue.declare hello`.
  private func dotted(_ tokens: [Token]) -> Resolved? {
    guard !tokens[0].isQuoted else { return nil }
    let name = tokens[0].text.lowercased()
    return CommandSpec.all.first { $0.methods.contains(name) }
      .map { Resolved(spec: $0, rest: tokens.dropFirst()) }
  }

  /// rabbitmqctl's names, `add_user` and `list_queues`, with its `-p` for the virtual host.
  private func underscored(_ tokens: [Token]) -> Resolved? {
    guard !tokens[0].isQuoted, tokens[0].text.contains("_") else { return nil }
    let words = tokens[0].text.lowercased().split(separator: "_").map(String.init)
    let name =
      CommandName(rawValue: words.joined(separator: " "))
      ?? Self.otherOrders.first { $0.words == words }?.command
    return name.map {
      Resolved(spec: .named($0), rest: Self.withoutShortOptions(Array(tokens.dropFirst()))[...])
    }
  }

  /// rabbitmqadmin's orders and words that differ from ours.
  private static let otherOrders: [(words: [String], command: CommandName)] = [
    (["declare", "binding"], .bind), (["bindings", "declare"], .bind),
    (["delete", "binding"], .unbind), (["bindings", "delete"], .unbind),
    (["exchanges", "bind"], .bindExchange), (["exchanges", "unbind"], .unbindExchange),
    (["publish", "message"], .publish), (["messages", "publish"], .publish),
    (["get", "messages"], .get), (["messages", "get"], .get),
    (["purge", "queue"], .purge), (["queues", "purge"], .purge),
    (["close", "connection"], .close), (["connections", "close"], .close),
    (["declare", "user"], .addUser), (["users", "declare"], .addUser),
    (["declare", "vhost"], .addVirtualHost), (["vhosts", "declare"], .addVirtualHost),
    (["declare", "permission"], .setPermissions), (["declare", "permissions"], .setPermissions),
    (["permissions", "declare"], .setPermissions), (["delete", "permission"], .clearPermissions),
    (["delete", "permissions"], .clearPermissions),
    (["permissions", "delete"], .clearPermissions),
    (["declare", "policy"], .setPolicy), (["policies", "declare"], .setPolicy),
    (["delete", "policy"], .clearPolicy), (["policies", "delete"], .clearPolicy),
  ]

  /// Forms that begin with one of our own commands: `publish message -e x`, `purge queue q`.
  private func rabbitmqadmin(_ tokens: [Token]) -> Resolved? {
    guard tokens.count > 2, let other = otherOrder(tokens), exact(tokens) != nil else { return nil }
    let isOptions = tokens[2].text.hasPrefix("-") || tokens[2].option != nil
    guard isOptions || (other.spec.slots.count == 1 && tokens.count == 3) else { return nil }
    return Resolved(spec: other.spec, rest: Self.withoutShortOptions(Array(other.rest))[...])
  }

  private func otherOrder(_ tokens: [Token]) -> Resolved? {
    guard tokens.count >= 2, !tokens[0].isQuoted, !tokens[1].isQuoted else { return nil }
    let words = [tokens[0].text.lowercased(), tokens[1].text.lowercased()]
    let hasMore = tokens.count > 2
    if hasMore, let other = Self.otherOrders.first(where: { $0.words == words }) {
      return Resolved(spec: .named(other.command), rest: tokens[2...])
    }
    // Group first: `queues declare`, `queue list`.
    for plural in [words[0], words[0] + "s", String(words[0].dropLast())] {
      if let name = CommandName(rawValue: "\(words[1]) \(plural)") {
        return Resolved(spec: .named(name), rest: tokens[2...])
      }
    }
    return nil
  }

  /// Every word a prefix of the table's word.
  private func prefix(_ tokens: [Token]) throws(Diagnostic) -> Resolved? {
    guard !tokens[0].isQuoted else { return nil }
    let first = tokens[0].text.lowercased()
    var candidates = CommandSpec.all.filter { $0.name.words[0].hasPrefix(first) }
    if candidates.contains(where: { $0.name.words[0] == first }) {
      candidates = candidates.filter { $0.name.words[0] == first }
    }
    let heads = Self.distinct(candidates.map { $0.name.words[0] })
    guard heads.count <= 1 else {
      throw Diagnostic(
        .ambiguousCommand(tokens[0].text, candidates: heads), at: tokens[0].range)
    }
    guard let head = heads.first else { return nil }
    // A command that is complete with its first word takes the rest as it is.
    if let single = candidates.first(where: { $0.name.words.count == 1 }) {
      return Resolved(spec: single, rest: tokens.dropFirst())
    }
    var position = 1
    while true {
      let next = Self.distinct(candidates.compactMap { $0.name.words.dropFirst(position).first })
      guard position < tokens.count, !tokens[position].isQuoted else {
        throw Diagnostic(
          .incompleteCommand(head, candidates: next),
          at: SourceRange(tokens[position - 1].range.end, tokens[position - 1].range.end))
      }
      let word = tokens[position].text.lowercased()
      var matching = next.filter { $0.hasPrefix(word) }
      if matching.contains(word) { matching = [word] }
      guard matching.count == 1 else {
        let text = tokens[position].text
        throw Diagnostic(
          matching.isEmpty
            ? Self.unknown(text, behind: head, among: next)
            : .ambiguousCommand(text, candidates: matching), at: tokens[position].range)
      }
      candidates = candidates.filter { $0.name.words.dropFirst(position).first == matching[0] }
      position += 1
      if let spec = candidates.first(where: { $0.name.words.count == position }) {
        return Resolved(spec: spec, rest: tokens[position...])
      }
    }
  }

  /// What nothing resembles is likely a name, and the word in front of it is missing.
  private static func unknown(
    _ word: String, behind head: String, among next: [String]
  ) -> Diagnostic.Problem {
    guard let nearest = Spelling.nearest(to: word, among: next) else {
      return .incompleteCommand(head, candidates: next)
    }
    return .unknownCommand("\(head) \(word)", nearest: "\(head) \(nearest)")
  }

  private static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func unknown(_ tokens: [Token]) -> Diagnostic {
    let heads = Self.distinct(CommandSpec.all.map { $0.name.words[0] })
    let word = tokens[0].text.lowercased()
    let nearest = Self.habits[word] ?? Spelling.nearest(to: word, among: heads)
    return Diagnostic(.unknownCommand(tokens[0].text, nearest: nearest), at: tokens[0].range)
  }

  /// What people type out of habit, and what they mean.
  private static let habits = [
    "exit": "quit", "logout": "quit", "bye": "quit", "?": "help", "ls": "list queues",
    "status": "show overview", "sleep": "tick", "wait": "tick",
  ]

  /// rabbitmqadmin v2's one-letter options as the long ones.
  private static func withoutShortOptions(_ tokens: [Token]) -> [Token] {
    let long = [
      "-e": "exchange", "-k": "key", "-m": "body", "-q": "queue", "-c": "count",
      "-a": "ackmode", "-p": "vhost",
    ]
    return tokens.map { token in
      guard !token.isQuoted, let name = long[token.text] else { return token }
      return Token(
        octets: Array("--\(name)".utf8), isQuoted: false,
        option: Token.Option(
          name: name, value: nil, isQuoted: false, valueStart: token.range.end, isDashed: true),
        range: token.range)
    }
  }
}
