import Glibc
import Narration
import Terminal

/// The diagram above the trace, where the terminal has room for it.
struct Stage {
  private let area: PinnedArea

  /// How long each part of a message's way is looked at, in ms.
  static let pause: CInt = 150

  init?() {
    let rows = min(16, max(6, Screen.size.rows * 2 / 5))
    guard let area = PinnedArea(rows: rows, width: { DisplayWidth.width(of: $0) }) else {
      return nil
    }
    self.area = area
  }

  /// Shows `view`, the way of its message part by part; a key shows all of it at once.
  func show(_ view: StageView, in language: Language, rendered: (Line) -> String) {
    for beat in StagePath.Beat.allCases {
      let isLast = beat == .consumers
      guard isLast || (view.path.message != nil && !isKeyPressed()) else { continue }
      draw(view, upTo: beat, in: language, rendered: rendered)
      if !isLast { wait() }
    }
  }

  /// Draws `view` up to a part of its message's way, at once.
  func draw(
    _ view: StageView, upTo beat: StagePath.Beat = .consumers, in language: Language,
    rendered: (Line) -> String
  ) {
    let narrator = StageNarrator(language: language)
    area.draw(narrator.lines(for: view, upTo: beat, limit: area.rows - 1).map(rendered))
  }

  func remove() { area.remove() }

  private func isKeyPressed() -> Bool { poll(for: 0) }

  private func wait() { _ = poll(for: Self.pause) }

  private func poll(for milliseconds: CInt) -> Bool {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&polled, 1, milliseconds) > 0
  }
}
