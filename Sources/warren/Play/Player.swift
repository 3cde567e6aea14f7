import Glibc
import Narration
import Terminal
import Workbench

/// Plays a demo: keys and time in, the screen and the speaker's notes out.
struct Player {
  /// How a demo is played.
  struct Settings {
    /// Whether it goes on by itself.
    var isAuto = false
    /// The milliseconds between two beats: those of a demo that goes on by itself, and of a
    /// recording.
    var pace = 2_000
    /// How many characters are typed in a second.
    var speed = 30
    /// The step at whose end it is over.
    var last: String?
    /// Whether whole commands appear at once, and nothing is erased.
    var isPlain = false
    /// Whether it begins with the stage.
    var isStaged = false
  }

  enum Course { case goesOn, isOver }

  var demo: Demo
  var screen: DemoScreen
  let settings: Settings
  let keyboard: Keyboard?
  private let announcement: DemoAnnouncement?
  private let live: LivePrompt?
  /// Whether somebody watches, so that waiting has a sense.
  private let isWatched = Screen.isTerminal(STDOUT_FILENO)
  /// Whether the stage is wanted, and the one that is pinned; lines take its place where none is.
  var isStaged: Bool
  var stage: Stage?

  init(
    _ demo: Demo, screen: DemoScreen, settings: Settings, keyboard: Keyboard?,
    announcement: DemoAnnouncement?, live: LivePrompt?
  ) {
    self.demo = demo
    self.screen = screen
    self.settings = settings
    self.keyboard = keyboard
    self.announcement = announcement
    self.live = live
    isStaged = settings.isStaged
  }

  /// Plays to the end, or until the speaker leaves.
  mutating func run(from first: String? = nil) {
    keyboard?.begin()
    defer {
      screen.endLine()
      stage?.remove()
      keyboard?.end()
      announcement?.withdraw()
    }
    if isStaged { pinStage() }
    if let first {
      _ = demo.go(to: first)
      announcement?.announce(demo)
      drawScene(isRecorded: true)
    } else if goOn() == .isOver {
      return
    }
    if keyboard != nil, !settings.isAuto { screen.say([.howToBegin]) }
    if first != nil { giveAwayWhereTold() }
    while !screen.isBroken {
      let event = wait(milliseconds: settings.isAuto ? settings.pace : nil)
      if event == nil, isOver { return }
      if obey(event) == .isOver { return }
    }
  }

  /// Whether the last beat that is wanted has been shown.
  private var isOver: Bool { demo.isAtEnd || settings.last.map { demo.isBehind($0) } == true }

  /// Waits for a key or the end of the time, which is nil.
  func wait(milliseconds: Int?) -> Keyboard.Event? {
    if let keyboard { return keyboard.next(within: milliseconds) }
    if isWatched { _ = poll(nil, 0, CInt(clamping: milliseconds ?? 0)) }
    return nil
  }

  private mutating func obey(_ event: Keyboard.Event?) -> Course {
    switch event {
    case nil, .key(.forward), .key(.enter), .key(.character(" ")): return goOn()
    case .key(.backward), .key(.character("b")): goBack()
    case .key(.character("g")): jump()
    case .key(.character("!")): giveAway()
    case .key(.character("s")): toggleStage()
    case .key(.character("?")): return showKeys()
    case .key(.character("\u{0c}")), .changed: redraw()
    case .key(.character("q")), .interrupted, .endOfInput: return .isOver
    case .key(.character), .key(.other): break
    }
    return .goesOn
  }

  // MARK: Moving

  private mutating func goOn() -> Course {
    if isOver {
      screen.say([.atEnd])
      return .goesOn
    }
    if demo.scene.isEmpty == false { screen.pass(milliseconds: settings.pace) }
    let showings = demo.advance()
    announcement?.announce(demo)
    for showing in showings {
      guard show(showing) == .goesOn else { return .isOver }
    }
    if !demo.hasMoved {
      drawStage()
    } else if followOnStage() == .isOver {
      return .isOver
    }
    giveAwayWhereTold()
    return .goesOn
  }

  private mutating func goBack() {
    screen.pass(milliseconds: settings.pace)
    guard demo.back() else {
      screen.say([.atBeginning])
      return
    }
    showPlace()
  }

  private mutating func showPlace() {
    announcement?.announce(demo)
    if settings.isPlain {
      let place = demo.place
      screen.say([.backAt(place.step, of: place.stepCount, title: place.title)])
    }
    drawScene(isRecorded: true)
  }

  /// Asks for a step and goes there.
  private mutating func jump() {
    let steps = demo.lesson.steps
    screen.endLine()
    let lines = steps.enumerated().map { index, step in
      let number = index + 1
      return Line([
        Span(DisplayWidth.padded("\(number)", to: 4), .dim),
        Span(DisplayWidth.padded(step.id, to: 24), .name), Span(step.title),
      ])
    }
    screen.show([.prose([Line()] + lines)], isRecorded: false)
    var isThere = false
    keyboard?.end()
    while let typed = live?.ask(.stepPrompt, among: steps.map(\.id)) {
      let number = Int(typed).flatMap { steps.indices.contains($0 - 1) ? steps[$0 - 1].id : nil }
      let beginnings = steps.map(\.id).filter { $0.hasPrefix(typed) }
      if demo.go(to: number ?? (beginnings.count == 1 ? beginnings[0] : typed)) {
        screen.pass(milliseconds: settings.pace)
        showPlace()
        isThere = true
        break
      }
      screen.complain(.stepUnknown(visible(typed), nearest: demo.lesson.nearestStep(to: typed)))
    }
    keyboard?.begin()
    if isThere { giveAwayWhereTold() } else { drawScene(isRecorded: false) }
  }

  // MARK: Showing

  private mutating func show(_ showing: Demo.Showing) -> Course {
    switch showing {
    case .opened(_, let id, let title):
      screen.mark("\(id): \(title)")
      screen.clear()
    case .told(let reports): screen.show(reports)
    case .typed(let command): return type(command)
    case .live: break
    }
    return .goesOn
  }

  /// Types a command character by character; any key shows the rest at once.
  private mutating func type(_ command: String) -> Course {
    screen.beginCommand()
    let interval = 1_000 / settings.speed
    var isHurried = settings.isPlain
    var isDisturbed = false
    for (index, character) in command.enumerated() {
      screen.type(String(character))
      screen.pass(milliseconds: interval)
      // The next key is not for what is complete.
      if isHurried || screen.isBroken || index + 1 == command.count { continue }
      switch wait(milliseconds: interval) {
      case nil: break
      case .key: isHurried = true
      case .changed: isDisturbed = true
      case .interrupted, .endOfInput: return .isOver
      }
    }
    if isDisturbed { redraw() }
    return .goesOn
  }

  /// Draws what the open step has shown so far.
  mutating func drawScene(isRecorded: Bool) {
    drawStage()
    if case .opened? = demo.scene.first {} else { screen.clear(isRecorded: isRecorded) }
    for showing in demo.scene {
      switch showing {
      case .opened(_, let id, let title):
        if isRecorded { screen.mark("\(id): \(title)") }
        screen.clear(isRecorded: isRecorded)
      case .told(let reports): screen.show(reports, isRecorded: isRecorded)
      case .typed(let command):
        screen.beginCommand(isRecorded: isRecorded)
        screen.type(command, isRecorded: isRecorded)
      case .live: break
      }
    }
  }

  private mutating func showKeys() -> Course {
    screen.say(DemoKey.allCases.map { .key($0) })
    if settings.isPlain { return .goesOn }
    switch wait(milliseconds: nil) {
    case .interrupted, .endOfInput: return .isOver
    case nil, .key: drawScene(isRecorded: false)
    case .changed: redraw()
    }
    return .goesOn
  }

  // MARK: The live prompt

  /// Gives the prompt away where the lesson says so.
  private mutating func giveAwayWhereTold() {
    if case .live? = demo.scene.last, !settings.isAuto { giveAway() }
  }

  /// Gives the prompt to the audience, and asks whether what they did stays.
  private mutating func giveAway() {
    guard let keyboard, let live else { return }
    screen.say([.live])
    keyboard.end()
    let (session, stage) = live.run(demo.liveSession(isStaged: isStaged), stage: stage)
    keyboard.begin()
    takeBack(stage, isStaged: session.isStaged)
    guard demo.isChanged(by: session) else { return drawScene(isRecorded: false) }
    screen.say([.keepOrRestore])
    while true {
      switch wait(milliseconds: nil) {
      case .key(.character("k")):
        demo.keep(session)
        return comeBack(.kept)
      case .key(.character("r")), .interrupted, .endOfInput, nil: return comeBack(.restored)
      case .key, .changed: continue
      }
    }
  }

  private mutating func comeBack(_ phrase: DemoPhrase) {
    drawScene(isRecorded: false)
    screen.say([phrase])
  }
}
