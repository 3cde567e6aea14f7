/// Breaks text into lines by display width, in Chinese between characters and elsewhere at blanks.
public enum Wrap {
  // What must not begin a line, and what must not end one.
  private static let closing: Set<Character> = Set("、，。；：！？」』）】》〉…,.;:!?)]}")
  private static let opening: Set<Character> = Set("「『（【《〈([{")

  /// What stays together on a line.
  private struct Atom {
    var spans: [Span]
    var width: Int
    /// Whether blanks stood in front of it.
    var isSpaced: Bool
    var last: Character
  }

  /// The lines of `spans` in at most `columns` columns, the first behind `first`, the others
  /// behind `rest`.
  public static func lines(
    _ spans: [Span], columns: Int, first: String = "", rest: String = ""
  ) -> [Line] {
    var lines: [Line] = []
    var current = Line(first)
    var width = DisplayWidth.width(of: first)
    var isEmpty = true
    for atom in atoms(of: spans) {
      let gap = atom.isSpaced && !isEmpty ? 1 : 0
      if !isEmpty, width + gap + atom.width > columns {
        lines.append(current)
        current = Line(rest)
        width = DisplayWidth.width(of: rest)
        isEmpty = true
      }
      if atom.isSpaced, !isEmpty {
        current.append(" ", atom.spans.first?.style ?? .plain)
        width += 1
      }
      for span in atom.spans { current.append(span.text, span.style) }
      width += atom.width
      isEmpty = false
    }
    lines.append(current)
    return lines
  }

  /// The lines of `text`, in which backticks mark commands and names.
  public static func lines(_ text: String, columns: Int) -> [Line] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return lines(
      parts.enumerated().map { Span(String($1), $0.isMultiple(of: 2) ? .plain : .value) },
      columns: columns)
  }

  private static func atoms(of spans: [Span]) -> [Atom] {
    var atoms: [Atom] = []
    var isSpaced = false
    for span in spans {
      for character in span.text {
        if character == " " || character == "\n" {
          isSpaced = true
          continue
        }
        if let last = atoms.last?.last, isNeedless(between: last, character) { isSpaced = false }
        if !isSpaced, let last = atoms.last, staysTogether(last.last, character) {
          add(character, span.style, to: &atoms[atoms.count - 1])
        } else {
          var atom = Atom(spans: [], width: 0, isSpaced: isSpaced, last: character)
          add(character, span.style, to: &atom)
          atoms.append(atom)
        }
        isSpaced = false
      }
    }
    return atoms
  }

  private static func add(_ character: Character, _ style: Style, to atom: inout Atom) {
    if let last = atom.spans.last, last.style == style {
      atom.spans[atom.spans.count - 1] = Span(last.text + String(character), style)
    } else {
      atom.spans.append(Span(String(character), style))
    }
    atom.width += DisplayWidth.width(of: character)
    atom.last = character
  }

  /// Whether a blank says nothing: between Chinese characters it is an author's line end, and
  /// behind their punctuation there is room already.
  private static func isNeedless(between left: Character, _ right: Character) -> Bool {
    isChinese(left) && (isChinese(right) || closing.contains(left))
  }

  private static func isChinese(_ character: Character) -> Bool {
    // Emoji are wide, too.
    DisplayWidth.width(of: character) == 2
      && character.unicodeScalars.allSatisfy { $0.value < 0x1f000 || $0.value >= 0x20000 }
  }

  private static func staysTogether(_ left: Character, _ right: Character) -> Bool {
    if closing.contains(right) || opening.contains(left) { return true }
    return DisplayWidth.width(of: left) < 2 && DisplayWidth.width(of: right) < 2
  }
}
