import CCommonMark

/// Reads CommonMark with tables through cmark-gfm.
enum MarkdownReader {
  /// The blocks of `text`, whose first line is the file's line `firstLine`.
  static func blocks(of text: String, firstLine: Int = 1) -> [MarkdownBlock] {
    guard let document = ccm_parse(text, text.utf8.count) else { return [] }
    defer { cmark_node_free(document) }
    return children(of: document).compactMap { block($0, firstLine - 1) }
  }

  private static func children(of node: OpaquePointer) -> [OpaquePointer] {
    var children: [OpaquePointer] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  private static func type(of node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private static func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private static func block(_ node: OpaquePointer, _ offset: Int) -> MarkdownBlock? {
    let line = Int(cmark_node_get_start_line(node)) + offset
    switch type(of: node) {
    case "heading":
      return .heading(
        level: Int(cmark_node_get_heading_level(node)), inlines(of: node), line: line)
    case "paragraph": return .paragraph(inlines(of: node), line: line)
    case "list":
      let start = ccm_is_ordered(node) != 0 ? Int(cmark_node_get_list_start(node)) : nil
      return .list(
        start: start,
        items: children(of: node).map { item in
          children(of: item).compactMap { block($0, offset) }
        }, line: line)
    case "block_quote":
      return .quote(children(of: node).compactMap { block($0, offset) }, line: line)
    case "code_block":
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      return .code(info: info, literal(of: node), line: line)
    case "table":
      let rows = children(of: node).map { row in children(of: row).map { inlines(of: $0) } }
      return .table(heading: rows.first ?? [], rows: Array(rows.dropFirst()), line: line)
    case "html_block": return .html(literal(of: node), line: line)
    case "thematic_break": return .rule(line: line)
    default: return nil
    }
  }

  private static func inlines(of node: OpaquePointer) -> [MarkdownInline] {
    children(of: node).compactMap { inline($0) }
  }

  private static func inline(_ node: OpaquePointer) -> MarkdownInline? {
    switch type(of: node) {
    case "text": .text(literal(of: node))
    case "code": .code(literal(of: node))
    case "emph": .emphasis(inlines(of: node))
    case "strong": .strong(inlines(of: node))
    case "link", "image":
      .link(
        inlines(of: node), url: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    case "softbreak": .softBreak
    case "linebreak": .hardBreak
    case "html_inline": .html(literal(of: node))
    default: nil
    }
  }
}
