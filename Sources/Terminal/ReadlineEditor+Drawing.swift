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

  /// Draws the line afresh, after what `body` prints in its place.
  func redraw(_ body: () -> Void) {
    decorate(with: "")
    rl_clear_visible_line()
    body()
    rl_on_new_line()
    rl_forced_update_display()
  }

  private func decoration() -> String {
    let line = String(cString: readline_line())
    guard !Self.isDumb, readline_is_searching() == 0, !isInputPending else { return "" }
    var (rows, columns): (CInt, CInt) = (0, 0)
    rl_get_screen_size(&rows, &columns)
    let shown = prompt.partsBySGR.filter { !$0.isCode }.map { String($0.text) }.joined() + line
    let end = Layout(of: shown, columns: Int(columns), width: assistance.width)
    let preview = assistance.preview(line).prefix(max(0, Int(rows) - 1 - end.row))
      .map { $0.cut(to: Int(columns), width: assistance.width) }
    var text = hint(for: line, columns: Int(columns) - end.column - 1)
    if !preview.isEmpty {
      // Scrolls first, as a saved cursor does not move with the text.
      text = String(repeating: "\u{1B}D", count: preview.count) + "\u{1B}[\(preview.count)A\u{1B}7"
        + text + preview.map { "\r\n" + $0 }.joined() + "\u{1B}8"
    } else if !text.isEmpty {
      text = "\u{1B}7" + text + "\u{1B}8"
    }
    return text
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
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  private static let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
}
