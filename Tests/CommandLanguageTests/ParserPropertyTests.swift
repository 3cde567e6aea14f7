import AMQPModel
import CommandLanguage
import TestSupport
import Testing

@Suite struct ParserPropertyTests {
  private static let oddNames: [[UInt8]] = [
    [], Array("a b".utf8), Array("\"".utf8), Array("'".utf8), Array("#".utf8), Array("a=b".utf8),
    Array("--n".utf8), Array("-5".utf8), Array("佇列".utf8), [0xff, 0x00], [0x1b], Array("as".utf8),
    Array("exchange".utf8), Array("durable".utf8), Array("mandatory".utf8), Array("nobody".utf8),
    Array("body@x".utf8), Array("\\".utf8), Array("*.orange.*".utf8), [0x0a, 0x09, 0xe4],
  ]

  private static func octets(_ random: inout SplitMix64) -> [UInt8] {
    oddNames[Int.random(in: oddNames.indices, using: &random)]
  }

  private static func name<Name: ShortStringName>(_ random: inout SplitMix64) -> Name {
    guard let value = ShortString(octets: octets(&random)) else { preconditionFailure("short") }
    return Name(value)
  }

  private static func statement(_ random: inout SplitMix64) -> Statement.Kind {
    func flag() -> Bool { Bool.random(using: &random) }
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      let queue: QueueName = name(&random)
      return .declareQueue(
        .init(
          queue: queue, passive: flag(), durable: flag(), exclusive: flag(), autoDelete: flag()),
        alias: nil)
    case 1:
      let keys: [BindingKey] = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        name(&random)
      }
      return .bind(
        BindingChange(
          destination: flag() ? .queue(name(&random)) : .exchange(name(&random)),
          source: name(&random), keys: keys))
    case 2:
      var publish = PublishStatement(
        exchange: flag() ? name(&random) : nil, routingKey: name(&random))
      publish.body = .octets(octets(&random))
      publish.isMandatory = flag()
      publish.count = Int.random(in: 1...3, using: &random)
      if flag() { publish.properties.deliveryMode = 2 }
      if flag() { publish.properties.messageID = (name(&random) as QueueName).value }
      if flag() { publish.properties.headers = ["k": .longString(octets(&random))] }
      return .publish(publish)
    case 3:
      var settle = SettleStatement(flag() ? .ack : .nack, name: "C1")
      settle.selection = flag() ? .all : .tag(UInt64.random(in: 0...9, using: &random))
      settle.isMultiple = flag()
      settle.requeue = settle.verb == .ack || flag()
      return .settle(settle)
    case 4: return .match(name(&random), key: flag() ? name(&random) : nil, headers: [:])
    case 5:
      return .declareExchange(
        .init(exchange: name(&random), type: "topic", durable: flag(), internal: flag()))
    default: return .deleteQueue(.init(queue: name(&random), ifUnused: flag(), ifEmpty: flag()))
    }
  }

  @Test(arguments: 0..<100)
  func printedStatementsReadBackTheSame(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<20 {
      let statement = Statement(Self.statement(&random))
      let line = statement.description
      #expect(try Parser.parse(line, dialect: .script) == statement, "seed \(seed): \(line)")
    }
  }

  @Test(arguments: 0..<40)
  func nothingTypedCrashesTheParserOrTheCompleter(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let words = CommandSpec.all.map(\.example) + ["\"", "'", "=", "--", "\\", "#", "佇列", "\u{1b}"]
    for _ in 0..<20 {
      var line = ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let word = words[Int.random(in: words.indices, using: &random)]
        line += word.prefix(Int.random(in: 0...word.count, using: &random))
        if Bool.random(using: &random) { line += " " }
      }
      _ = try? Parser.parse(line)
      _ = try? Parser.parse(line, dialect: .script)
      let completer = Completer(names: LiveNames())
      _ = completer.hint(line)
      let cursor = Int.random(in: 0...line.utf8.count, using: &random)
      _ = completer.complete(line, cursor: cursor)
    }
  }
}
