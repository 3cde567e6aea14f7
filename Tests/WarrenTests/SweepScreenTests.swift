import TestSupport
import Testing

/// A long `sweep` at a terminal.
@Suite(.timeLimit(.minutes(10))) struct SweepScreenTests {
  @Test func showsHowFarItIsAndStopsWhereAskedTo() throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue q")
    try person.say("send q x n=300")
    person.terminal.send("sweep q consumers=1..90 work=1s\r")
    // Runs are done in seconds, and some of 90 are still to come.
    try person.terminal.wait(for: "the bar") {
      person.terminal.screen.text.contains(/\[#*\.+\] [0-9]+\/90/)
    }
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    #expect(!person.terminal.screen.text.contains("/90"), "nothing is left of the bar")
    #expect(try person.say("expect queue q ready=300").contains("✓"), "a sweep changes nothing")
    #expect(try person.say("undo").contains("undone: send q x n=300"))
  }
}
