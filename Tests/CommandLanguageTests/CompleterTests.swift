import CommandLanguage
import Testing

@Suite struct CompleterTests {
  private static let completer: Completer = {
    var names = LiveNames()
    names.queues = ["Q1", "Q2", "a b"]
    names.exchanges = ["animals", "amq.direct"]
    names.consumers = ["C1"]
    names.connections = ["you", "C1"]
    names.virtualHosts = ["/", "shop"]
    names.topics = ["dead letter", "prefetch"]
    names.topicSynonyms = ["預取", "dlx", "dead end"]
    return Completer(names: names)
  }()

  @Test(arguments: [
    ("decl", ["declare"]), ("declare ", ["exchange", "queue"]), ("declare q", ["queue"]),
    ("declare exchange x f", ["fanout"]),
    ("bind Q", ["Q1", "Q2"]), ("bind Q1 an", ["animals"]), ("purge \"a", ["\"a b\""]),
    ("publish animals k b m", ["mandatory", "message-id="]), ("cancel ", ["C1", "you"]),
    ("get Q1 ackmode=man", ["ackmode=manual"]), ("list queues messages_r", ["messages_ready"]),
    ("ack C1 a", ["all"]), ("publish animals k b mandatory m", ["message-id="]),
    ("consume Q1 a", ["auto-ack", "as", "ack-every="]), ("consume Q1 as ", []), ("nonsense ", []),
    ("expect q", ["queue"]), ("bind e", ["exchange"]), ("purge a", ["\"a b\""]),
    ("purge Q1", ["Q1"]), ("help dead", ["dead"]), ("help dead ", ["letter", "end"]),
    ("help dl", ["dlx"]), ("help 預", ["預取"]),
    ("help declare q", ["queue"]),
    ("show queue Q1 vhost=s", ["vhost=shop"]), ("match animals k v", ["vhost="]),
    ("expect no queue Q1 vhost=", ["vhost=/", "vhost=shop"]), ("diagram v", ["vhost="]),
    ("move Q1 to Q2 v", ["vhost="]),
  ])
  func candidatesFitTheirPlace(line: String, expected: [String]) {
    #expect(
      Self.completer.complete(line, cursor: line.utf8.count).candidates == expected)
  }

  /// Other names would hide the names.
  @Test func helpListsEachTopicOnce() {
    let all = Self.completer.complete("help ", cursor: 5).candidates
    #expect(all.contains("prefetch") && !all.contains("dlx") && !all.contains("預取"))
  }

  @Test(
    arguments: [
      ("publish logs ", "KEY [BODY]"), ("publish logs", " KEY [BODY]"),
      ("declare queue hello ", "[durable]"), ("publ", nil), ("purge hello ", nil),
    ] as [(String, String?)])
  func hintsNameWhatMayFollow(line: String, beginning: String?) {
    let hint = Self.completer.hint(line)
    if let beginning {
      #expect(hint?.hasPrefix(beginning) == true, "\(hint ?? "nil")")
    } else {
      #expect(hint == nil)
    }
  }
}
