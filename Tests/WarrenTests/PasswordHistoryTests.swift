import Foundation
import TestSupport
import Testing

/// What the prompt's history keeps of a line with a password.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PasswordHistoryTests {
  @Test func thePasswordIsNotKept() throws {
    let person = try PersonAtPrompt()
    try person.say("add user ann Pa55-word tags=monitoring")
    try person.say("add usr bob Pa55-word")
    try person.type("\u{1B}[A\u{1B}[A", until: "warren> add user ann **** tags=monitoring")
    person.terminal.send("\u{3}\u{4}")
    #expect(try person.terminal.waitForExit() == 0)
    let file = person.home.appending(path: ".local/state/warren/history")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines == ["add user ann **** tags=monitoring", "add usr **** ****"])
  }
}
