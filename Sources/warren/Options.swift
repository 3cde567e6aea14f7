public import ArgumentParser
public import BrokerCore
public import Narration

/// What all commands have in common.
struct Options: ParsableArguments {
  @Option(help: ArgumentHelp("Output for people or for programs: text, json.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("Language: en, zh-Hant. Default: WARREN_LANG, then the locale."))
  var lang: Language?

  @Option(help: "Colour: auto, always, never. NO_COLOR is respected.")
  var color = ColourChoice.auto

  @Option(help: "Symbols: unicode, ascii.")
  var symbols = Symbols.unicode

  @Option(help: "Makes the names that the server chooses.")
  var seed: UInt64 = 0

  @Option(help: ArgumentHelp("Which RabbitMQ: 4.x, 4.3 (strict).", valueName: "version"))
  var profile = BrokerProfile.current

  @Option(help: ArgumentHelp("A folder of lessons instead of the built-in ones.", valueName: "dir"))
  var lessons: String?

  /// Who reads the output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// When to use colour.
  enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  var language: Language { lang ?? Environment.language }
}

extension Language: ExpressibleByArgument {
  /// Any spelling of the language's name.
  public init?(argument: String) {
    let folded = argument.lowercased().replacing("_", with: "-")
    switch folded {
    case "en", "english": self = .english
    case "zh-hant", "zh-tw", "zh": self = .traditionalChinese
    default: return nil
    }
  }

  /// The names to choose from.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension Symbols: ExpressibleByArgument {}

extension BrokerProfile: ExpressibleByArgument {}
