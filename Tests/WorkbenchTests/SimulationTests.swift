import AMQPModel
import BrokerCore
import Narration
import Simulation
import TestSupport
import Testing

@testable import Workbench

/// Runs as a whole: bounded, interrupted, taken back, saved, repeated.
@Suite struct RunTests {
  static let busy = [
    "declare queue work", "produce \"\" work \"{n}\" every=300ms as P1",
    "produce \"\" work \"x..\" every=700ms n=20 as P2", "consume work as C1 prefetch=1 work=dots",
    "consume work as C2 prefetch=2 work=500ms ack-every=2", "declare queue old ttl=4s expires=9s",
    "produce old every=1s n=5 as P3",
  ]

  @Test func theSameLinesGiveTheSameBytes() {
    var outputs: [[String]] = []
    for _ in 0..<2 {
      var stage = Stage()
      var output: [String] = []
      for line in Self.busy + ["run 20s", "kill C1", "step 30", "run 1m", "timeline"] {
        stage.run(line)
        output += stage.english + stage.chinese + stage.json
      }
      outputs.append(output)
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].count > 100)
  }

  @Test func inPiecesItIsTheSameAsAtOnce() {
    var whole = Stage()
    var pieces = Stage()
    whole.run(lines: Self.busy + ["run 30s"])
    pieces.run(lines: Self.busy + Array(repeating: "run 250ms", count: 100) + ["tick 5s"])
    let left = whole.session.bench.broker
    let right = pieces.session.bench.broker
    #expect("\(left.topology())" == "\(right.topology())")
    #expect(left.eventCount == right.eventCount)
    #expect(whole.session.bench.now == pieces.session.bench.now)
  }

  @Test func undoTakesBackARunWithItsActorsAndItsClock() {
    var stage = Stage()
    stage.run(lines: Self.busy + ["run 5s"])
    let before = Observation(stage.session)
    let actors = stage.session.bench.actors
    for line in ["run 20s", "step 7", "stop P1", "kill C1", "tick 3s", "stop C2", "reset"] {
      stage.run(line)
      stage.run("undo")
      #expect(Observation(stage.session) == before, "\(line)")
      #expect(stage.session.bench.actors == actors, "\(line)")
      #expect(stage.session.bench.now.milliseconds == 5_000, "\(line)")
    }
    stage.run("run 20s")
    let after = Observation(stage.session)
    stage.run(lines: ["undo", "redo"])
    #expect(Observation(stage.session) == after)
  }

  @Test func anEndlessRunEndsAtItsLimit() {
    var stage = Stage { $0.thingLimit = 500 }
    stage.run(lines: ["declare queue q max-length=10", "produce q every=1ms as P1"])
    #expect(stage.run("run until idle") == .failed)
    #expect(stage.english.contains { $0.contains("Stopped after 500 things") })
    #expect(stage.english.count < 60)
    #expect(stage.session.bench.broker.publishedCount == 500)
    #expect(stage.run("run 10s") == .failed)
    #expect(stage.session.bench.now.milliseconds == 1_000)
    stage.run("save f")
    #expect(stage.files["f"].hasSuffix("step 500\nstep 500\n"))
    var copy = Stage { $0.thingLimit = 500 }
    copy.files["f"] = stage.files["f"]
    #expect(copy.run("source f") == .fine)
    #expect(copy.session.bench.actors == stage.session.bench.actors)
    #expect(copy.session.bench.now == stage.session.bench.now)
  }

  @Test func endlessRunsStopAfterAnHour() {
    var stage = Stage()
    stage.run(lines: ["declare queue q max-length=1", "produce q every=10m as P1"])
    #expect(stage.run("run until idle") == .failed)
    #expect(stage.session.bench.broker.publishedCount == 6)
    #expect(stage.session.bench.now.milliseconds == Session.idleLimit)
    #expect(stage.run("run 24h") == .fine)
    #expect(stage.session.bench.now.milliseconds == Session.idleLimit + 86_400_000)
  }

  @Test func anInterruptedRunLeavesAConsistentState() {
    var asked = 0
    var stage = Stage {
      $0.isInterrupted = {
        asked += 1
        return asked == 3
      }
    }
    stage.run(lines: Self.busy)
    let before = Observation(stage.session)
    #expect(stage.run("run 1h") == .interrupted)
    #expect(stage.english.contains("interrupted after 767; undo takes back what was done"))
    #expect(stage.session.bench.broker.invariantViolation == nil)
    stage.run("save f")
    #expect(stage.files["f"].hasSuffix("step 767\n"))
    var copy = Stage()
    copy.files["f"] = stage.files["f"]
    copy.run("source f")
    #expect(copy.session.bench.broker.eventCount == stage.session.bench.broker.eventCount)
    #expect(copy.session.bench.now == stage.session.bench.now)
    #expect(stage.run("run 1s") == .fine)
    stage.run("undo 2")
    #expect(Observation(stage.session) == before)
  }

  @Test func whatIsSavedGivesTheSameBench() {
    var stage = Stage()
    stage.run(
      lines: Self.busy + [
        "produce amq.topic \"as\" \"mandatory\" every=1h mandatory header.k=1 as Z", "run 7s",
        "step 3", "stop P2", "consume old as C3 work=0 auto-ack", "run 1s", "save f",
      ])
    var copy = Stage()
    copy.files["f"] = stage.files["f"]
    #expect(copy.run("source f") == .fine)
    #expect(copy.session.bench.actors == stage.session.bench.actors)
    #expect(copy.session.bench.broker.eventCount == stage.session.bench.broker.eventCount)
    copy.run("save f")
    #expect(copy.files["f"] == stage.files["f"])
  }

  @Test func workOfNoTimeEnds() {
    var stage = Stage()
    stage.run(lines: ["declare queue q", "send q x n=1000", "consume q as C1 prefetch=1 work=0"])
    #expect(stage.run("run until idle") == .fine)
    #expect(stage.session.bench.now.milliseconds == 0)
    #expect(stage.session.bench.broker.load.messages == 0)
  }

  @Test func aRunDoesNotFillTheMemory() {
    var stage = Stage { $0.keepsHistory = false }
    stage.files["big"] = String(repeating: "x", count: 16 << 20)
    stage.run("declare queue q")
    stage.session.speak("produce \"\" q body@big every=1s as P1")
    var outcome = Outcome.fine
    for _ in 0..<3 where outcome == .fine { outcome = stage.session.speak("run 1m") }
    #expect(outcome == .failed)
    #expect(stage.session.bench.broker.load.bytes <= (1 << 30) + (16 << 20))
  }

  @Test func actorsAreLimited() {
    var stage = Stage { $0.keepsHistory = false }
    for number in 0..<Actors.limit { stage.session.speak("produce amq.fanout k as A\(number)") }
    #expect(stage.run("produce amq.fanout k as B") == .failed)
    stage.run("declare queue q")
    #expect(stage.run("consume q work=1s") == .failed)
    #expect(stage.session.bench.actors.count == Actors.limit)
    #expect(stage.run("consume q") == .fine)
  }

  @Test func whyKnowsTheRouteOfWhatIsPublishedByItself() {
    var stage = Stage()
    stage.run(lines: [
      "declare queue Q1", "bind Q1 amq.topic *.orange.*", "declare queue Q2 expires=2500",
      "bind Q2 amq.topic #", "produce amq.topic quick.orange.fox every=1s n=3", "run until idle",
      "why 2",
    ])
    #expect(stage.english.contains { $0.contains("✓ Q2") })
    stage.run("why 3")
    #expect(stage.english.contains { $0.contains("✓ Q1") })
    #expect(!stage.english.contains { $0.contains("Q2") })
  }

  @Test func theTimelineKeepsToEightyColumns() {
    var stage = Stage()
    stage.run(lines: [
      "declare queue \"佇列名稱很長很長很長\"", "declare queue work",
      "produce \"\" \"佇列名稱很長很長很長\" x every=1ms n=5000 as producer-with-a-long-name",
      "produce work every=3s n=1000", "consume work as C1 work=7s", "consume work as C2",
      "run until idle", "timeline",
    ])
    for lines in [stage.english, stage.chinese] {
      #expect(lines.count > 8)
      for line in lines { #expect(DisplayWidth.width(of: line) <= 80, "\(line)") }
      let charts = lines.filter { $0.hasPrefix("  ") }
      // All charts begin in the same column, whatever the width of the names.
      for line in charts {
        let name = DisplayWidth.prefix(of: line, columns: 15)
        #expect(DisplayWidth.width(of: name) == 15 && name.hasSuffix(" "), "\(line)")
        let chart = line.dropFirst(name.count).prefix { $0 != " " }
        #expect(chart.count == 36 && chart.allSatisfy { ".0123456789#+=".contains($0) })
      }
      #expect(charts.count == 6)
    }
  }
}
