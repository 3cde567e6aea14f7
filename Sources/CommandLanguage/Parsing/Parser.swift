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
    let resolved = try CommandResolver(dialect: dialect).resolve(tokens)
    let arguments = try Arguments(resolved.spec, resolved.rest, end: count)
    let kind = try StatementBuilder(arguments: arguments).kind()
    let speaker: Speaker? =
      if let value = arguments.speaker { try arguments.speaker(value) } else { nil }
    return Statement(kind, speaker: speaker)
  }
}
