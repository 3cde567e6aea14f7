import AMQPModel

/// `list` and `show`.
extension StatementBuilder {
  func list(_ subject: ListSubject) throws(Diagnostic) -> Statement.Kind {
    var statement = ListStatement(subject)
    for value in arguments.slots["column"] ?? [] {
      for name in arguments.list(value) where !name.isEmpty {
        statement.columns.append(try column(name, of: subject, value.range))
      }
    }
    if let value = arguments.options["sort"] {
      for text in arguments.list(value) where !text.isEmpty {
        let isDescending = text.hasPrefix("-")
        let name = isDescending ? String(text.dropFirst()) : text
        statement.sort.append(
          .init(try column(name, of: subject, value.range), isDescending: isDescending))
      }
    }
    statement.limit = try arguments.number(option: "limit", in: 1...1_000_000)
    statement.format = try format()
    if let value = arguments.options["vhost"] {
      statement.virtualHost = try arguments.name(value)
    }
    return .list(statement)
  }

  private func column(
    _ name: String, of subject: ListSubject, _ range: SourceRange
  ) throws(Diagnostic) -> String {
    let text = subject.columnName(name)
    if let meant = ListSubject.pageNames[text], subject.columns.contains(meant) {
      throw arguments.problem(
        .badValue(name, expected: .oneOf(subject.columns), nearest: meant), range)
    }
    let value = Arguments.Value(octets: Array(text.utf8), isQuoted: false, range: range)
    return try arguments.choice(value, subject.columns)
  }

  func format() throws(Diagnostic) -> ListFormat {
    guard let value = arguments.options["format"] else { return .table }
    let word = try arguments.choice(value, ListFormat.allCases.map(\.rawValue))
    return ListFormat(rawValue: word) ?? .table
  }

  /// A channel as `A/2`; channel 1 where none is named.
  func channel() throws(Diagnostic) -> ShowSubject {
    .channel(try arguments.speaker(arguments.required("name")))
  }
}
