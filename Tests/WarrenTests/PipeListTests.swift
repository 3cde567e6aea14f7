import TestSupport
import Testing

/// Lists and pages as other programs read them.
@Suite(.timeLimit(.minutes(10))) struct PipeListTests {
  private static let topology = """
    declare queue "a,b" max-length=3
    declare queue 佇列一
    send 佇列一 x n=2

    """

  /// What the last line of a script prints.
  private static func output(of line: String, _ arguments: String...) throws -> String {
    let whole = try warren("run", "-", input: topology + line)
    let before = try warren("run", "-", input: topology)
    #expect(whole.exitCode == 0 && whole.error.isEmpty, "\(whole)")
    return String(whole.output.dropFirst(before.output.count))
  }

  @Test(arguments: [
    (
      "list queues name messages arguments sort=-messages format=csv",
      "name,messages,arguments\n佇列一,2,\n\"a,b\",0,\"{\"\"x-max-length\"\":3}\"\n"
    ),
    (
      "list queues name publish_rate format=json",
      "[\n{\"name\":\"a,b\",\"publish_rate\":0.0},\n{\"name\":\"佇列一\",\"publish_rate\":0.4}\n]\n"
    ),
    (
      "list queues name features format=vertical",
      "name      a,b\nfeatures  D Lim\n\nname      佇列一\nfeatures  D\n"
    ),
    ("list queues name messages limit=1", "name  messages\na,b   0\n… and 1 more\n"),
    ("list consumers", "There are no consumers.\n"),
    ("list consumers queue_name format=csv", "queue_name\n"),
    ("list consumers format=json", "[]\n"),
    (
      "show connection you format=csv",
      "name,user,vhost,state,protocol,connected_at,channels,consumers,"
        + "peer_host,peer_port,client_properties\nyou,guest,/,running,AMQP 0-9-1,0,1,0,,0,\n"
    ),
    (
      "show connection you format=json",
      "{\"name\":\"you\",\"user\":\"guest\",\"vhost\":\"/\",\"state\":\"running\",\"protocol\":\"AMQP 0-9-1\",\"connected_at\":0,"
        + "\"channels\":1,\"consumers\":0,\"peer_host\":\"\",\"peer_port\":0,\"client_properties\":{}}\n"
    ),
  ])
  func formatsAreForTools(line: String, expected: String) throws {
    #expect(try Self.output(of: line) == expected)
  }

  @Test func theJSONTraceHasThePageAndItsParts() throws {
    let script = Self.topology + "bind 佇列一 amq.topic a\nconsume 佇列一 as C1\nshow queue 佇列一"
    let result = try warren("run", "--format", "json", "-", input: script)
    let record = try JSON(parsing: String(try #require(result.output.split(separator: "\n").last)))
    #expect(record["event"]?.string == "shown" && record["subject"]?.string == "queue")
    #expect(record["row"]?["messages_unacknowledged"]?.int == 2)
    #expect(record["bindings"]?.elements.first?["routing_key"]?.string == "a")
    #expect(record["consumers"]?.elements.first?["consumer_tag"]?.string == "C1")
  }

  @Test func aWrongColumnIsALineThatDoesNotParse() throws {
    let result = try warren("run", "-", input: Self.topology + "list queues sort=-mesages")
    #expect(result.exitCode == 2)
    #expect(result.error.contains("Did you mean"))
    #expect(result.error.contains("messages?"))
  }
}
