/// What a person sees at a terminal: as much of xterm as line editing needs.
public struct ScreenModel: Sendable {
  /// The columns of a row.
  public private(set) var columns: Int
  /// Where the cursor stands, from 0.
  public private(set) var cursor = (row: 0, column: 0)
  /// The sequences that the model does not know.
  public private(set) var unknown: [String] = []
  /// The rows; the second column of a wide character is empty.
  private var cells: [[String]]
  private var saved = (row: 0, column: 0)
  /// The rows that scroll (DECSTBM).
  private var region: ClosedRange<Int>
  /// Whether addresses count from the region's top (DECOM).
  private var countsFromRegion = false
  private var pending: [UInt8] = []

  /// Creates an empty screen.
  public init(rows: Int, columns: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    region = 0...(rows - 1)
  }

  /// The rows as text, without the blanks at their ends.
  public var rows: [String] {
    cells.map { cells in
      var text = cells.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The rows down to the last that is not empty.
  public var text: String {
    let rows = rows
    return rows[...(rows.lastIndex { !$0.isEmpty } ?? 0)].joined(separator: "\n")
  }

  /// Shows `octets`, which may end within a character or a sequence.
  public mutating func show(_ octets: some Sequence<UInt8>) {
    pending += octets
    while let length = unitLength, length <= pending.count {
      let unit = String(decoding: pending[..<length], as: UTF8.self)
      pending.removeFirst(length)
      if unit.hasPrefix("\u{1B}[") {
        obey(unit)
      } else {
        put(unit)
      }
    }
  }

  /// Makes the rows wider or narrower, without wrapping them anew.
  public mutating func resize(columns: Int) {
    let extra = Array(repeating: " ", count: max(0, columns - self.columns))
    for row in cells.indices { cells[row] = Array(cells[row].prefix(columns)) + extra }
    self.columns = columns
    cursor.column = min(cursor.column, columns - 1)
  }

  /// The octets of the next character or sequence, or nil if its end is still to come.
  private var unitLength: Int? {
    guard let first = pending.first else { return nil }
    if first >= 0xC0 { return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2 }
    guard first == 0x1B else { return 1 }
    guard pending.count > 1 else { return nil }
    guard pending[1] == UInt8(ascii: "[") else { return 2 }
    return pending.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
  }

  private mutating func put(_ unit: String) {
    switch unit {
    case "\r": cursor.column = 0
    case "\n", "\u{1B}D": goDown()
    case "\u{8}": cursor.column = max(0, min(cursor.column, columns - 1) - 1)
    case "\u{7}": break
    case "\u{1B}7": saved = cursor
    case "\u{1B}8": cursor = saved
    default:
      guard let scalar = unit.unicodeScalars.first, scalar.value >= 0x20, scalar.value != 0x7F
      else { return unknown.append(unit) }
      let width = Self.isWide(scalar) ? 2 : 1
      if cursor.column + width > columns {
        cursor.column = 0
        goDown()
      }
      cells[cursor.row][cursor.column] = unit
      if width == 2 { cells[cursor.row][cursor.column + 1] = "" }
      cursor.column += width
    }
  }

  private mutating func goDown() {
    if cursor.row == region.upperBound {
      cells.remove(at: region.lowerBound)
      cells.insert(Array(repeating: " ", count: columns), at: region.upperBound)
    } else {
      cursor.row = min(cells.count - 1, cursor.row + 1)
    }
  }

  private mutating func obey(_ sequence: String) {
    let parameters = sequence.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
    let count = max(1, parameters.first ?? 1)
    let column = min(cursor.column, columns - 1)
    switch sequence.last {
    case "A": cursor.row = max(0, cursor.row - count)
    case "B": cursor.row = min(cells.count - 1, cursor.row + count)
    case "C": cursor.column = min(columns - 1, column + count)
    case "D": cursor.column = max(0, column - count)
    case "G": cursor.column = count - 1
    case "H":
      let top = countsFromRegion ? region.lowerBound : 0
      cursor = (
        min(cells.count, top + count) - 1, max(1, parameters.dropFirst().first ?? 1) - 1
      )
    case "r":
      let bottom = parameters.dropFirst().first ?? cells.count
      region = (count - 1)...(min(bottom, cells.count) - 1)
      cursor = (countsFromRegion ? region.lowerBound : 0, 0)
    case "h" where sequence == "\u{1B}[?6h", "l" where sequence == "\u{1B}[?6l":
      countsFromRegion = sequence.last == "h"
      cursor = (countsFromRegion ? region.lowerBound : 0, 0)
    case "K": erase(row: cursor.row, from: cursor.column)
    case "J":
      if parameters.first ?? 0 == 0 { erase(row: cursor.row, from: cursor.column) }
      let first = parameters.first ?? 0 == 0 ? cursor.row + 1 : 0
      for row in first..<max(first, cells.count) { erase(row: row, from: 0) }
    case "P":
      cells[cursor.row].removeSubrange(column..<min(columns, column + count))
      cells[cursor.row] += Array(repeating: " ", count: columns - cells[cursor.row].count)
    case "@":
      cells[cursor.row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[cursor.row].removeLast(count)
    case "m", "h", "l": break
    default: unknown.append(sequence)
    }
  }

  private mutating func erase(row: Int, from column: Int) {
    for column in column..<max(column, columns) { cells[row][column] = " " }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) }
  }
}
