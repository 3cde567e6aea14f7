import AMQPModel
import CommandLanguage
import TestSupport
import Testing

@testable import BrokerCore

/// What `lint` finds, and what it leaves alone.
@Suite struct LintTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let lines: String
    /// `place: rule`, in the order in which they are told.
    let expected: [String]

    init(_ name: String, _ lines: String, _ expected: [String]) {
      testDescription = name
      self.lines = lines
      self.expected = expected
    }
  }

  /// A broker that has heard the lines, which only declare and bind.
  private static func broker(_ lines: String) throws -> Broker {
    let address = ChannelAddress("you", 1)
    var broker = Broker()
    _ = broker.apply(.connectionOpened("you"))
    _ = broker.apply(.method(.channel(.open), on: address))
    for line in lines.split(separator: "\n") {
      let statement = try #require(try Parser.parse(String(line), dialect: .script), "\(line)")
      for operation in operations(of: statement.kind) {
        for case .managed(.refused(let refusal)) in broker.apply(.management(operation)).map(\.kind)
        {
          Issue.record("\(line): \(refusal.text)")
        }
      }
      for method in methods(of: statement.kind) {
        let events = broker.apply(.method(method, on: address))
        for case .exceptionRaised(let exception, _) in events.map(\.kind) {
          Issue.record("\(line): \(exception.text)")
        }
      }
    }
    return broker
  }

  private static func operations(of kind: Statement.Kind) -> [ManagementOperation] {
    switch kind {
    case .administration(.setPolicy(let policy, let host)): [.setPolicy(policy, in: host)]
    case .administration(.addUser(let name, _, let tags)): [.addUser(name, .none, tags: tags)]
    case .administration(.addVirtualHost(let name)): [.addVirtualHost(name)]
    case .administration(.setPermissions(let permissions, let user, let host)):
      [.setPermissions(permissions, of: user, in: host)]
    default: []
    }
  }

  private static func methods(of kind: Statement.Kind) -> [Method] {
    switch kind {
    case .declareExchange(let declare): return [.exchange(.declare(declare))]
    case .declareQueue(let declare, _): return [.queue(.declare(declare))]
    case .bind(let change):
      return change.keys.map { key in
        switch change.destination {
        case .queue(let queue):
          .queue(
            .bind(
              .init(
                queue: queue, exchange: change.source, routingKey: key,
                arguments: change.arguments)))
        case .exchange(let exchange):
          .exchange(
            .bind(
              .init(
                destination: exchange, source: change.source, routingKey: key,
                arguments: change.arguments)))
        }
      }
    default: return []
    }
  }

  private static func text(_ finding: Finding) -> String {
    let place =
      switch finding.place {
      case .queue(let name): "\(name)"
      case .exchange(let name): "\(name)"
      case .binding(let binding): "\(binding.source)>\(binding.destination.name) \(binding.key)"
      case .policy(let name), .operatorPolicy(let name): "policy \(name)"
      case .user(let name): "user \(name)"
      }
    return "\(finding.severity.rawValue) \(place): \(text(finding.rule))"
  }

  private static func text(_ rule: Finding.Rule) -> String {
    switch rule {
    case .covered(let other): "covered \(other.key)"
    case .neverMatches(let front): "never behind \(front)"
    case .deadLetterCycle(let names, let kind):
      "\(kind) " + names.map(\.description).joined(separator: ",")
    case .deadLettersDropped(let exchange, let key):
      "dead letters dropped \(exchange) \(key.map(\.description) ?? "-")"
    case .missingDeadLetterExchange(let name): "no dead letter exchange \(name)"
    case .missingAlternate(let name): "no alternate \(name)"
    case .alternateCycle(let names):
      "alternates " + names.map(\.description).joined(separator: ",")
    case .wildcardInWord(let word): "word \(word)"
    case .keyIgnored(let type): "key ignored \(type)"
    case .argumentsIgnored(let type): "arguments ignored \(type)"
    case .holdsNothing(let argument): "holds nothing \(argument)"
    case .policyShadowed(let other): "shadowed by \(other)"
    case .policyForeignSetting(let setting, let queues): "\(queues) without \(setting)"
    case .policySettingUnused(let setting, let target): "unused \(setting) \(target)"
    case .policiesNotCompared(let count): "\(count) not compared"
    case .policyMatchesNothing, .noPermissions, .contradictoryHeaders, .wildcardOnDirect,
      .notCompared, .onlyByName, .noBindings,
      .leadsNowhere, .unfed, .alternateIsDefault, .reservedName:
      "\(rule)"
    }
  }

  static let cases: [Case] = [
    Case("an empty broker", "", []),
    Case(
      "the tutorial's animals are fine",
      """
      declare exchange animals topic
      declare queue Q1
      declare queue Q2
      bind Q1 animals *.orange.*
      bind Q2 animals *.*.rabbit lazy.#
      """, []),
    Case("a queue without bindings", "declare queue q", ["note q: onlyByName"]),
    Case(
      "an exchange without bindings, and one that leads nowhere",
      """
      declare exchange a fanout
      declare exchange b fanout
      bind exchange a b
      """, ["warning a: noBindings", "warning b: leadsNowhere"]),
    Case(
      "an alternate exchange is as good as a binding",
      """
      declare exchange strays fanout
      declare exchange a direct alternate-exchange=strays
      declare queue q
      bind q strays
      """, []),
    Case(
      "alternate exchanges: missing, default, in a circle",
      """
      declare queue q
      declare exchange a fanout alternate-exchange=none
      declare exchange b fanout arg.alternate-exchange=""
      declare exchange c fanout alternate-exchange=d
      declare exchange d fanout alternate-exchange=c
      bind q a
      bind q b
      bind q c
      bind q d
      """,
      ["error a: no alternate none", "warning b: alternateIsDefault", "warning c: alternates c,d"]),
    Case(
      "keys and arguments that nobody looks at",
      """
      declare exchange f fanout
      declare exchange h headers
      declare exchange d direct
      declare exchange t topic
      declare queue q
      bind q f key
      bind q h key arg.a=1
      bind q d *.a
      bind q t a.b# arg.a=1
      """,
      [
        "warning d>q *.a: wildcardOnDirect", "warning t>q a.b#: word b#",
        "note f>q key: key ignored fanout", "note h>q key: key ignored headers",
        "note t>q a.b#: arguments ignored topic",
      ]),
    Case(
      "headers that nothing satisfies",
      """
      declare exchange h headers
      declare queue q
      bind q h x-match=any
      bind q h x-match=any x-a=1
      bind q h x-match=any-with-x x-a=1
      """,
      [
        "error h>q : contradictoryHeaders", "error h>q : contradictoryHeaders",
      ]),
    Case(
      "an internal exchange lets only through what the one in front does",
      """
      declare exchange front topic
      declare exchange inner topic internal
      declare exchange last direct internal
      declare queue q
      bind exchange inner front a.* b.#
      bind exchange last inner *.x
      bind q inner a.b *.c.# c.# #.a.b.c
      bind q last a.x c.x a.b
      """,
      [
        "error inner>q c.#: never behind front", "error last>q c.x: never behind inner",
        "error last>q a.b: never behind inner",
      ]),
    Case(
      "but who may publish there may use any key",
      """
      declare exchange front topic
      declare exchange inner topic
      declare queue q
      bind exchange inner front a.*
      bind q inner b.#
      """, []),
    Case(
      "an internal exchange that nothing leads to",
      """
      declare exchange inner topic internal
      declare queue q
      bind q inner b.#
      """, ["note inner: unfed"]),
    Case(
      "one binding covers another",
      """
      declare exchange t topic
      declare queue q
      declare queue p
      bind q t a.* a.# a.b #.* *.#
      bind p t a.b
      """,
      [
        "note t>q a.*: covered a.#", "note t>q a.#: covered #.*", "note t>q a.b: covered a.*",
        "note t>q *.#: covered #.*",
      ]),
    Case(
      "headers bindings cover those that want more",
      """
      declare exchange h headers
      declare queue q
      bind q h arg.a=1
      bind q h arg.a=1 arg.b=2
      bind q h x-match=any arg.b=2 arg.c=3
      """, ["note h>q : covered "]),
    Case(
      "dead letters: missing, dropped, and fine",
      """
      declare exchange dlx direct
      declare queue dead
      declare queue a dead-letter-exchange=none
      declare queue b dead-letter-exchange=dlx dead-letter-routing-key=nobody
      declare queue c dead-letter-exchange=dlx dead-letter-routing-key=dead
      declare queue d dead-letter-exchange=dlx
      declare exchange x direct
      bind dead dlx dead
      bind a x a
      bind b x b
      bind c x c
      bind d x d
      """,
      [
        "error a: no dead letter exchange none", "warning b: dead letters dropped dlx nobody",
        "warning d: dead letters dropped dlx d",
      ]),
    Case(
      "dead letters that come back: dropped, spinning, retried",
      """
      declare exchange x direct
      declare queue ttl ttl=1s dead-letter-exchange="" dead-letter-routing-key=ttl
      declare queue spin dead-letter-exchange="" dead-letter-routing-key=spin
      declare queue work dead-letter-exchange="" dead-letter-routing-key=wait
      declare queue wait ttl=1s dead-letter-exchange="" dead-letter-routing-key=work
      """,
      [
        "warning x: noBindings", "warning spin: spinning spin", "warning ttl: dropped ttl",
        "note wait: retried wait,work",
      ]),
    Case(
      "dead letters that come back whatever their keys, or with some of them",
      """
      declare exchange f fanout
      declare exchange t topic
      declare exchange d direct
      declare exchange dead fanout
      declare queue any dead-letter-exchange=f
      declare queue some dead-letter-exchange=t
      declare queue one dead-letter-exchange=d
      declare queue two dead-letter-exchange=dead
      declare queue grave
      bind any f "" other
      bind grave f
      bind some t orders.* invoices.*
      bind one t eu.*
      bind one d eu.paid eu.new other
      bind two f
      bind grave dead
      bind grave t #
      """,
      [
        "warning any: spinning any", "warning one: spinning one", "warning some: spinning some",
        "note f>any other: key ignored fanout", "note f>any other: covered ",
      ]),
    Case(
      "a key that dead letters keep and nobody else has bound is no way round",
      """
      declare exchange f fanout
      declare exchange d direct
      declare queue q dead-letter-exchange=d
      declare queue p
      bind q f
      bind p d x xx
      """, []),
    Case(
      "what policies set counts as if it were declared",
      """
      declare exchange a fanout
      declare exchange b direct
      declare queue q
      declare queue p
      bind q b q
      bind p a
      set policy ae ^b$ alternate-exchange=none apply-to=exchanges
      set policy dlx ^q$ dead-letter-exchange=b message-ttl=0
      set policy other ^p$ dead-letter-exchange=nowhere
      """,
      [
        "error b: no alternate none", "error p: no dead letter exchange nowhere",
        "warning q: dropped q", "note q: holds nothing x-message-ttl",
      ]),
    Case(
      "policies that count nowhere, or not where they seem to",
      """
      declare exchange x fanout
      declare queue q
      declare queue safe type=quorum durable
      bind q x
      bind safe x
      set policy nothing ^nobody max-length=5
      set policy low ^q$ max-length=5
      set policy high ^q message-ttl=5s priority=1
      set policy limit ^safe|^q delivery-limit=3 priority=-1
      set policy wrong ^x$ max-length=5 apply-to=exchanges
      """,
      [
        "note policy low: shadowed by high", "note policy nothing: policyMatchesNothing",
        "note policy wrong: unused max-length exchanges",
        "note policy limit: 1 without delivery-limit",
      ]),
    Case(
      "a user who may connect nowhere",
      """
      add user ann secret
      add user bob secret
      add vhost shop
      set permissions bob .* .* .* vhost=shop
      """, ["note user ann: noPermissions"]),
    Case(
      "queues where nothing waits, and names of the server's own",
      """
      declare exchange x fanout
      declare queue a ttl=0
      declare queue b max-length=0
      declare queue c max-length-bytes=0
      bind a x
      bind b x
      bind c x
      """,
      [
        "note a: holds nothing x-message-ttl", "note b: holds nothing x-max-length",
        "note c: holds nothing x-max-length-bytes",
      ]),
  ]

  @Test(arguments: cases) func whatIsFound(topology: Case) throws {
    let findings = try Self.broker(topology.lines).allFindings
    #expect(findings.map(Self.text) == topology.expected)
  }

  @Test func manyBindingsOfTwoAreNotCompared() throws {
    let keys = (0..<400).map { "k\($0)" }.joined(separator: " ")
    let broker = try Self.broker(
      "declare exchange t topic\ndeclare queue q\nbind q t \(keys)")
    #expect(broker.findings().map(\.rule) == [.notCompared(count: 400)])
  }

  /// What would take for ever is not finished, and says so.
  @Test func hostileTopologiesEnd() throws {
    let hard = (0..<120).map { "#.\(String(repeating: "*.#.", count: 25))k\($0)" }
    let patterns = try Self.broker(
      "declare exchange t topic\ndeclare queue q\nbind q t \(hard.joined(separator: " "))")
    _ = patterns.findings()
    let names = (0..<24).map { "x\($0)" }
    var lines = names.map { "declare exchange \($0) topic internal" } + ["declare queue q"]
    for left in names { for right in names { lines.append("bind exchange \(left) \(right) a.#") } }
    lines += names.map { "bind q \($0) b" }
    #expect(try Self.broker(lines.joined(separator: "\n")).findings().count < 2_000)
  }

  @Test func tooManyPoliciesAreNotComparedAndSaySo() throws {
    let lines = "set policy a ^none max-length=5\nset policy b ^none max-length=5"
    var linter = Linter(try Self.broker(lines), .default)
    linter.budget = 0
    linter.checkPolicies()
    #expect(linter.findings.map(Self.text) == ["note policy a: 2 not compared"])
  }

  @Test func virtualHostsAreLookedAtAlone() throws {
    var broker = try Self.broker("declare exchange x fanout")
    _ = broker.apply(.management(.addVirtualHost("other")))
    #expect(broker.findings(in: "other").isEmpty)
    #expect(broker.findings(in: "none").isEmpty)
    let definitions = broker.definitions
    var moved = Definitions()
    moved.exchanges = definitions.exchanges.map { $0.located(in: "other") }
    moved.queues = [QueueDefinition(virtualHost: "other", name: "q")]
    let plan = try broker.plan(for: moved, at: .start)
    #expect(plan.omissions.isEmpty && plan.operations.count == 2)
    for operation in plan.operations { _ = broker.apply(.management(operation)) }
    #expect(broker.queueNames(in: "other") == ["q"] && broker.queueNames().isEmpty)
    #expect(broker.findings(in: "other").map(\.rule) == [.noBindings, .onlyByName])
    #expect(
      broker.definitions.only("other").queues
        == moved.queues.map { queue in
          var queue = queue
          queue.arguments = ["x-queue-type": .string("classic")]
          return queue
        })
  }

  // MARK: Patterns

  private static func randomKey(
    _ words: [String], _ random: inout SplitMix64, longest: Int
  ) -> [UInt8] {
    let count = Int.random(in: 0...longest, using: &random)
    return Array(
      (0..<count).map { _ in words[Int.random(in: words.indices, using: &random)] }
        .joined(separator: ".").utf8)
  }

  /// What one pattern covers and two have in common, beside all the keys there are.
  @Test(arguments: 0..<20) func relationsAgreeWithMatching(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = ["a", "b", "", "x"]
    var keys: [[UInt8]] = [[]]
    for _ in 0..<4 {
      keys += keys.flatMap { key in
        letters.map { key + [UInt8(ascii: ".")] + Array($0.utf8) }
      }
    }
    // Each begins with a dot but the first; without it every key of up to four words is there.
    keys = Array(Set(keys.map { Array($0.dropFirst()) }))
    for _ in 0..<40 {
      var budget = 1_000_000
      let words = ["a", "b", "*", "#", ""]
      let left = TopicPattern(Self.randomKey(words, &random, longest: 3))
      let right = TopicPattern(Self.randomKey(words, &random, longest: 3))
      let counterexample = keys.first { right.matches($0) && !left.matches($0) }
      #expect(left.covers(right, budget: &budget) == (counterexample == nil), "\(left) \(right)")
      let common = keys.first { right.matches($0) && left.matches($0) }
      switch TopicPattern.commonKey(of: [left, right], budget: &budget) {
      case .key(let key): #expect(left.matches(key) && right.matches(key))
      case .none: #expect(common == nil, "\(left) \(right)")
      // A single empty word would be the key, but the empty key has no words.
      case .unknown: #expect((left.words + right.words).contains([]), "\(left) \(right)")
      }
    }
  }

  /// Nothing that is bound crashes it, and what it says of bindings holds for all messages tried.
  @Test(arguments: 0..<40) func whatIsSaidHolds(seed: Int) {
    var generator = TopologyGenerator(seed: UInt64(seed))
    var broker = Broker()
    _ = broker.apply(.connectionOpened("you"))
    for operation in generator.operations() {
      if !broker.isOpen(TopologyGenerator.address) {
        _ = broker.apply(.method(.channel(.open), on: TopologyGenerator.address))
      }
      _ = broker.apply(operation)
    }
    for finding in broker.findings() {
      guard case .binding(let binding) = finding.place else { continue }
      for key: RoutingKey in ["", "a", "b", "a.b", "b.a", "a.a.a", "..", "x.y.a", "a..b"] {
        let verdicts = broker.explainRouting(from: binding.source, key: key)?.hops[0].verdicts
        let isMatch = verdicts?.first { $0.binding == binding }?.isMatch
        switch finding.rule {
        case .contradictoryHeaders: #expect(isMatch == false)
        case .covered(let other):
          if isMatch == true {
            #expect(verdicts?.first { $0.binding == other }?.isMatch == true, "\(binding)")
          }
        default: continue
        }
      }
    }
  }
}
