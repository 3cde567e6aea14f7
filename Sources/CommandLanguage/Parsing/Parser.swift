import AMQPModel

/// Text in, a statement or a diagnostic out.
public enum Parser {
  /// Where a line comes from.
  public enum Dialect: Sendable {
    /// Typed: prefixes, rabbitmqadmin's spellings and dotted names are understood.
    case prompt
    /// A script or a lesson: the canonical form only.
    case script
  }

  /// The longest line, in octets.
  public static let maximumLineLength = 1 << 20

  /// Reads one line; nil for an empty line or a comment.
  ///
  /// - Throws: a `Diagnostic` with the place and the nearest right spelling.
  public static func parse(
    _ line: String, dialect: Dialect = .prompt
  ) throws(Diagnostic) -> Statement? {
    let count = line.utf8.count
    guard count <= maximumLineLength else {
      throw Diagnostic(
        .tooLong(limit: maximumLineLength), at: SourceRange(maximumLineLength, count))
    }
    let tokens = try Lexer.tokens(of: line)
    guard !tokens.isEmpty else { return nil }
    let resolver = CommandResolver(dialect: dialect)
    var resolved = try resolver.resolve(tokens)
    var user: UserName?
    if resolved.spec.name == .asUser {
      (user, resolved) = try taken(apart: resolved.rest, by: resolver, end: count)
    }
    let arguments = try Arguments(resolved.spec, resolved.rest, end: count)
    let builder = StatementBuilder(arguments: arguments)
    let kind = try builder.kind()
    let speaker: Speaker? =
      if let value = arguments.speaker { try arguments.speaker(value) } else { nil }
    var statement = Statement(kind, speaker: speaker)
    statement.user = user
    statement.virtualHost = try builder.location()
    return statement
  }

  /// The user behind `as`, and what the user says: anything that AMQP says on a channel.
  private static func taken(
    apart words: ArraySlice<Token>, by resolver: CommandResolver, end: Int
  ) throws(Diagnostic) -> (UserName, CommandResolver.Resolved) {
    guard let name = words.first else {
      throw Diagnostic(.missingSlot("user"), at: SourceRange(end, end), in: .asUser)
    }
    guard let octets = ShortString(octets: name.octets) else {
      throw Diagnostic(.tooLong(limit: ShortString.maximumCount), at: name.range, in: .asUser)
    }
    let rest = Array(words.dropFirst())
    guard let first = rest.first else {
      throw Diagnostic(.missingSlot("command"), at: SourceRange(end, end), in: .asUser)
    }
    let resolved = try resolver.resolve(rest)
    guard resolved.spec.isSpoken else {
      throw Diagnostic(.notSpoken(resolved.spec.name.rawValue), at: first.range, in: .asUser)
    }
    return (UserName(octets), resolved)
  }
}
