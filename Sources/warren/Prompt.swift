import AMQPListener
import ArgumentParser
import BrokerCore
import BrokerHost
import CommandLanguage
import Glibc
import Narration
import Terminal
import Workbench

/// The interactive prompt; without a terminal the same language, line by line.
struct Prompt {
  private let editor: any LineEditor
  private let isInteractive: Bool
  private let usesColour: Bool
  private var console: Console
  private var session: Session
  /// Only a person's sessions are kept.
  private var journal: SessionJournal?
  private let progress: ProgressFile?
  private var stage: Stage?
  /// What programs do while the prompt listens.
  private let feed: ClientFeed

  /// What the prompt listens with.
  struct Listening {
    var configuration = ListenerConfiguration(version: Warren.version)
    var queuedLimit = BrokerHost.defaultQueuedLimit
    var isQuiet = false
    var log: TraceLog?
  }

  init(_ options: Options, _ listening: Listening = Listening()) throws {
    // Before the editor, which may have to change the locale.
    let language = options.language
    isInteractive = Screen.isTerminal(STDIN_FILENO) && Screen.isTerminal(STDOUT_FILENO)
    usesColour = Environment.usesColour(options.color)
    let readline =
      isInteractive
      ? ReadlineEditor(
        name: "warren", historyPath: Environment.historyPath, usesColour: usesColour) : nil
    let editor: any LineEditor = readline ?? PipeEditor()
    self.editor = editor
    feed = ClientFeed(
      readline?.wakeup ?? Wakeup(), options, isQuiet: listening.isQuiet, log: listening.log)
    console = Console(
      options, language: language, isWatched: isInteractive && options.format == .text,
      log: listening.log)
    var configuration = Session.Configuration()
    configuration.seed = options.seed
    configuration.profile = options.profile
    configuration.language = language
    // Asked on this thread only.
    nonisolated(unsafe) let isInterrupted = { editor.takeInterrupt() }
    configuration.files = Files.access { isInterrupted() }
    configuration.network = .listening(
      listening.configuration, queuedLimit: listening.queuedLimit, feed)
    configuration.course = try Self.course(options.lessons, language.phrasebook)
    configuration.isInterrupted = { editor.takeInterrupt() }
    var bar = SweepBar()
    configuration.progressed = { bar.show($0, of: $1) }
    let folder = isInteractive ? Environment.stateFolder : nil
    let journal = folder.map { SessionJournal(folder: $0) }
    progress = folder.map { ProgressFile(path: $0 + "/progress") }
    self.journal = journal
    if let progress { configuration.marks = progress.marks }
    configuration.keepsReview = true
    configuration.cutOffLines = journal?.cutOffLines ?? []
    session = Session(configuration)
  }

  /// A prompt inside of a demo, which keeps neither the lines nor any progress.
  init(live session: Session, _ options: Options, editor: any LineEditor, stage: Stage?) {
    self.stage = stage
    isInteractive = true
    usesColour = Environment.usesColour(options.color)
    self.editor = editor
    console = Console(options, language: options.language, isWatched: true)
    self.session = session
    journal = nil
    progress = nil
    // Nobody comes in during a demo.
    feed = ClientFeed(Wakeup(), options, isQuiet: true, log: nil)
  }

  /// Reads and runs lines until the person returns to the demo, and gives the session and the
  /// stage then.
  mutating func runLive() -> (Session, Stage?) {
    setStage()
    reading: while let line = read() {
      for part in line.split(separator: "\n", omittingEmptySubsequences: false) {
        let isReturn = session.keyPromptExchange == nil && part.filter { $0 != " " } == "!"
        if isReturn || runLine(String(part)) == .quit { break reading }
      }
    }
    return (session, stage)
  }

  static func course(
    _ folder: String?, _ words: any Phrasebook
  ) throws(ExitCode) -> Course {
    let library: LessonLibrary
    do {
      library = try folder.map { try LessonLibrary(path: $0) } ?? .embedded
    } catch {
      Console.writeError(words.text(.cannotRead(path: visible(folder ?? ""))) + "\n")
      throw ExitCode(2)
    }
    if let folder, library.entries.isEmpty {
      Console.writeError(words.text(.nothingToCheck(visible(folder))) + "\n")
      throw ExitCode(2)
    }
    return library.course { entry, problem in
      let place = "\(visible(entry.location)):\(problem.line):\(problem.column)"
      Console.writeError("\(place): \(words.text(problem.phrase))\n")
    }
  }

  /// Reads and runs lines until the person leaves; `first` is run before the first one.
  @discardableResult
  mutating func run(first: String? = nil, isNeeded: Bool = false) -> Outcome {
    if isInteractive { greet() }
    defer {
      journal?.end()
      stage?.remove()
      leaveNetwork()
    }
    var outcome = Outcome.fine
    if let first { outcome = runLine(first) }
    if outcome == .quit || (isNeeded && outcome != .fine) { return outcome }
    while let line = read() {
      // Pasted lines arrive together.
      for part in line.split(separator: "\n", omittingEmptySubsequences: false) {
        if runLine(String(part)) == .quit { return outcome }
      }
    }
    return outcome
  }

  private mutating func leaveNetwork() {
    guard session.isListening else { return }
    var console = console
    session.stopListening { console.show($0) }
    console.flush()
    self.console = console
  }

  private mutating func greet() {
    console.show(.noticed(.welcome(version: Warren.version)))
    console.show(.noticed(.firstSteps))
    if let lines = journal?.cutOffLines, !lines.isEmpty {
      console.show(.course(.resumable(lines: lines.count)))
    }
    console.flush()
  }

  /// The next line; nil at the end.
  private mutating func read() -> String? {
    while true {
      let remembers = session.keyPromptExchange == nil
      switch editor.read(prompt: prompt, remembers: remembers, assistance: assistance) {
      case .line(let line): return line
      case .interrupted: continue
      case .tooLong:
        console.show(.failed(.lineTooLong(limit: Input.longestLine)))
        console.flush()
      case .endOfInput:
        guard isInteractive, session.keyPromptExchange != nil else { return nil }
        leaveKeyPrompt()
      }
    }
  }

  private mutating func leaveKeyPrompt() {
    var console = console
    session.leaveKeyPrompt { console.show($0) }
    console.flush()
    self.console = console
  }

  private mutating func runLine(_ line: String) -> Outcome {
    if session.keyPromptExchange == nil { journal?.append(session.replayable(line)) }
    let marks = session.marks
    defer {
      if session.hasResumed { journal?.adopt() }
    }
    defer { if session.marks != marks { progress?.keep(session.marks) } }
    // A local one, because the session is being changed while it reports.
    var console = console
    var view: StageView?
    let hasStage = stage != nil
    let outcome = session.run(line) { report in
      if hasStage, case .staged(let staged) = report { view = staged } else { console.show(report) }
    }
    console.flush()
    self.console = console
    setStage()
    if let view { stage?.show(view, in: session.language) { console.rendered($0) } }
    return outcome
  }

  /// Begins or ends the stage, as the session has it.
  private mutating func setStage() {
    guard isInteractive, session.isStaged != (stage != nil) else { return }
    stage?.remove()
    stage = session.isStaged ? Stage() : nil
    let console = console
    stage?.show(session.stageView, in: session.language) { console.rendered($0) }
  }

  // MARK: Assistance

  private var prompt: String {
    let name =
      session.keyPromptExchange.map { spelled($0) + " key" }
      ?? (session.openQuestion == nil ? "warren" : "answer")
    return usesColour ? "\u{1b}[1;32m\(name)>\u{1b}[0m " : "\(name)> "
  }

  private var assistance: Assistance {
    var assistance = Assistance()
    let (feed, language, console) = (feed, session.language, console)
    assistance.news = {
      feed.lines(in: language) { console.rendered($0) }
    }
    assistance.kept = { Redaction.masked($0) }
    assistance.width = { DisplayWidth.width(of: $0) }
    if session.keyPromptExchange != nil {
      assistance.preview = { preview($0) }
      return assistance
    }
    var names = session.liveNames
    // What a terminal would obey is not offered.
    names.files = Files.names(in: ".").filter { visible($0) == $0 }
    let completer = Completer(names: names)
    assistance.complete = { line, cursor in
      let completion = completer.complete(line, cursor: cursor)
      return (completion.start, completion.candidates)
    }
    assistance.hint = { completer.hint($0) }
    return assistance
  }

  // Few enough for a small terminal; Enter shows the rest.
  private static let previewRows = 6

  private func preview(_ line: String) -> [String] {
    guard let answer = session.preview(ofKey: line) else { return [] }
    var narrator = TextNarrator(language: session.language)
    let lines = narrator.lines(for: .answered(answer)).dropFirst()
    var shown = Array(lines.prefix(Self.previewRows))
    // Those that match come first, so it is only of nobody that they do not tell.
    if case .explained(let explanation) = answer, explanation.queues.isEmpty,
      lines.count > shown.count, let last = lines.last
    {
      shown[shown.count - 1] = last
    }
    return shown.map { console.rendered($0) }
  }
}
