import BrokerCore
import Narration
import Testing

@testable import Workbench

/// A played lesson as a value: what each beat shows, and the way back.
@Suite struct DemoTests {
  private static func demo(_ lesson: Lesson, onePress: Bool = false) -> Demo {
    Demo(lesson, onePress: onePress, configuration: Session.Configuration())
  }

  /// What a beat shows, in a line: `[one] > command | told | told`.
  private static func text(_ showings: [Demo.Showing]) -> String {
    var narrator = TextNarrator(language: .english)
    return showings.flatMap { showing -> [String] in
      switch showing {
      case .opened(let number, let id, _): ["[\(number) \(id)]"]
      case .told(let reports):
        reports.flatMap { narrator.lines(for: $0) }.map(\.plainText).filter { !$0.isEmpty }
      case .typed(let command): ["> \(command)"]
      case .live: ["live"]
      }
    }.joined(separator: " | ")
  }

  @Test func everyPressShowsOneThing() throws {
    var demo = Self.demo(try LessonSample.lesson())
    var beats: [String] = []
    while !demo.isAtEnd { beats.append(Self.text(demo.advance())) }
    #expect(
      beats == [
        "[1 one] | The first | One   step 1 of 3 | Words, more words and code.",
        "> declare queue q", "declare    queue q   durable",
        "[2 two] | Two   step 2 of 3 | > expect queue q ready=2", "✓ as expected",
        "> get missing",
        "error      404 NOT_FOUND - no queue 'missing' in vhost '/'"
          + " |       The channel is closed, as in RabbitMQ; your next command opens a new one."
          + " |       Nothing has this name: declare it first, or look at the spelling.",
        "> expect error 404", "✓ as expected",
        "[3 three] | Three   step 3 of 3 | - one | - two |     > not typed", "> purge q",
        "purge      q   2 ready messages removed",
      ])
    let result1 = demo.advance().isEmpty
    #expect(result1)
  }

  @Test func onePressTypesAndRuns() throws {
    var demo = Self.demo(try LessonSample.lesson(), onePress: true)
    _ = demo.advance()
    let shown = Self.text(demo.advance())
    #expect(shown == "> declare queue q | declare    queue q   durable")
  }

  @Test func questionsWaitAndTasksAreSolved() throws {
    var demo = Self.demo(try AskingSample.lesson())
    var beats: [String] = []
    while !demo.isAtEnd { beats.append(Self.text(demo.advance())) }
    #expect(beats[0].hasSuffix("| > publish animals quick.orange.rabbit 1"))
    #expect(beats[1] == "Which queues receive it?")
    #expect(beats[2].hasPrefix("The answer is Q1, Q2: | warren> publish animals"))
    #expect(beats[2].contains("→ Q2"))
    let task = try #require(beats.firstIndex { $0.hasPrefix("Your task:") })
    #expect(
      beats[task] == "Your task: make these true. |   expect queue Q1 bodies=1,2"
        + " | ✓ expect queue Q2 ready=1")
    #expect(beats[task + 1] == "> publish animals quick.orange.fox 2")
    #expect(
      beats[task + 3] == "✓ expect queue Q1 bodies=1,2 | ✓ expect queue Q2 ready=1")
    #expect(beats.contains { $0.hasPrefix("The answer is yes:") })
    #expect(beats.last == "The end.")
  }

  @Test(arguments: [false, true])
  func theWayBackIsTheWayThere(onePress: Bool) throws {
    for lesson in [try LessonSample.lesson(), try AskingSample.lesson()] {
      var demo = Self.demo(lesson, onePress: onePress)
      var there: [(String, Int, Demo.Place)] = []
      while !demo.isAtEnd {
        _ = demo.advance()
        there.append(
          (Self.text(demo.scene), demo.liveSession().bench.broker.eventCount, demo.place))
      }
      for (scene, events, place) in there.reversed() {
        #expect(Self.text(demo.scene) == scene)
        #expect(demo.liveSession().bench.broker.eventCount == events)
        #expect(demo.place == place)
        let isBack = demo.back()
        #expect(isBack == (place != there[0].2))
      }
    }
  }

  @Test func jumpsThereAndBack() throws {
    var demo = Self.demo(try LessonSample.lesson())
    _ = demo.advance()
    let result2 = demo.go(to: "three")
    #expect(result2)
    #expect(
      demo.place == .init(step: 3, stepCount: 3, id: "three", title: "Three", beat: 1, beatCount: 3)
    )
    var live = demo.liveSession()
    let result3 = live.run("expect queue q ready=2") { _ in }
    #expect(result3 == .fine)
    #expect(demo.isBehind("two"))
    #expect(!demo.isBehind("three"))
    let result4 = demo.go(to: "one")
    #expect(result4)
    #expect(demo.place.beat == 1)
    #expect(demo.liveSession().bench.broker.eventCount == 0)
    let result5 = demo.go(to: "four")
    #expect(!result5)
    #expect(demo.place.id == "one")
    let result6 = demo.back()
    #expect(!result6)
  }

  @Test func whatTheAudienceDidIsKeptOrNot() throws {
    var demo = Self.demo(try LessonSample.lesson())
    for _ in 0..<3 { _ = demo.advance() }
    var live = demo.liveSession()
    #expect(!demo.isChanged(by: live))
    let result7 = live.run("list queues") { _ in }
    #expect(result7 == .fine)
    #expect(!demo.isChanged(by: live))
    let result8 = live.run("send q more") { _ in }
    #expect(result8 == .fine)
    #expect(demo.isChanged(by: live))
    let result9 = live.run("expect queue q ready=1") { _ in }
    #expect(result9 == .fine)
    #expect(demo.liveSession().bench.broker.eventCount < live.bench.broker.eventCount)
    demo.keep(live)
    #expect(demo.liveSession().bench.broker.eventCount == live.bench.broker.eventCount)
    let result10 = demo.back()
    #expect(result10)
    #expect(demo.liveSession().bench.broker.eventCount == 0)
    // The lesson's own lines are not for the audience to take back.
    let result11 = live.run("undo 2") { _ in }
    #expect(result11 == .fine)
    let result12 = live.run("expect queue q ready=0") { _ in }
    #expect(result12 == .fine)
  }

  @Test func liveStopsAndNotesBelongToTheSpeaker() throws {
    let text = LessonSample.text.replacing(
      "<!-- note: say it aloud -->",
      with: """
        <!-- note: say it aloud -->

        <!-- live -->
        """)
    var demo = Self.demo(try Lesson(name: "first", language: .english, text: text))
    var beats: [String] = []
    while demo.place.step == 1 { beats.append(Self.text(demo.advance())) }
    #expect(beats.suffix(2).first == "live")
    #expect(demo.notes(ofStep: 1) == ["say it aloud"])
    #expect(demo.notes(ofStep: 2).isEmpty)
    #expect(demo.notes(ofStep: 9).isEmpty)
    #expect(!beats.contains { $0.contains("aloud") })
  }

  @Test func rehearsalMeasures() throws {
    let text = LessonSample.text.replacing(
      "- two\n",
      with: """
        - two

        ```text
        \(String(repeating: "x", count: 90))
        ```

        """)
    let rehearsal = Rehearsal(try Lesson(name: "first", language: .english, text: text))
    #expect(rehearsal.steps.map(\.id) == ["one", "two", "three"])
    #expect(rehearsal.steps[0].rows == 8)
    #expect(rehearsal.steps.map(\.wide.count) == [0, 0, 1])
    #expect(rehearsal.steps[2].wide.first?.columns == 94)
  }
}
