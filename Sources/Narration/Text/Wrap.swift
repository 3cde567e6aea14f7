/// Breaks text of both scripts into lines.
///
/// Words between backticks are commands and names: the backticks go, the style stays.
public enum Wrap {
  /// The lines of `text`, none wider than `columns` unless a single word is.
  ///
  /// A line breaks at blanks and between Chinese characters, never in front of closing and never
  /// behind opening punctuation.
  public static func lines(_ text: String, columns: Int) -> [Line] {
    var lines: [Line] = []
    var current = Line()
    var used = 0
    for piece in pieces(of: text) {
      let gap = used > 0 && piece.followsBlank ? 1 : 0
      if used > 0, used + gap + piece.width > columns {
        lines.append(current)
        current = Line()
        used = 0
      } else if gap == 1 {
        current.append(" ")
        used += 1
      }
      for span in piece.spans { current.append(span.text, span.style) }
      used += piece.width
    }
    return used > 0 || lines.isEmpty ? lines + [current] : lines
  }

  /// What is never broken.
  private struct Piece {
    var spans: [Span] = []
    var width = 0
    let followsBlank: Bool

    mutating func append(_ character: Character, _ style: Style) {
      width += DisplayWidth.width(of: character)
      if let last = spans.last, last.style == style {
        spans[spans.count - 1] = Span(last.text + String(character), style)
      } else {
        spans.append(Span(String(character), style))
      }
    }
  }

  private static let closing = Set<Character>("、，。；：！？」』）》〉…,.;:!?)]")
  private static let opening = Set<Character>("「『（《〈([")

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var style = Style.plain
    var previous: Character = " "
    for character in text {
      if character == "`" {
        style = style == .plain ? .value : .plain
        continue
      }
      if character == " " {
        previous = character
        continue
      }
      if pieces.isEmpty || mayBreak(between: previous, and: character) {
        pieces.append(Piece(followsBlank: previous == " " && !pieces.isEmpty))
      }
      pieces[pieces.count - 1].append(character, style)
      previous = character
    }
    return pieces
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    if left == " " { return true }
    if closing.contains(right) || opening.contains(left) { return false }
    return DisplayWidth.width(of: left) == 2 || DisplayWidth.width(of: right) == 2
  }
}
