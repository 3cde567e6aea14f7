import Testing

@testable import Terminal

/// Texts in rows of some width.
@Suite struct LayoutTests {
  private let width: (String) -> Int = { $0 < "\u{1100}" ? 1 : 2 }

  @Test(arguments: [
    ("", 0, 0), ("abc", 0, 3), ("abcd", 1, 0), ("ab中", 1, 0), ("abc中", 1, 2), ("a\nbc", 1, 2),
  ]) func wrapsWideCharactersWhole(text: String, row: Int, column: Int) {
    let layout = Layout(of: text, columns: 4, width: width)
    #expect(layout.row == row)
    #expect(layout.column == column)
  }

  @Test(arguments: [
    ("abcd", "abcd"), ("abcde", "abcd\u{1B}[0m"), ("ab中文", "ab中\u{1B}[0m"),
    ("\u{1B}[31mabc\u{1B}[0m", "\u{1B}[31mabc\u{1B}[0m\u{1B}[0m"), ("abc中", "abc\u{1B}[0m"),
    ("a\u{9B}\u{7}b", "ab"), ("\u{1B}[2Jm", "[2Jm"), ("a\u{1B}", "a"),
  ]) func cutsBesideSGR(text: String, cut: String) {
    #expect(text.cut(to: 4, width: width) == cut)
  }
}
