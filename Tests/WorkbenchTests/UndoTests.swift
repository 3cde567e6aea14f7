import CommandLanguage
import TestSupport
import Testing

@testable import Workbench

@Suite struct UndoTests {
  // What goes back in time, leaves, or writes files is not part of what is taken back.
  private static let commands = CommandSpec.all.filter { spec in
    ![
      .undo, .redo, .save, .quit, .lang, .learn, .next, .back, .goTo, .check, .hint, .solution,
      .skip, .lessons, .help,
      .exportDefinitions,
    ]
    .contains(spec.name)
  }

  private static func stage() -> Stage {
    let stage = Stage()
    stage.files["f"] = "declare queue f\nsend f x n=2\nget f ackmode=manual\nundo\n"
    stage.files["g"] = "reset\ndeclare exchange x topic\nbind f x a\nsource f\n"
    return stage
  }

  private struct Step {
    let line: String
    let before: Observation
    let output: [String]
  }

  private static func lines(_ seed: Int) -> [String] {
    var babble = Babble(seed: seed, isHostile: false)
    let start = ["declare queue a", "declare queue b", "declare exchange x topic", "bind a x a.#"]
    return start
      + (0..<40).map { _ in babble.line(of: commands) }
      .filter { !$0.hasPrefix("match") }
  }

  @Test(arguments: 0..<24)
  func linesAreTakenBackAndDoneAgain(seed: Int) {
    var stage = Self.stage()
    var steps: [Step] = []
    let lines = Self.lines(seed)
    for line in lines {
      let before = Observation(stage.session)
      let count = stage.session.history.count
      stage.run(line)
      if stage.session.history.count > count {
        steps.append(Step(line: line, before: before, output: stage.json))
      } else {
        #expect(Observation(stage.session) == before, "seed \(seed): \(line) cannot be undone")
      }
    }
    #expect(steps.count > 10)
    let end = Observation(stage.session)
    for step in steps.reversed() {
      #expect(stage.run("undo") == .fine)
      #expect(Observation(stage.session) == step.before, "seed \(seed): undo of \(step.line)")
    }
    #expect(stage.run("undo") == .failed)
    for (index, step) in steps.enumerated() {
      #expect(Observation(stage.session) == step.before, "seed \(seed): redo before \(step.line)")
      #expect(stage.run("redo") == .fine)
      if index + 1 == steps.count { #expect(Observation(stage.session) == end) }
    }
    #expect(stage.run("redo") == .failed)

    stage.run("undo 100")
    for step in steps {
      stage.run(step.line)
      #expect(stage.json == step.output, "seed \(seed): \(step.line) says something else")
    }
    #expect(Observation(stage.session) == end)
    stage.run("undo")
    stage.run("declare queue fresh")
    #expect(stage.run("redo") == .failed)
  }

  @Test(arguments: [
    "send a body@body", "ack C", "purge a", "bind a x k{n}", "reset", "checkpoint {n}",
  ])
  func theHistoryIsBounded(line: String) {
    var stage = Stage()
    stage.files["body"] = String(repeating: "x", count: 200_000)
    stage.run(lines: ["declare queue a", "declare queue c", "declare exchange x"])
    stage.run("consume c as C prefetch=1")
    for number in 0..<1_200 {
      if line == "ack C" || number % 300 == 0 { stage.session.speak("send c x") }
      if number < 700, line == "purge a" {
        stage.session.speak("send a body@body")
      }
      stage.session.speak(line.replacing("{n}", with: "\(number)"))
      let history = stage.session.history
      #expect(history.count <= History<Session.State>.countLimit)
      #expect(history.bytes <= History<Session.State>.byteLimit || history.count == 1)
      if history.count == 0 { return }
    }
    #expect(stage.session.history.bytes > 0)
    #expect(stage.run("undo") == .fine)
  }

  @Test func aHistoryForgetsTheOldestFirst() {
    var history = History<Int>()
    for number in 1...1_001 { history.remember(number, before: "\(number)", bytes: 1) }
    #expect(history.count == 1_000 && history.bytes == 1_000)
    history.remember(0, before: "large", bytes: History<Int>.byteLimit)
    #expect(history.count == 1 && history.bytes == History<Int>.byteLimit)
    history.remember(7, before: "small", bytes: 5)
    #expect(history.count == 1 && history.bytes == 5)
    #expect(history.undo(from: 8)?.state == 7)
    #expect(history.undo(from: 7)?.state == nil)
    #expect(history.count == 0 && history.bytes == 0)
    #expect(history.redo(from: 7)?.state == 8)
    #expect(history.count == 1)
  }

  @Test func aScriptThatNeverGoesBackKeepsNothing() {
    var stage = Stage { $0.keepsHistory = false }
    stage.run(lines: ["declare queue q", "send q x n=5"])
    #expect(stage.session.history.count == 0)
    #expect(stage.session.bench.transcript.text.isEmpty)
    #expect(!Script(name: "s", text: "declare queue q\nsend q x").needsHistory)
    for line in ["undo", "save f", "source f", "checkpoint c"] {
      #expect(Script(name: "s", text: "declare queue q\n\(line)\n").needsHistory, "\(line)")
    }
  }

  @Test func whatIsTooLongToSaveIsNotSaved() {
    var transcript = Transcript()
    let line = String(repeating: "x", count: 1 << 20)
    for _ in 0..<70 { transcript.append(line) }
    #expect(!transcript.isComplete)
    #expect(transcript.lines.count == 63)
  }

  @Test(arguments: 0..<20)
  func chunkedListsBehaveLikeArrays(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var list = ChunkedList<Int>()
    var array: [Int] = []
    var start = 0
    for number in 0..<Int.random(in: 0...300, using: &random) {
      list.append(number)
      array.append(number)
      let copy = list
      let index = Int.random(in: start..<array.count, using: &random)
      list[index] += 1_000
      #expect(copy[index] == array[index])
      array[index] += 1_000
      if array.count - start > 100 {
        list.removeFirstChunk()
        start += ChunkedList<Int>.chunkCapacity
      }
      #expect(list.count == array.count - start && list.startIndex == start)
    }
    #expect(Array(list) == Array(array[start...]))
  }
}

extension Session {
  /// Runs a line that nobody listens to.
  @discardableResult
  mutating func speak(_ line: String) -> Outcome { run(line) { _ in } }
}
