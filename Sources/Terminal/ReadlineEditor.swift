import CReadline
import Glibc

/// Edits lines at a terminal with GNU readline.
///
/// Create it before any thread starts: it blocks signals, which threads inherit. There is one
/// terminal, so there should be one editor. In a locale that is not UTF-8 it sets `LC_ALL`, so
/// read the user's language before.
public final class ReadlineEditor: LineEditor {
  /// Readline's callbacks carry no context; they run on the thread that reads.
  nonisolated(unsafe) static var current: ReadlineEditor?

  /// Makes the editor ask its assistance for news.
  public let wakeup = Wakeup()
  /// Why the history cannot be kept, an `errno`.
  public private(set) var historyFailure: CInt?

  let usesColour: Bool
  var assistance = Assistance()
  var prompt = ""
  var isDecorated = false
  var completionStart = 0
  var candidates: [String] = []

  private let signals = Signals()
  private let history: HistoryFile?
  private var lastRemembered: String?
  private var outcome: Input?

  /// Creates an editor; `name` is what a user's inputrc can ask for.
  public init(name: String, historyPath: String?, usesColour: Bool) {
    self.usesColour = usesColour
    history = historyPath.map(HistoryFile.init(path:))
    Self.ensureUTF8()
    // Before the user's inputrc, which may say otherwise.
    rl_variable_bind("enable-active-region", "off")
    rl_variable_bind("page-completions", "off")
    readline_set_up(strdup(name)) { ReadlineEditor.nextKey($0) }
    // Readline asks terminfo only while it redisplays itself.
    rl_initialize()
    readline_set_deprep {
      readline_forget_end()
      rl_deprep_terminal()
    }
    readline_set_redisplay { ReadlineEditor.redisplay() }
    readline_set_up_completion(
      { text, _, _ in ReadlineEditor.candidates(for: text) },
      { matches, count, _ in ReadlineEditor.display(matches, count: count) })
    stifle_history(CInt(HistoryFile.limit))
    if let history { keep(history.add([])) }
  }

  /// Reads a line; afterwards the terminal is as it was before.
  public func read(prompt: String, remembers: Bool, assistance: Assistance) -> Input {
    self.assistance = assistance
    self.prompt = prompt
    outcome = nil
    // Before the others are held back, for it would take one of them away.
    _ = takeInterrupt()
    signals.hold()
    Self.current = self
    rl_callback_handler_install(Self.marked(prompt)) { ReadlineEditor.current?.finish($0) }
    while outcome == nil { wait() }
    Self.current = nil
    self.assistance = Assistance()
    signals.release()
    guard case .line(let line) = outcome else { return outcome ?? .endOfInput }
    if line.utf8.count > Input.longestLine { return .tooLong }
    if remembers { remember(line, assistance.kept) }
    return .line(line)
  }

  /// Tells whether Ctrl-C was typed since the last `read` or call.
  public func takeInterrupt() -> Bool {
    var isInterrupted = false
    while let signal = signals.take(from: signals.endings) {
      isInterrupted = isInterrupted || signal == SIGINT
    }
    return isInterrupted
  }

  /// Readline takes the locale from the environment, and in one without UTF-8 edits octets.
  private static func ensureUTF8() {
    if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" {
      setenv("LC_ALL", "C.UTF-8", 1)
      setlocale(LC_CTYPE, "")
    }
  }

  /// Readline counts as columns all that is not between these marks.
  private static func marked(_ prompt: String) -> String {
    prompt.partsBySGR.map { $0.isCode ? "\u{1}\($0.text)\u{2}" : String($0.text) }.joined()
  }
}

// MARK: - Waiting

extension ReadlineEditor {
  private func wait() {
    var polled = [STDIN_FILENO, signals.endings, signals.changes, wakeup.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&polled, nfds_t(polled.count), -1) > 0 else { return }
    if polled[1].revents != 0 {
      if let signal = signals.take(from: signals.endings) { obey(signal) }
    } else if polled[2].revents != 0 {
      while signals.take(from: signals.changes) != nil {}
      // Whoever stopped the process may have left other modes behind.
      rl_deprep_terminal()
      rl_reset_after_signal()
      eraseWrappedAnew()
      PinnedArea.current?.restore()
      rl_reset_screen_size()
      rl_forced_update_display()
    } else if polled[3].revents != 0 {
      wakeup.clear()
      show(assistance.news())
    } else {
      decorate(with: "")
      rl_callback_read_char()
    }
  }

  /// Waits for a key; a signal ends what readline does with several keys, such as a paste.
  private static func nextKey(_ stream: UnsafeMutablePointer<FILE>?) -> CInt {
    while let current {
      var polled = [STDIN_FILENO, current.signals.endings].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&polled, nfds_t(polled.count), -1) > 0 else { continue }
      if polled[0].revents == 0 { return EOF }
      break
    }
    return rl_getc(stream)
  }

  private func obey(_ signal: CInt) {
    if signal == SIGINT {
      rl_callback_sigcleanup()
      rl_free_line_state()
      readline_set_point(readline_end())
      decorate(with: "")
      readline_put("^C\n")
      rl_callback_handler_remove()
      outcome = .interrupted
    } else {
      decorate(with: "")
      rl_cleanup_after_signal()
      readline_put("\n")
      readline_flush()
      PinnedArea.current?.leave()
      signals.release()
      raise(signal)
      signals.hold()
      PinnedArea.current?.restore()
      rl_reset_after_signal()
      rl_forced_update_display()
    }
  }

  private func finish(_ text: UnsafeMutablePointer<CChar>?) {
    rl_callback_handler_remove()
    if text == nil {
      readline_put("\n")
      readline_flush()
    }
    outcome = text.map { .line(String(cString: $0)) } ?? .endOfInput
    free(text)
  }
}

// MARK: - History

extension ReadlineEditor {
  private func remember(_ text: String, _ kept: (String) -> String) {
    var lines: [String] = []
    for line in text.split(separator: "\n").map({ kept(String($0)) })
    where !line.hasPrefix(" ") && line != lines.last ?? lastRemembered {
      lines.append(line)
    }
    guard !lines.isEmpty else { return }
    for line in lines { add_history(line) }
    lastRemembered = lines.last
    if let history { historyFailure = history.add(lines) == nil ? errno : nil }
  }

  private func keep(_ lines: [String]?) {
    historyFailure = lines == nil ? errno : nil
    for line in lines ?? [] { add_history(line.withoutControls(keeping: ["\t"])) }
    lastRemembered = lines?.last
  }
}
