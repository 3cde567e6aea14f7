/// A block of CommonMark with tables.
indirect enum MarkdownBlock: Hashable, Sendable {
  case heading(level: Int, [MarkdownInline], line: Int)
  case paragraph([MarkdownInline], line: Int)
  /// The number of the first item, or nil for bullets.
  case list(start: Int?, items: [[MarkdownBlock]], line: Int)
  case quote([MarkdownBlock], line: Int)
  /// A fence with the words behind it; `line` is that of the fence.
  case code(info: String, String, line: Int)
  case table(heading: [[MarkdownInline]], rows: [[[MarkdownInline]]], line: Int)
  case html(String, line: Int)
  case rule(line: Int)
}

/// A piece of a paragraph.
indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case link([MarkdownInline], url: String)
  case softBreak
  case hardBreak
  case html(String)
}

extension MarkdownInline {
  /// Whether it is HTML, or has some inside of it.
  var hasHTML: Bool {
    switch self {
    case .html: true
    case .emphasis(let inner), .strong(let inner), .link(let inner, _):
      inner.contains(where: \.hasHTML)
    case .text, .code, .softBreak, .hardBreak: false
    }
  }
}

extension MarkdownBlock {
  /// Where it links to, with the line of the block.
  var links: [(url: String, line: Int)] {
    switch self {
    case .heading(_, let inlines, let line), .paragraph(let inlines, let line):
      inlines.flatMap(\.urls).map { ($0, line) }
    case .list(_, let items, _): items.joined().flatMap(\.links)
    case .quote(let blocks, _): blocks.flatMap(\.links)
    case .table(let heading, let rows, let line):
      (heading + rows.joined()).joined().flatMap(\.urls).map { ($0, line) }
    case .code, .html, .rule: []
    }
  }
}

extension MarkdownInline {
  fileprivate var urls: [String] {
    switch self {
    case .link(let inner, let url): [url] + inner.flatMap(\.urls)
    case .emphasis(let inner), .strong(let inner): inner.flatMap(\.urls)
    case .text, .code, .softBreak, .hardBreak, .html: []
    }
  }
}
