import CommandLanguage
import Narration
import TestSupport
import Testing

@testable import Workbench

/// Nothing typed crashes, hangs, or reaches the terminal as it is.
@Suite struct RobustnessTests {
  private static func stage() -> Stage {
    var number = 0
    let stage = Stage {
      $0.course = Course(
        [try? LessonSample.lesson(), try? LessonSample.lesson(.traditionalChinese)]
          .compactMap { $0 })
      $0.thingLimit = 200
      $0.isInterrupted = {
        number += 1
        return number.isMultiple(of: 1_000)
      }
    }
    stage.files["f"] = "declare queue f\nsource g\nmatch amq.topic\n\u{1b}\n"
    stage.files["g"] = "source f\n"
    return stage
  }

  private func check(_ stage: Stage, _ line: String, _ seed: Int) {
    for text in stage.english + stage.chinese {
      #expect(!text.unicodeScalars.contains(where: Self.isObeyed), "seed \(seed): \(line): \(text)")
      #expect(!text.hasPrefix("> ") && text != "..." && text != ">", "seed \(seed): \(line)")
    }
    for text in stage.json {
      #expect(throws: Never.self, "seed \(seed): \(line)") { _ = try JSON(parsing: text) }
      #expect(!text.unicodeScalars.contains(where: Self.isObeyed), "seed \(seed): \(line)")
    }
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200d}"
    default: false
    }
  }

  @Test(arguments: 0..<20)
  func wordsOfTheLanguageInAnyOrder(seed: Int) {
    var stage = Self.stage()
    var babble = Babble(seed: seed, isHostile: true)
    stage.run("declare queue a")
    stage.run("declare exchange x topic")
    for _ in 0..<60 {
      let line = babble.line(of: CommandSpec.all)
      stage.run(line)
      check(stage, line, seed)
      if seed.isMultiple(of: 2) { stage.session.keyPromptExchange = nil }
    }
  }

  @Test(arguments: 0..<10)
  func octetsOfAnyKind(seed: Int) {
    var stage = Self.stage()
    var babble = Babble(seed: seed, isHostile: true)
    if seed.isMultiple(of: 3) { stage.run("match amq.topic") }
    for _ in 0..<60 {
      let line = babble.noise()
      stage.run(line)
      check(stage, line, seed)
      _ = stage.session.preview(ofKey: line)
    }
  }

  @Test func everyHostileWordInEverySlot() {
    var stage = Self.stage()
    for spec in CommandSpec.all {
      for word in Babble.hostile {
        let slots = Array(repeating: word, count: max(1, spec.slots.count))
        let line = (spec.name.words + slots).joined(separator: " ")
        stage.run(line)
        check(stage, line, 0)
        stage.session.keyPromptExchange = nil
      }
      stage.run("reset")
    }
  }

  @Test func everyKindOfStatementIsReached() throws {
    var kinds: Set<String> = []
    var babble = Babble(seed: 1, isHostile: false)
    for _ in 0..<3_000 {
      guard let kind = try? Parser.parse(babble.line(of: CommandSpec.all))?.kind else { continue }
      kinds.insert(Mirror(reflecting: kind).children.first?.label ?? "\(kind)")
      if case .simulation(let act) = kind {
        kinds.insert(Mirror(reflecting: act).children.first?.label ?? "\(act)")
      }
      if case .lesson(let lesson) = kind { kinds.insert("lesson \(lesson)".prefix(10).description) }
    }
    // One for each case of `Statement.Kind`, fourteen for the course, eight for virtual time.
    #expect(kinds.count == 45 + 14 + 8, "\(kinds.sorted())")
  }

  @Test func longLinesAreRefusedOrCut() {
    var stage = Self.stage()
    let word = String(repeating: "w", count: 200_000)
    for line in [
      word, "declare queue \(word)", "list queues \(word)", "show queue \(word)", "ack \(word)",
      "declare exchange x \(word)", "bind q x \(word)", "help \(word)", "q \(word)=1",
      "send q \(word) \(word.prefix(1_000))", "consume q as \(word)", "get q \(word)=\(word)",
    ] {
      #expect(stage.run(line) != .fine)
      let output = stage.english.joined()
      #expect(output.utf8.count < 250_000, "\(line.prefix(30))")
    }
    #expect(stage.run("send q " + word) == .fine)
    stage.run("declare queue q")
    stage.run("send q " + word)
    #expect(stage.english.allSatisfy { $0.utf8.count < 200 })
    stage.run("undo")
    #expect(stage.english.allSatisfy { $0.utf8.count < 200 })
    #expect(stage.run("send q " + String(repeating: word, count: 6)) == .wrongUsage)
  }

  @Test(arguments: [0, 1, 127, 254, 255, 256, 300])
  func namesHaveAtMost255Octets(count: Int) {
    let name = String(repeating: "n", count: count)
    let quoted = "\"\(name)\""
    var stage = Self.stage()
    let isShort = count <= 255
    for line in ["send \(quoted) x", "publish amq.topic \(quoted)", "match amq.topic \(quoted)"] {
      #expect((stage.run(line) == .fine) == isShort, "\(line)")
      check(stage, line, 0)
    }
    stage.run("match amq.topic")
    #expect((stage.run(count == 0 ? "\"\"" : name) == .fine) == isShort)
  }
}
