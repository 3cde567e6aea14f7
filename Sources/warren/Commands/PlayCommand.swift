public import ArgumentParser
import Glibc
public import Narration
import Terminal
import Workbench

/// `warren play LESSON`
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Plays a lesson in front of people, key by key.",
    discussion: """
      Space types the next command, space again runs it. Any key completes what is being typed.
      b goes back with the broker's state, g jumps to a step, ! opens the live prompt, s shows or
      hides the stage, ? lists the keys, q leaves. A recording keeps no stage. The speaker's notes follow in a second terminal: warren notes.
      """)

  @Argument(help: "The lesson's name.")
  var lesson: String

  @Option(help: "How many characters are typed in a second, 1 to 1000.")
  var speed = 30

  @Flag(help: "One press types a command and runs it.")
  var onePress = false

  @Flag(help: "Go on by itself, to the end; also without a terminal.")
  var auto = false

  @Option(help: ArgumentHelp("The time between two beats of --auto and --record.", valueName: "2s"))
  var pace = DemoPace(milliseconds: 2_000)

  @Option(help: ArgumentHelp("Begin at a step.", valueName: "step"))
  var from: String?

  @Option(help: ArgumentHelp("End behind a step.", valueName: "step"))
  var to: String?

  @Flag(help: "No cursor movement, no typing effect: for screen readers and old terminals.")
  var plain = false

  @Flag(help: "Begin with the stage: a diagram pinned above the trace.")
  var stage = false

  @Option(help: "What the colours stand on: unknown, light, dark.")
  var background = Background.unknown

  @Option(help: ArgumentHelp("Write an asciicast with a marker for each step.", valueName: "file"))
  var record: String?

  @OptionGroup var options: Options

  /// The size of a recording's terminal.
  private static let (columns, rows) = (80, 24)

  func validate() throws {
    guard (1...1_000).contains(speed) else {
      throw ValidationError("--speed is a number from 1 to 1000.")
    }
  }

  func run() throws {
    let lesson = try DemoLesson.lesson(lesson, options)
    for step in [from, to].compactMap(\.self) {
      guard lesson.steps.contains(where: { $0.id == step }) else {
        let phrase = CoursePhrase.stepUnknown(
          visible(step), nearest: lesson.nearestStep(to: step))
        throw refused(options.language.phrasebook.text(phrase))
      }
    }
    let keyboard = Keyboard()
    guard keyboard != nil || auto else {
      throw refused(options.language.phrasebook.text(DemoPhrase.needsTerminal))
    }
    // Rather now than when class is over.
    if let record { try write("", to: record) }
    var settings = Player.Settings()
    settings.isAuto = auto
    settings.pace = pace.milliseconds
    settings.speed = speed
    settings.last = to
    settings.isStaged = stage
    let isTerminal = Screen.isTerminal(STDOUT_FILENO)
    settings.isPlain = plain || !isTerminal || Environment.value("TERM") == "dumb"
    var player = Player(
      demo(lesson, keyboard), screen: screen(lesson, isPlain: settings.isPlain), settings: settings,
      keyboard: keyboard, announcement: DemoAnnouncement(),
      live: keyboard.map { _ in LivePrompt(options, language: lesson.language) })
    player.run(from: from)
    guard let record, let cast = player.screen.cast else { return }
    try write(cast.text, to: record)
    let phrase = DemoPhrase.recorded(path: visible(record), milliseconds: cast.milliseconds)
    Console.writeError(options.language.phrasebook.text(phrase) + "\n")
  }

  private func demo(_ lesson: Lesson, _ keyboard: Keyboard?) -> Demo {
    var configuration = Session.Configuration()
    configuration.seed = options.seed
    configuration.profile = options.profile
    configuration.isInterrupted = { keyboard?.takeInterrupt() ?? false }
    return Demo(lesson, onePress: onePress, configuration: configuration)
  }

  private func screen(_ lesson: Lesson, isPlain: Bool) -> DemoScreen {
    let cast = record.map { _ in
      Asciicast(columns: Self.columns, rows: Self.rows, title: lesson.title)
    }
    return DemoScreen(
      language: lesson.language,
      renderer: LineRenderer(
        usesColour: Environment.usesColour(options.color), symbols: options.symbols,
        background: background),
      // Whoever plays it has colours, whatever this terminal has.
      castRenderer: LineRenderer(
        usesColour: options.color != .never, symbols: options.symbols, background: background),
      cast: cast, isPlain: isPlain)
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Files.write(path, Array(text.utf8))
    } catch {
      throw refused(options.language.phrasebook.text(NoticePhrase.cannotWrite(path: visible(path))))
    }
  }

  private func refused(_ text: String) -> ExitCode {
    Console.writeError(text + "\n")
    return ExitCode(2)
  }
}

/// A time span on the command line: `2s`, `500ms`, `1.5s`.
struct DemoPace: ExpressibleByArgument {
  let milliseconds: Int

  init(milliseconds: Int) { self.milliseconds = milliseconds }

  init?(argument: String) {
    let units = [("ms", 1.0), ("s", 1_000.0), ("m", 60_000.0), ("", 1.0)]
    guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Double(argument.dropLast(unit.count)), number >= 0, number * factor <= 3_600_000
    else { return nil }
    milliseconds = Int(number * factor)
  }

  var defaultValueDescription: String { "\(milliseconds / 1_000)s" }
}

extension Background: ExpressibleByArgument {}
