import Narration
import Terminal
import Workbench

/// The stage above a demo. Where it cannot be pinned, lines take its place.
extension Player {
  /// Shows or hides the stage, in the middle of a step.
  mutating func toggleStage() {
    isStaged.toggle()
    let wasPinned = stage != nil
    if isStaged { pinStage() } else { unpinStage() }
    if wasPinned || stage != nil { return drawScene(isRecorded: false) }
    screen.show(
      [isStaged ? .staged(demo.stageView) : .noticed(.stage(isOn: false))], isRecorded: false)
  }

  /// Takes the upper rows for the stage, if the terminal has room and can be given back whatever
  /// ends the demo.
  mutating func pinStage() {
    stage = settings.isPlain || keyboard == nil ? nil : Stage()
    screen.isBelowStage = stage != nil
  }

  private mutating func unpinStage() {
    stage?.remove()
    stage = nil
    screen.isBelowStage = false
  }

  /// Draws everything anew on a screen in disorder, which may have another size.
  mutating func redraw() {
    if isStaged {
      unpinStage()
      pinStage()
    }
    drawScene(isRecorded: false)
  }

  /// Draws the stage at once, if it is pinned.
  func drawStage() {
    stage?.draw(demo.stageView, in: demo.lesson.language) { screen.rendered($0) }
  }

  /// Shows the way of the last message part by part; a key shows all of it at once.
  mutating func followOnStage() -> Course {
    guard isStaged else { return .goesOn }
    let view = demo.stageView
    guard let stage else {
      screen.show([.staged(view)], isRecorded: false)
      return .goesOn
    }
    for beat in StagePath.Beat.allCases where beat != .consumers && view.path.message != nil {
      stage.draw(view, upTo: beat, in: demo.lesson.language) { screen.rendered($0) }
      switch wait(milliseconds: Int(Stage.pause)) {
      case nil: continue
      case .interrupted, .endOfInput: return .isOver
      case .changed:
        redraw()
        return .goesOn
      case .key: break
      }
      break
    }
    drawStage()
    return .goesOn
  }

  /// Goes on with the stage as the live prompt left it.
  mutating func takeBack(_ stage: Stage?, isStaged: Bool) {
    self.stage = stage
    self.isStaged = isStaged
    screen.isBelowStage = stage != nil
  }
}
