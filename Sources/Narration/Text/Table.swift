/// Rows of cells below a heading, aligned by display width.
public struct Table: Sendable {
  private let heading: [String]
  private let rows: [[String]]

  /// A table with as many cells in each row as in the heading.
  public init(heading: [String], rows: [[String]]) {
    self.heading = heading
    self.rows = rows
  }

  /// The lines, the heading first.
  public func lines() -> [Line] {
    var widths = heading.map { DisplayWidth.width(of: $0) }
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.width(of: cell))
      }
    }
    return [line(heading, widths, .heading)] + rows.map { line($0, widths, .plain) }
  }

  private func line(_ cells: [String], _ widths: [Int], _ style: Style) -> Line {
    Line(
      zip(cells, widths).enumerated().map { column, cell in
        let isLast = column == cells.count - 1
        return Span(isLast ? cell.0 : DisplayWidth.padded(cell.0, to: cell.1 + 2), style)
      })
  }
}
