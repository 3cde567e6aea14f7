/// A source of lines: a person at a terminal, or a pipe.
public protocol LineEditor: AnyObject {
  /// Reads the next line; `prompt` may contain SGR codes, and `remembers` says whether the line
  /// goes into the history.
  func read(prompt: String, remembers: Bool, assistance: Assistance) -> Input
  /// Tells whether Ctrl-C was typed since the last `read` or call.
  func takeInterrupt() -> Bool
}
