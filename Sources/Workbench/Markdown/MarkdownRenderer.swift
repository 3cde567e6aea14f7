import Narration

/// Renders Markdown for a terminal, wrapped by display width.
struct MarkdownRenderer {
  /// Layout does not depend on the terminal's width.
  static let columns = 78

  /// The lines of `blocks`, a blank line between them.
  static func lines(of blocks: [MarkdownBlock], indentation: String = "") -> [Line] {
    Array(
      blocks.map { lines(of: $0, indentation) }.filter { !$0.isEmpty }
        .joined(separator: [Line()]))
  }

  private static func lines(of block: MarkdownBlock, _ indentation: String) -> [Line] {
    switch block {
    case .heading(_, let inlines, _):
      wrapped(spans(of: inlines, .heading), indentation, indentation)
    case .paragraph(let inlines, _): wrapped(spans(of: inlines), indentation, indentation)
    case .list(let start, let items, _): list(items, start, indentation)
    case .quote(let blocks, _): lines(of: blocks, indentation: indentation + "| ")
    case .code(_, let text, _):
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        Line([Span(indentation + "    "), Span(visible(String($0)), .value)])
      }
    case .table(let heading, let rows, _): table(heading, rows, indentation)
    case .html: []
    case .rule: [Line(indentation + String(repeating: "-", count: 20), .dim)]
    }
  }

  private static func wrapped(_ spans: [Span], _ first: String, _ rest: String) -> [Line] {
    // A hard break begins a new line.
    var paragraphs: [[Span]] = [[]]
    for span in spans {
      if span.text == hardBreak {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(span)
      }
    }
    return paragraphs.enumerated().flatMap { index, spans in
      Wrap.lines(spans, columns: columns, first: index == 0 ? first : rest, rest: rest)
    }
  }

  private static let hardBreak = "\n"

  private static func list(
    _ items: [[MarkdownBlock]], _ start: Int?, _ indentation: String
  ) -> [Line] {
    items.enumerated().flatMap { index, blocks in
      let marker = start.map { "\($0 + index). " } ?? "- "
      let inner = indentation + String(repeating: " ", count: marker.count)
      var lines: [Line] = []
      for (place, block) in blocks.enumerated() {
        if place == 0, case .paragraph(let inlines, _) = block {
          lines += wrapped(spans(of: inlines), indentation + marker, inner)
        } else {
          lines += self.lines(of: block, inner)
        }
      }
      return lines
    }
  }

  private static func table(
    _ heading: [[MarkdownInline]], _ rows: [[[MarkdownInline]]], _ indentation: String
  ) -> [Line] {
    func text(_ cell: [MarkdownInline]) -> String { spans(of: cell).map(\.text).joined() }
    return Table(heading: heading.map(text), rows: rows.map { $0.map(text) }).lines()
      .map { $0.indented(indentation + "  ") }
  }

  private static func spans(of inlines: [MarkdownInline], _ style: Style = .plain) -> [Span] {
    inlines.flatMap { inline -> [Span] in
      switch inline {
      case .text(let text): [Span(visible(text), style)]
      case .code(let text): [Span(visible(text), .value)]
      case .emphasis(let inner): spans(of: inner, .heading)
      case .strong(let inner): spans(of: inner, .heading)
      case .link(let inner, let url):
        spans(of: inner, .name) + [Span(" (\(visible(url)))", .dim)]
      case .softBreak: [Span(" ", style)]
      case .hardBreak: [Span(hardBreak)]
      case .html: []
      }
    }
  }
}
