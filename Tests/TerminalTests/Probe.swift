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
