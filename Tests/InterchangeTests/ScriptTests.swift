import AMQPModel
import BrokerCore
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// The formats that other programs read: hostile names stay names there.
@Suite struct ScriptTests {
  private static let hostile: [String] = [
    "plain", "two words", "it's", "\"", "\\", "$(touch /tmp/warren-owned)", "`id`", "-x", "--name",
    "a\nb", "\u{1b}[31m", "\u{202e}evil", "佇列", "👨\u{200d}👩", "$HOME ${x}", "#", "*.#", "!", "é",
    "'\"\\\n'", "{}", "EOF", ": |",
  ]

  private static func definitions(_ name: String) -> Definitions {
    var definitions = Broker().definitions
    guard let text = ShortString(validating: name) else { return definitions }
    let arguments: FieldTable = [
      "x-text": .longString(text.octets), "x-number": .int64(5), "x-flag": .boolean(true),
      "x-list": .array([.int64(1), .string(name)]),
    ]
    definitions.exchanges = [
      ExchangeDefinition(
        virtualHost: "/", name: ExchangeName(text), type: "topic", arguments: arguments)
    ]
    definitions.queues = [
      QueueDefinition(virtualHost: "/", name: QueueName(text), arguments: arguments)
    ]
    definitions.policies = [
      PolicyDefinition(
        virtualHost: "/", name: text, pattern: name, applyTo: "queues",
        definition: ["dead-letter-exchange": .longString(text.octets)], priority: -1)
    ]
    definitions.bindings = [
      BindingDefinition(
        virtualHost: "/",
        binding: Binding(
          source: ExchangeName(text), destination: .queue(QueueName(text)), key: BindingKey(text),
          arguments: arguments))
    ]
    return definitions
  }

  private static func run(_ program: String, _ arguments: [String], _ input: String) throws
    -> (output: [UInt8], status: Int32)
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (output, source) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = source
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try source.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (Array(data), process.terminationStatus)
  }

  private static func isVisible(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0 != "\n" && isHidden($0) }
  }

  /// bash itself says which words rabbitmqadmin would get.
  @Test(arguments: hostile) func bashGetsTheWordsAsTheyAre(name: String) throws {
    let text = AdminScript(Self.definitions(name), virtualHost: "/").text
    #expect(Self.isVisible(text))
    let probe =
      "rabbitmqadmin() { printf '%s\\0' \"$@\"; printf '\\0'; }\n"
      + text.replacing("#!/usr/bin/env bash\n", with: "")
    let (output, status) = try Self.run("/bin/bash", ["-s"], probe)
    #expect(status == 0)
    let words = output.split(separator: 0, omittingEmptySubsequences: true)
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(words.filter { $0 == "rabbitmqadmin" }.isEmpty)
    #expect(words.filter { $0 == "--name=\(name)" }.count == 3, "\(words)")
    #expect(words.contains("--pattern=\(name)") && words.contains("--priority=-1"))
    #expect(words.contains("--source=\(name)") && words.contains("--destination=\(name)"))
    #expect(words.contains("--routing-key=\(name)"))
    let json = try #require(words.first { $0.hasPrefix("--arguments=") })
    let arguments = try JSON(parsing: String(json.dropFirst("--arguments=".count)))
    #expect(arguments["x-text"]?.string == name)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/warren-owned"))
  }

  /// Python itself says what pika would get.
  @Test(arguments: hostile) func pythonGetsTheWordsAsTheyAre(name: String) throws {
    guard FileManager.default.fileExists(atPath: "/usr/bin/env") else { return }
    let text = PikaScript(Self.definitions(name), virtualHost: "/").text
    #expect(Self.isVisible(text))
    let stub = """
      import sys, types, json
      calls = []
      class Channel:
          def __getattr__(self, method):
              return lambda **k: calls.append([method, k])
      class Connection:
          def __init__(self, *_): pass
          def channel(self): return Channel()
          def close(self): print(json.dumps(calls))
      sys.modules["pika"] = types.SimpleNamespace(
          BlockingConnection=Connection, ConnectionParameters=lambda **k: k)

      """
    let (output, status) = try Self.run("/usr/bin/env", ["python3", "-"], stub + text)
    // Where there is no Python there is nobody to ask.
    if status == 127 { return }
    #expect(status == 0)
    let calls = try JSON(parsing: String(decoding: output, as: UTF8.self)).elements
    #expect(
      calls.map { $0.elements[0].string } == ["exchange_declare", "queue_declare", "queue_bind"])
    #expect(calls[0].elements[1]["exchange"]?.string == name)
    #expect(calls[1].elements[1]["queue"]?.string == name)
    #expect(calls[2].elements[1]["routing_key"]?.string == name)
    #expect(calls[2].elements[1]["arguments"]?["x-text"]?.string == name)
    #expect(calls[2].elements[1]["arguments"]?["x-flag"]?.bool == true)
  }

  /// The block of the compose file is the definitions, with `$` doubled as compose wants it.
  @Test(arguments: hostile) func theComposeFileHasTheDefinitionsInIt(name: String) throws {
    let definitions = Self.definitions(name)
    let text = ComposeFile(definitions).text
    #expect(Self.isVisible(text))
    #expect(!text.contains("\t") && !text.contains("guest:guest"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.lastIndex { $0 == "    content: |" })
    let block = lines[(start + 1)...].dropLast()
    #expect(block.allSatisfy { $0.hasPrefix("      ") })
    let json = block.map { $0.dropFirst(6) }.joined(separator: "\n") + "\n"
    #expect(json.replacing("$$", with: "$") == DefinitionsWriter(definitions).text)
    let read = try DefinitionsReader.read(Array(json.replacing("$$", with: "$").utf8))
    #expect(read.definitions.queues.first?.name.description == name)
    #expect(read.definitions.users.map(\.name) == ["guest"])
    #expect(read.definitions.virtualHosts.map(\.name) == ["/"])
  }

  @Test func namesOfTheServersOwnAreLeftOut() {
    var definitions = Self.definitions("q")
    definitions.queues.append(QueueDefinition(virtualHost: "/", name: "amq.gen-1"))
    definitions.bindings.append(
      BindingDefinition(
        virtualHost: "/",
        binding: Binding(source: "amq.topic", destination: .queue("amq.gen-1"), key: "k")))
    for text in [
      AdminScript(definitions, virtualHost: "/").text,
      PikaScript(definitions, virtualHost: "/").text,
    ] {
      #expect(!text.contains("amq.gen-1") && text.contains("# Left out"))
    }
  }

  @Test func whatJSONCannotSayIsWrittenAsRabbitMQDoes() throws {
    var definitions = Definitions(form: .virtualHost("/"))
    definitions.bindings = [
      BindingDefinition(
        virtualHost: "/",
        binding: Binding(
          source: "h", destination: .queue("q"), key: "",
          arguments: [
            "n": .void, "t": .timestamp(1_577_836_800), "b": .longString([0xff, 1]), "i": .int8(5),
          ]))
    ]
    let writer = DefinitionsWriter(definitions)
    // Recorded on 4.0.5 from a binding that pika made.
    #expect(
      writer.text.contains(
        "{\"b\":\"Not UTF-8, base64 is: /wE=\",\"i\":5,\"n\":\"undefined\",\"t\":1577836800}"))
    #expect(
      writer.losses == [
        "bindings[0].arguments.b", "bindings[0].arguments.n", "bindings[0].arguments.t",
      ])
  }
}
