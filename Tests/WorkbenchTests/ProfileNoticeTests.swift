import BrokerCore
import CommandLanguage
import Narration
import Testing

@testable import Workbench

/// What RabbitMQ 4.3 would refuse is told once a session, and only to somebody who types.
@Suite struct ProfileNoticeTests {
  private func isTold(_ stage: Stage) -> Bool {
    stage.english.contains { $0.contains("RabbitMQ 4.3") }
  }

  @Test(
    arguments: ["declare queue t transient", "qos you 2 global", "bind q amq.topic #.a.#.b.#"])
  func itIsToldOnce(line: String) {
    var stage = Stage()
    stage.run("declare queue q")
    #expect(!isTold(stage))
    stage.run(line)
    #expect(isTold(stage))
    #expect(!stage.json.contains { $0.contains("4.3") })
    stage.run(lines: ["undo", line])
    #expect(!isTold(stage))
    stage.run("declare queue other transient")
    #expect(!isTold(stage))
  }

  @Test func scriptsAndSourcedFilesAreNotTold() {
    var script = Stage { $0.dialect = .script }
    script.run("declare queue t transient")
    #expect(!isTold(script))
    var stage = Stage()
    stage.files.contents["f"] = Array("declare queue t transient\n".utf8)
    stage.run("source f")
    #expect(!isTold(stage))
  }

  @Test func whatFailsForAnotherReasonIsNotTold() {
    var stage = Stage()
    stage.run("declare queue amq.t transient")
    #expect(!isTold(stage))
  }

  @Test func resetKeepsTheProfileThatTheProgramStartedWith() {
    var stage = Stage { $0.profile = .strict }
    stage.run("profile 4.x")
    #expect(stage.run("declare queue t transient") == .fine)
    stage.run("reset")
    #expect(stage.run("declare queue t transient") == .raised(code: 541))
  }

  @Test func strictProfileTellsThatGlobalMeansNothingEachTime() {
    var stage = Stage { $0.profile = .strict }
    for _ in 1...2 {
      stage.run("qos you 2 global")
      #expect(isTold(stage))
    }
  }
}
