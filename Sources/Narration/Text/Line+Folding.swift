extension Line {
  /// The columns that traces keep to; a terminal is hardly ever narrower.
  static let traceColumns = 80

  /// The line in pieces that fit into `traceColumns`, the later ones behind `indentation` blanks.
  ///
  /// It is broken at the gaps between its parts, and only where there are none at single blanks.
  func folded(behind indentation: Int) -> [Line] {
    let text = plainText
    if DisplayWidth.width(of: text) <= Self.traceColumns { return [self] }
    let characters = spans.flatMap { span in span.text.map { (character: $0, style: span.style) } }
    guard let gap = Self.gap(in: characters.map(\.character), behind: indentation) else {
      return [self]
    }
    let rest = [(character: Character, style: Style)](characters[gap.upperBound...])
    if rest.isEmpty { return [self] }
    let tail = Line(
      [Span(String(repeating: " ", count: indentation))] + Self.spans(of: rest[...]))
    return [Line(Self.spans(of: characters[..<gap.lowerBound]))] + tail.folded(behind: indentation)
  }

  /// The last wide gap that ends a piece which fits, or else the last single blank.
  private static func gap(in characters: [Character], behind indentation: Int) -> Range<Int>? {
    var width = 0
    var wide: Range<Int>?
    var narrow: Range<Int>?
    var index = 0
    while index < characters.count, width <= traceColumns {
      guard characters[index] == " " else {
        width += DisplayWidth.width(of: characters[index])
        index += 1
        continue
      }
      let start = index
      while index < characters.count, characters[index] == " " { index += 1 }
      // What stands in front of the indentation is the head of the line.
      if width > indentation {
        if index - start >= 3 { wide = start..<index }
        narrow = start..<index
      }
      width += index - start
    }
    return wide ?? narrow
  }

  private static func spans(of characters: ArraySlice<(character: Character, style: Style)>)
    -> [Span]
  {
    var spans: [(text: String, style: Style)] = []
    for (character, style) in characters {
      if spans.last?.style == style {
        spans[spans.count - 1].text.append(character)
      } else {
        spans.append((String(character), style))
      }
    }
    return spans.map { Span($0.text, $0.style) }
  }
}
