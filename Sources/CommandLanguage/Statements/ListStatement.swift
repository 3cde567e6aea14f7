public import AMQPModel

/// What `list` says.
public struct ListStatement: Hashable, Sendable {
  /// A column to sort by.
  public struct SortKey: Hashable, Sendable {
    /// The column's name.
    public let column: String
    /// Whether the largest comes first.
    public let isDescending: Bool

    /// Sorts by `column`.
    public init(_ column: String, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }

    /// As typed: `messages`, or `-messages` for the largest first.
    public var text: String { (isDescending ? "-" : "") + column }
  }

  /// What is listed.
  public let subject: ListSubject
  /// The columns that were asked for; none for the usual ones.
  public var columns: [String]
  /// What the rows are sorted by, the most important first; none for the usual order.
  public var sort: [SortKey] = []
  /// How it is written.
  public var format = ListFormat.table
  /// The most rows that are shown; nil for all.
  public var limit: Int?

  /// The virtual host that is meant; nil for `/`, and in lists of the whole broker for all.
  public var virtualHost: VirtualHostName?

  /// A list of `subject` with `columns`.
  public init(_ subject: ListSubject, columns: [String] = []) {
    self.subject = subject
    self.columns = columns
  }

  /// The columns that are shown, in their order.
  public var shownColumns: [String] { columns.isEmpty ? subject.defaultColumns : columns }
}

/// How `list` and `show` write what they have found.
public enum ListFormat: String, Hashable, Sendable, CaseIterable {
  /// A table, or for one thing its page.
  case table
  /// A line for every column.
  case vertical
  /// Comma-separated values, quoted as in RFC 4180, under a line of column names.
  case csv
  /// A JSON array of objects, or for one thing an object.
  case json
}
