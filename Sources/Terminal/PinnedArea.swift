import Glibc

/// Rows at the top of the terminal that stay where they are while the rest scrolls.
///
/// The rest is the terminal's scrolling region (DECSTBM), and addresses count from its top
/// (DECOM), so that whatever clears the screen or goes home stays below.
public final class PinnedArea {
  /// How many rows it takes, the line below it included.
  public let rows: Int
  private let width: (String) -> Int
  private var screen: (rows: Int, columns: Int)
  private var lines: [String] = []

  /// The one that the terminal has.
  nonisolated(unsafe) private(set) static var current: PinnedArea?

  /// Takes the upper rows of the terminal, which is cleared; nil where it is too small for that.
  public init?(rows: Int, width: @escaping (String) -> Int) {
    screen = Screen.size
    self.rows = rows
    self.width = width
    guard rows >= 3, screen.rows >= rows + 6, screen.columns >= 40 else { return nil }
    Self.current = self
    take()
  }

  /// Draws `lines`, and leaves out what is too much; they may contain SGR codes.
  public func draw(_ lines: [String]) {
    self.lines = lines
    if Screen.size != screen { take() }
    var text = "\u{1B}7\u{1B}[?6l"
    for row in 0..<(rows - 1) {
      let line = row < lines.count ? lines[row].cut(to: screen.columns, width: width) : ""
      text += "\u{1B}[\(row + 1);1H\u{1B}[2K" + line
    }
    let rule = String(repeating: "-", count: min(screen.columns, 80))
    text += "\u{1B}[\(rows);1H\u{1B}[2K" + rule + "\u{1B}[?6h\u{1B}8"
    _ = Screen.write(text)
  }

  /// Gives the whole screen back; the cursor goes to its last row.
  public func remove() {
    Self.current = nil
    leave()
  }

  /// The screen's rest becomes the scrolling region, where the cursor goes to the first row.
  func take() {
    screen = Screen.size
    let region = "\u{1B}[\(min(rows + 1, screen.rows - 1));\(screen.rows)r"
    _ = Screen.write("\u{1B}[?6l\u{1B}[2J" + region + "\u{1B}[?6h\u{1B}[1;1H")
  }

  /// Draws it again after somebody else had the screen.
  func restore() {
    take()
    draw(lines)
  }

  /// Gives the screen back for as long as somebody else has it.
  func leave() { _ = Screen.write("\u{1B}[?6l\u{1B}[r\u{1B}[\(Screen.size.rows);1H") }
}
