import Foundation
import TestSupport

/// Somebody who plays a lesson of three steps at a terminal.
final class Speaker {
  let terminal: PseudoTerminal
  let folder: PipeFolder

  static let lesson = """
    ---
    title: The first
    order: 1
    about: a queue
    minutes: 2
    needs:
    ---

    ## One {#one}

    Words.

    ```warren
    > declare queue q
    declare    queue q   durable
    ```

    <!-- note: say it aloud -->

    ## Two {#two}

    ```warren predict queues
    > send q 1
    ...
    ```

    <!-- note: ask them -->

    ## Three {#three}

    <!-- live -->

    The end.

    """

  static func lessons() throws -> PipeFolder {
    let folder = try PipeFolder()
    try folder.write("en/first.md", lesson)
    try folder.write("zh-Hant/first.md", lesson)
    return folder
  }

  /// Starts `warren play first`, and waits for its first beat.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:],
    folder: PipeFolder? = nil
  ) throws {
    let folder = try folder ?? Self.lessons()
    self.folder = folder
    terminal = try PseudoTerminal(
      PseudoTerminal.built("warren"),
      arguments: ["play", "first", "--lessons", folder.path] + arguments,
      environment: Self.environment(folder).merging(environment) { $1 })
  }

  static func environment(_ folder: PipeFolder) -> [String: String] {
    [
      "TERM": "xterm", "INPUTRC": "/dev/null", "LANG": "C.UTF-8", "HOME": folder.path + "/home",
      "XDG_RUNTIME_DIR": folder.path + "/run", "WARREN_LANG": "en", "NO_COLOR": "1",
    ]
  }

  /// Waits until the screen shows exactly `text`.
  func see(_ text: String) throws { try terminal.waitForScreen(text) }

  /// Waits until the screen contains `text`.
  func see(part text: String) throws {
    try terminal.wait(for: text.debugDescription) { terminal.screen.text.contains(text) }
  }

  /// Presses a key and waits until the screen contains `text`.
  func press(_ keys: String, until text: String) throws {
    terminal.send(keys)
    try see(part: text)
  }
}
