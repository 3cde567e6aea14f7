import Narration
import Testing

@testable import Workbench

/// The stage as plain lines; what it looks like pinned is in `StageScreenTests`.
@Suite struct StageTests {
  private static let lines = [
    "declare exchange animals topic", "declare queue Q1", "declare queue Q2",
    "declare queue alone", "bind Q1 animals *.orange.*", "bind Q2 animals *.*.rabbit lazy.#",
    "consume Q1 as C1 prefetch=2",
  ]

  private func staged(_ line: String) -> [String] {
    var stage = Stage()
    stage.run(lines: Self.lines + ["stage on"])
    stage.run(line)
    return stage.english
  }

  @Test func theWayOfAMessageIsInBrackets() {
    let lines = staged("publish animals lazy.orange.fox x")
    #expect(
      lines.suffix(6) == [
        "producer  #1 → animals",
        "   exchange          binding key   queue   ready + unacked   consumers",
        "  [animals (topic)] [*.orange.*]  [Q1]    [0 + 1]           [✓C1 1/2]",
        "                     *.*.rabbit   [Q2]    [1 + 0]",
        "                    [lazy.#]      [Q2]",
        "   (AMQP default)    alone         alone   0 + 0",
      ])
  }

  @Test func aMessageThatNobodyTakesStopsAtTheExchange() {
    let lines = staged("publish animals fox x")
    #expect(lines.contains { $0.contains("[animals (topic)]") })
    #expect(lines.allSatisfy { !$0.contains("[Q1]") && !$0.contains("[*.orange.*]") })
  }

  @Test func theDefaultExchangeIsSeen() {
    let lines = staged("send alone x")
    #expect(lines.contains("producer  #1 → (AMQP default)"))
    #expect(lines.contains { $0.contains("[(AMQP default)]  [alone]       [alone] [1 + 0]") })
  }

  @Test func anAckMovesTheNextMessage() {
    var stage = Stage()
    stage.run(lines: Self.lines + ["publish animals a.orange.b {n} n=3", "stage on"])
    stage.run("ack C1")
    #expect(stage.english.contains { $0.contains("[0 + 2]") && $0.contains("[✓C1 2/2]") })
  }

  @Test func questionsAndRefusalsLeaveItAlone() {
    var stage = Stage()
    stage.run(lines: Self.lines + ["stage on", "list queues"])
    #expect(!stage.english.contains { $0.hasPrefix("producer") })
    stage.run("declare queue")
    #expect(!stage.english.contains { $0.hasPrefix("producer") })
    stage.run(lines: ["stage off", "send Q1 x"])
    #expect(!stage.english.contains { $0.hasPrefix("producer  #") })
  }

  @Test func manyBindingsAreCutAndThoseOnTheWayStay() {
    var stage = Stage()
    stage.run("declare exchange x direct")
    for number in 1...40 {
      stage.run(lines: ["declare queue q\(number)", "bind q\(number) x k\(number)"])
    }
    stage.run(lines: ["stage on", "publish x k40 y"])
    let drawn = stage.english.drop { !$0.hasPrefix("producer  #") }
    #expect(drawn.count == 14 && drawn.contains { $0.contains("[q40]") })
    #expect(drawn.last?.contains("29") == true)
    #expect((stage.english + stage.chinese).allSatisfy { DisplayWidth.width(of: $0) <= 80 })
  }

  @Test func longNamesStayWithin80Columns() {
    var stage = Stage()
    let name = String(repeating: "佇列", count: 30)
    stage.run(lines: ["declare exchange \(name) topic", "declare queue \(name)", "stage on"])
    stage.run("bind \(name) \(name) \(name)")
    for number in 1...9 { stage.run("consume \(name) as consumer-\(number)") }
    stage.run("publish \(name) \(name) x")
    let drawn = stage.chinese.drop { !$0.contains("→ ") || !$0.contains("#") }
    #expect(drawn.allSatisfy { DisplayWidth.width(of: $0) <= 80 }, "\(drawn)")
  }
}
