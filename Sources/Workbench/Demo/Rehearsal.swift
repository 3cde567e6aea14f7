import Narration

/// A demo that was played to its end unseen, and how it would look.
public struct Rehearsal {
  /// A step as the audience sees it at its end.
  public struct Step {
    /// The step's id.
    public let id: String
    /// The line of its heading in the file, from 1.
    public let line: Int
    /// How many rows it takes at 80 columns.
    public let rows: Int
    /// What needs more than 80 columns, with how many.
    public let wide: [(text: String, columns: Int)]
  }

  /// The columns that a room can read.
  public static let columns = 80

  /// The steps, in order.
  public let steps: [Step]
  /// How many beats there were.
  public let beatCount: Int

  /// Plays `lesson` unseen.
  public init(_ lesson: Lesson) {
    var demo = Demo(lesson, onePress: true, configuration: Session.Configuration())
    var steps: [Step] = []
    var beatCount = 0
    while !demo.isAtEnd {
      _ = demo.advance()
      beatCount += 1
      let place = demo.place
      guard place.beat == place.beatCount else { continue }
      let lines = Self.lines(of: demo.scene, lesson.language)
      let wide = lines.filter { DisplayWidth.width(of: $0) > Self.columns }
        .filter { !Self.isException($0, lesson.language) }
      steps.append(
        Step(
          id: place.id, line: lesson.steps[place.step - 1].line,
          rows: lines.reduce(0) {
            $0 + max(1, (DisplayWidth.width(of: $1) + Self.columns - 1) / Self.columns)
          },
          wide: wide.map { ($0, DisplayWidth.width(of: $0)) }))
    }
    self.steps = steps
    self.beatCount = beatCount
  }

  private static func lines(of scene: [Demo.Showing], _ language: Language) -> [String] {
    var narrator = TextNarrator(language: language)
    return scene.flatMap { showing -> [String] in
      switch showing {
      case .opened, .live: []
      case .told(let reports):
        reports.flatMap { narrator.lines(for: $0) }.map(\.plainText)
      case .typed(let command): ["warren> \(command)"]
      }
    }
  }

  /// RabbitMQ's own text stays on a line of its own, whatever its length.
  private static func isException(_ line: String, _ language: Language) -> Bool {
    line.hasPrefix(language.phrasebook.text(TraceVerb.error) + " ")
  }
}
