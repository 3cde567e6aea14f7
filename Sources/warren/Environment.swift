import Glibc
import Narration
import Terminal

/// What the surroundings of the process say.
enum Environment {
  static func value(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  static var language: Language {
    let name =
      value("WARREN_LANG") ?? value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? "en"
    return Language(locale: name)
  }

  /// Whether colour helps whoever reads standard output.
  static func usesColour(_ choice: Options.ColourChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      Screen.isTerminal(STDOUT_FILENO) && value("NO_COLOR") == nil && value("TERM") != "dumb"
    }
  }

  /// Where what lasts between sessions is kept (XDG base directories); nil without a home.
  static var stateFolder: String? {
    let state = value("XDG_STATE_HOME") ?? value("HOME").map { $0 + "/.local/state" }
    return state.map { $0 + "/warren" }
  }

  /// Where the history of the prompt is kept.
  static var historyPath: String? { stateFolder.map { $0 + "/history" } }
}
