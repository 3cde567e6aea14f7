import Glibc
import Terminal

/// A prompt that only tests talk to: it completes a fixed list, shows a hint and a preview, and
/// echoes each line; `!` at a line's end makes news. `TerminalProbe [HISTORY]`
func run() -> Never {
  let history = CommandLine.arguments.dropFirst().first
  let editor: any LineEditor
  var news: Wakeup?
  if Screen.isTerminal(STDIN_FILENO) && Screen.isTerminal(STDOUT_FILENO) {
    let hasColour = getenv("NO_COLOR") == nil
    let readline = ReadlineEditor(name: "probe", historyPath: history, usesColour: hasColour)
    news = readline.wakeup
    editor = readline
  } else {
    editor = PipeEditor()
  }
  while true {
    let input = editor.read(
      prompt: "\u{1B}[32mprobe\u{1B}[0m> ", remembers: true, assistance: assistance(news))
    switch input {
    case .line("quit"):
      exit(7)
    case .line("busy"):
      say("busy until interrupted")
      while !editor.takeInterrupt() { usleep(1000) }
      say("stopped")
    case .line(let line):
      let shown = line.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "|")
      say("line <\(shown)>")
    case .tooLong:
      say("too long")
    case .interrupted:
      say("interrupted")
    case .endOfInput:
      say("end")
      exit(0)
    }
  }
}

func assistance(_ news: Wakeup?) -> Assistance {
  var assistance = Assistance()
  assistance.width = { text in
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }
  assistance.complete = { line, cursor in
    let start = line.utf8.lastIndex(of: UInt8(ascii: " ")).map { line.utf8.index(after: $0) }
    let word = line[(start ?? line.startIndex)...]
    let words =
      start == nil
      ? ["declare", "delete", "publish"]
      : ["orders", "orders.eu", "\"two words\"", "max-length=", "logs.", "佇列一", "佇列二"]
    return (cursor - word.utf8.count, words.filter { $0.hasPrefix(word) })
  }
  assistance.hint = { $0 == "publish" ? " EXCHANGE KEY BODY" : nil }
  assistance.preview = { line in
    if line.hasSuffix("!") { news?.signal() }
    return line.hasPrefix("publish ")
      ? ["\u{1B}[33mwould reach\u{1B}[0m " + line.dropFirst(8), "of 2 queues"] : []
  }
  var pieces = [["news one", "news two"]]
  assistance.news = { pieces.popLast() ?? [] }
  return assistance
}

func say(_ text: String) {
  if !Screen.write(text + "\n") { exit(9) }
}

run()
