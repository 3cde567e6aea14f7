import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange

/// Writes rows of cells as `format=` asks.
struct ListingFormat {
  let columns: [String]
  let rows: [[Listing.Cell]]

  func table() -> [Line] {
    Table(heading: columns, rows: rows.map { row in row.map(\.text) }).lines()
  }

  /// A line for each column, and an empty one between the rows.
  func vertical() -> [Line] {
    let width = columns.map { DisplayWidth.width(of: $0) }.max() ?? 0
    return rows.enumerated().flatMap { index, row in
      (index == 0 ? [] : [Line()])
        + zip(columns, row).map { name, cell in
          var line = Line()
          line.append(name, .dim, width: width + 2)
          line.append(cell.text)
          return line
        }
    }
  }

  /// Comma-separated values, quoted as in RFC 4180; rows end as lines of text do.
  func csv() -> [Line] {
    ([columns] + rows.map { row in row.map(Self.raw) }).map { fields in
      Line(fields.map(Self.quoted).joined(separator: ","))
    }
  }

  /// The text for tools; only what a terminal would obey is written otherwise.
  private static func raw(_ cell: Listing.Cell) -> String {
    switch cell {
    case .name(let name): visible(name.octets)
    case .table(let table): table.isEmpty ? "" : JSONFields.table(table).text
    case .text, .number, .flag, .rate: cell.text
    }
  }

  private static func quoted(_ field: String) -> String {
    // The blanks would be lost, and the signs would pass for something else in a lesson.
    let isPlain =
      !field.contains { ",\"\r\n".contains($0) } && field.first != " " && field.last != " "
      && field.first.map { ">.→…".contains($0) } != true
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// A JSON array with one object in each line.
  func json() -> [Line] {
    guard let last = rows.indices.last else { return [Line("[]")] }
    return [Line("[")]
      + rows.indices.map { Line(object(rows[$0]).text + ($0 == last ? "" : ",")) } + [Line("]")]
  }

  func object(_ row: [Listing.Cell]) -> JSONValue {
    .object(zip(columns, row).map { .init($0, $1.json) })
  }
}
