import TestSupport
import Testing

/// What the program says to somebody who confuses things, at the prompt and in a script.
@Suite(.timeLimit(.minutes(10))) struct PipeAdviceTests {
  private static let setup =
    "declare queue hello\ndeclare exchange logs fanout\ndeclare queue logger\n"

  @Test(arguments: [
    ("publish hello x", "hello is a queue", "hello 是佇列"),
    ("consume logs", "logs is an exchange", "logs 是交換器"),
    ("get logs", "logs is an exchange", "logs 是交換器"),
    ("bind logs hello a b", "Did you mean bind hello logs a b?", "bind hello logs a b"),
    ("publish log x", "Did you mean logs?", "logs"),
  ])
  func namesOfTheOtherKind(line: String, english: String, chinese: String) throws {
    for (language, advice) in [("en", english), ("zh-Hant", chinese)] {
      let result = try warren("--lang", language, input: Self.setup + line)
      #expect(result.output.contains("404 NOT_FOUND"))
      #expect((result.output + result.error).contains(advice), "\(result)")
    }
    let json = try warren("--format", "json", input: Self.setup + line)
    #expect(json.exitCode == 0 && json.error.isEmpty, "\(json)")
  }

  /// A queue and an exchange may have the same name, and then nothing is confused.
  @Test func bothKindsMayShareAName() throws {
    let script =
      "declare exchange both fanout\ndeclare queue both\nbind both both\npublish both k x"
    let result = try warren("run", "-", input: script)
    #expect(result.exitCode == 0)
    #expect(!result.output.contains("is a queue"))
  }

  @Test(arguments: [
    ("show hello", "show what? overview, queue, exchange, connection, channel, message"),
    ("declare hello", "declare what? exchange, queue"), ("list nothing", "list what? queues"),
    ("show quue hello", "Did you mean show queue?"),
    ("declare qeue a", "Did you mean declare queue?"),
  ])
  func aFirstWordThatIsRightIsNotBlamed(line: String, advice: String) throws {
    #expect(try warren(input: line).error.contains(advice))
    let script = try warren("run", "-", input: line)
    #expect(script.exitCode == 2)
    #expect(script.error.contains(advice), "\(script)")
  }

  @Test(arguments: [
    ("declare queue q mine=3", "arg.mine=?"), ("bind logger logs type=3", "arg.type=?"),
  ])
  func settingsAreCalledAsInRabbitMQ(line: String, advice: String) throws {
    let error = try warren(input: Self.setup + line).error
    #expect(error.contains(advice), "\(error)")
  }

  @Test func aDeadEndNamesTheWayOn() throws {
    #expect(try warren(input: "help nonsense").error.contains("help alone lists everything"))
    #expect(try warren(input: "learn nonsense").error.contains("lessons lists them"))
    #expect(try warren(input: "help prefech").error.contains("Did you mean help prefetch?"))
  }

  @Test(arguments: ["zh", "zh_TW", "zh-Hant", "ZH"])
  func theLanguageHasSeveralSpellings(name: String) throws {
    let result = try warren(input: "lang \(name)\ndeclare queue q")
    #expect(result.output.contains("佇列"))
  }

  @Test func everyListFits80Columns() throws {
    let script =
      Self.setup + "consume hello as C1 prefetch=1\nsend hello x\nbind hello logs key\n"
    let lists = ["queues", "exchanges", "bindings", "consumers", "connections", "channels"]
    for list in lists {
      let result = try warren(input: script + "list \(list)")
      let longest = result.output.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest <= 80, "\(list)")
    }
  }
}
