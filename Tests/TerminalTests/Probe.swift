import TestSupport

/// Starts the probe at a terminal, in a locale that is not UTF-8 if not told otherwise.
func startProbe(
  history: String? = nil, environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
) throws -> PseudoTerminal {
  var all = ["TERM": "xterm", "INPUTRC": "/dev/null", "LANG": "C"]
  all.merge(environment) { $1 }
  let probe = try PseudoTerminal(
    PseudoTerminal.built("TerminalProbe"), arguments: history.map { [$0] } ?? [],
    environment: all, rows: rows, columns: columns)
  try probe.waitForScreen("probe>")
  return probe
}

extension PseudoTerminal {
  /// Waits until the probe has read `line` and prompts again.
  func waitForLine(_ line: String) throws { try waitForAnswer("line <\(line)>") }

  /// Waits for `answer` and the next prompt; what is typed before it would be echoed twice.
  func waitForAnswer(_ answer: String) throws {
    try waitFor(answer + "\r\n")
    try waitFor("probe\u{1B}[0m> ")
  }
}
