import Narration
import Terminal
import Workbench

/// The prompt inside of a demo, with one editor for all its lines.
struct LivePrompt {
  private let options: Options
  private let language: Language
  private let editor: ReadlineEditor

  /// A prompt that speaks the lesson's language.
  init(_ options: Options, language: Language) {
    var options = options
    options.lang = language
    self.options = options
    self.language = language
    editor = ReadlineEditor(
      name: "warren", historyPath: Environment.historyPath,
      usesColour: Environment.usesColour(options.color))
  }

  /// Lets a person do what they like with `session`, until they leave it.
  func run(_ session: Session, stage: Stage?) -> (Session, Stage?) {
    var prompt = Prompt(live: session, options, editor: editor, stage: stage)
    return prompt.runLive()
  }

  /// Asks for a word that can be completed to one of `candidates`; nil if none is given.
  func ask(_ phrase: DemoPhrase, among candidates: [String]) -> String? {
    var assistance = Assistance()
    assistance.width = { DisplayWidth.width(of: $0) }
    assistance.complete = { line, _ in (0, candidates.filter { $0.hasPrefix(line) }) }
    let prompt = language.phrasebook.text(phrase) + "> "
    guard
      case .line(let line) = editor.read(
        prompt: prompt, remembers: false, assistance: assistance)
    else { return nil }
    let words = line.split(separator: " ")
    return words.first.map(String.init)
  }
}
