import CReadline
import Glibc

/// Hint and preview, which readline knows nothing about.
///
/// Readline puts the cursor at the line's end, they are written from there, and a terminal's own
/// save and restore brings the cursor back: so readline's idea of the screen stays true. They are
/// erased before readline reads a key, for any key may scroll, list candidates or end the line.
extension ReadlineEditor {
  static func redisplay() {
    guard let current else { return rl_redisplay() }
    if readline_is_searching() == 0 { current.dropControls() }
    current.decorate(with: current.decoration())
  }

  /// Replaces what stands behind and below the line by `decoration`.
  func decorate(with decoration: String) {
    guard isDecorated || !decoration.isEmpty else {
      // Only readline's own call has something to show.
      return rl_redisplay()
    }
    isDecorated = !decoration.isEmpty
    let point = readline_point()
    readline_set_point(readline_end())
    rl_redisplay()
    readline_put("\u{1B}[J" + decoration)
    readline_set_point(point)
    if point != readline_end() { rl_redisplay() }
    readline_flush()
  }

  /// Prints `news` above the line.
  func show(_ news: [String]) {
    guard !news.isEmpty else { return }
    decorate(with: "")
    rl_clear_visible_line()
    readline_put(news.map { $0 + "\n" }.joined())
    rl_forced_update_display()
  }

  /// Erases the line after the terminal has wrapped it to a new width, which readline does not
  /// reckon with.
  func eraseWrappedAnew() {
    guard !Self.isDumb else { return }
    isDecorated = false
    let head = String(cString: readline_line()).utf8.prefix(Int(readline_point()))
    let row = layout(of: String(decoding: head, as: UTF8.self), columns: Screen.width).row
    readline_put("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J")
  }

  private func decoration() -> String {
    guard !Self.isDumb, readline_is_searching() == 0, !isInputPending else { return "" }
    let line = String(cString: readline_line())
    var (rows, columns): (CInt, CInt) = (0, 0)
    rl_get_screen_size(&rows, &columns)
    let end = layout(of: line, columns: Int(columns))
    let preview = assistance.preview(line).prefix(max(0, Int(rows) - 1 - end.row))
      .map { $0.cut(to: Int(columns), width: assistance.width) }
    let hint = hint(for: line, columns: Int(columns) - end.column - 1)
    guard !preview.isEmpty || !hint.isEmpty else { return "" }
    // Scrolls first, as a saved cursor does not move with the text.
    let room =
      preview.isEmpty
      ? "" : String(repeating: "\u{1B}D", count: preview.count) + "\u{1B}[\(preview.count)A"
    return room + "\u{1B}7" + hint + preview.map { "\r\n" + $0 }.joined() + "\u{1B}8"
  }

  private func layout(of line: String, columns: Int) -> Layout {
    let prompt = prompt.partsBySGR.filter { !$0.isCode }.map { String($0.text) }.joined()
    return Layout(of: prompt + line, columns: columns, width: assistance.width)
  }

  private func hint(for line: String, columns: Int) -> String {
    guard usesColour, readline_point() == readline_end(), let hint = assistance.hint(line) else {
      return ""
    }
    let visible = hint.withoutControls().cut(to: columns, width: assistance.width)
    return visible.isEmpty ? "" : "\u{1B}[90m" + visible + "\u{1B}[0m"
  }

  /// Takes away what a paste may bring and a terminal would obey; readline shows most of it as
  /// `^[`, but writes C1 as it is.
  private func dropControls() {
    let line = String(cString: readline_line())
    let kept = line.withoutControls(keeping: ["\n", "\t"])
    guard kept != line else { return }
    let head = String(decoding: line.utf8.prefix(Int(readline_point())), as: UTF8.self)
    rl_replace_line(kept, 1)
    readline_set_point(CInt(head.withoutControls(keeping: ["\n", "\t"]).utf8.count))
  }

  private var isInputPending: Bool {
    if readline_has_key() != 0 { return true }
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  private static let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
}
