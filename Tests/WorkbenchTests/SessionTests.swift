import AMQPModel
import BrokerCore
import CommandLanguage
import Testing

@testable import Workbench

/// The rules of speech, told as sessions.
///
/// A line `!406 …` raises that exception, `~ …` fails, `? …` is no line of the language, `= …` is
/// part of the output of the line before, `≠ …` is not; every other line goes as it should.
@Suite struct SessionTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let lines: String

    init(_ name: String, _ lines: String) {
      testDescription = name
      self.lines = lines
    }
  }

  private func play(_ session: Case) {
    var stage = Stage()
    for line in session.lines.split(separator: "\n").map(String.init) {
      let output = stage.english.joined(separator: "\n")
      if line.hasPrefix("= ") {
        #expect(output.contains(line.dropFirst(2)), "\(line)")
      } else if line.hasPrefix("≠ ") {
        #expect(!output.contains(line.dropFirst(2)), "\(line)")
      } else {
        let (text, expected) = Self.expectation(line)
        let outcome = stage.run(text)
        #expect(outcome == expected, "\(line): \(stage.english)")
      }
    }
  }

  private static func expectation(_ line: String) -> (String, Outcome) {
    if line.hasPrefix("!"), let code = Int(line.dropFirst().prefix(3)) {
      return (String(line.dropFirst(5)), .raised(code: code))
    }
    if line.hasPrefix("~ ") { return (String(line.dropFirst(2)), .failed) }
    if line.hasPrefix("? ") { return (String(line.dropFirst(2)), .wrongUsage) }
    return (line, .fine)
  }

  @Test(arguments: SpeakingCases.all) func speaking(session: Case) { play(session) }
  @Test(arguments: MessageCases.all) func messages(session: Case) { play(session) }
  @Test(arguments: QuestionCases.all) func questions(session: Case) { play(session) }
  @Test(arguments: AdministrationCases.all)
  func administering(session: Case) { play(session) }
  @Test(arguments: VirtualHostCases.all)
  func lookingElsewhere(session: Case) { play(session) }
  @Test(arguments: OperatorLimitCases.all)
  func limiting(session: Case) { play(session) }
  @Test(arguments: TravelCases.all) func travelling(session: Case) { play(session) }

  @Test(arguments: SimulationCases.all) func virtualTime(session: Case) { play(session) }
  @Test(arguments: ExperimentCases.all) func experiments(session: Case) { play(session) }

  @Test func savedLinesGiveTheSameBench() {
    var stage = Stage()
    stage.run(lines: [
      "declare queue \"\" as inbox", "declare queue work", "bind inbox amq.topic a.# b.# c",
      "publish amq.topic a.b \"x y\" header.k:timestamp=1 persistent n=3", "consume work as C1",
      "send work \"{n}\" n=5", "ack C1 2 multiple", "declare queue work transient", "kill C1",
      "checkpoint here", "get inbox n=2 ackmode=manual on=P/3", "undo", "qos you 3", "# nothing",
      "list queues", "save session",
    ])
    let before = Observation(stage.session)
    stage.run("save again")
    #expect(stage.files["session"] == stage.files["again"])
    #expect(stage.files["session"].contains("expect error 406\n"))
    var copy = Stage()
    copy.files["session"] = stage.files["session"]
    #expect(copy.run("source session") == .fine)
    #expect(copy.english.contains { $0.contains("expected") })
    copy.run("checkpoint here")
    #expect(Observation(copy.session) == before)
    copy.run("undo 2")
    #expect(Observation(copy.session) == Observation(Stage().session))
  }

  @Test func aFileMayComeFromWindows() {
    var stage = Stage()
    stage.files["crlf"] = "declare queue a\r\n\r\n# b\r\nexpect queue a ready=0\r\n"
    #expect(stage.run("source crlf") == .fine)
    stage.run("expect queue a ready=0")
    #expect(stage.english == ["✓ as expected"])
  }

  @Test func filesDoNotNestWithoutEnd() {
    var stage = Stage()
    stage.files["self"] = "declare queue q\nsource self\nsource self\n"
    #expect(stage.run("source self") == .failed)
    #expect(stage.english.contains("Files source one another without end."))
    stage.run("undo")
    #expect(Observation(stage.session) == Observation(Stage().session))
  }

  @Test func aFileTakesBackItsOwnLinesOnly() {
    var stage = Stage()
    stage.files["f"] = "declare queue a\ndeclare queue b\nundo\n"
    stage.run(lines: ["declare queue x", "declare queue y"])
    let before = Observation(stage.session)
    #expect(stage.run("source f") == .fine)
    #expect(stage.session.bench.broker.queueNames() == ["a", "x", "y"])
    stage.run("undo")
    #expect(Observation(stage.session) == before)
    stage.run("undo")
    #expect(stage.session.bench.broker.queueNames() == ["x"])
  }

  @Test func aFileOfAsManyEventsAsThereWereCanBeTakenBack() {
    var stage = Stage()
    stage.files["f"] = "reset\ndeclare queue b\n"
    stage.run("declare queue a")
    stage.run("source f")
    #expect(stage.session.bench.broker.queueNames() == ["b"])
    #expect(stage.run("undo") == .fine)
    #expect(stage.session.bench.broker.queueNames() == ["a"])
  }

  @Test func whatCannotBeReadOrWrittenIsSaid() {
    var stage = Stage()
    #expect(stage.run("source nothing") == .failed)
    #expect(stage.english == ["nothing cannot be read."])
    #expect(stage.run("save /read-only/x") == .failed)
    #expect(stage.english == ["/read-only/x cannot be written."])
    #expect(stage.run("undo") == .failed)
    var closed = Stage { $0.files = .none }
    #expect(closed.run("save x") == .failed)
    #expect(closed.run("send q body@x") == .failed)
  }

  @Test func anInterruptedLineSaysHowFarItGot() {
    var stage = Stage { $0.isInterrupted = { true } }
    stage.files["f"] = "declare queue a\n"
    stage.run("declare queue q")
    #expect(stage.run("send q x n=1000000") == .interrupted)
    #expect(stage.english.contains("interrupted after 255; undo takes back what was done"))
    #expect(stage.session.bench.broker.load.messages == 255)
    #expect(stage.run("source f") == .interrupted)
    stage.run("undo")
    #expect(stage.session.bench.broker.load.messages == 0)
  }

  @Test func memoryIsNotFilled() {
    var stage = Stage { $0.keepsHistory = false }
    stage.run("declare exchange x fanout")
    for number in 0..<20 {
      stage.run("declare queue q\(number)")
      stage.run("bind q\(number) x")
    }
    #expect(stage.run("publish x k n=300000") == .failed)
    stage.files["big"] = String(repeating: "x", count: 4 << 20)
    stage.run("consume q1 as C1")
    // Nobody listens, because in JSON every body would be told in full.
    stage.session.speak("send q1 body@big n=250")
    #expect(stage.session.bench.broker.load.bytes == 1_000 << 20)
    #expect(stage.run("send q1 body@big n=50") == .failed)
  }

  @Test func scriptsSayTheCanonicalForm() {
    var stage = Stage { $0.dialect = .script }
    #expect(stage.run("declare queue q") == .fine)
    #expect(stage.run("decl queue r") == .wrongUsage)
    #expect(stage.english.contains { $0.contains("declare queue") })
    #expect(stage.run("learn x") == .wrongUsage)
  }
}
