import AMQPClient
import AMQPModel
import BrokerCore
import Foundation
import ManagementClient
import TestSupport
import Testing

/// Where a real broker is.
enum RealBroker {
  static let address = ProcessInfo.processInfo.environment["WARREN_RABBITMQ"] ?? ""
  static let api = ProcessInfo.processInfo.environment["WARREN_RABBITMQ_API"] ?? ""
  static var isThere: Bool { !address.isEmpty && !api.isEmpty }
}

/// The same on a real RabbitMQ 4.0.5, whose addresses are in `WARREN_RABBITMQ` (amqp://…) and
/// `WARREN_RABBITMQ_API` (http://…), as `.ci/run` sets them; without them nothing is run.
@Suite(
  .serialized, .enabled(if: RealBroker.isThere, "WARREN_RABBITMQ names no broker"))
struct RealBrokerTests {
  private static func warren(_ arguments: [String]) throws -> BuiltProgram.Result {
    var program = BuiltProgram("warren", arguments + ["--color", "never", "--lang", "en"])
    program.limit = .seconds(120)
    return try program.run()
  }

  private static func withFile<Result>(
    _ text: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "real-\(UUID()).warren")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  private static func withAPI<Result>(_ body: (ManagementAPI) throws -> Result) throws -> Result {
    let loop = ClientLoop()
    defer { loop.stop() }
    let address = try #require(DefinitionsAddress(RealBroker.api))
    return try body(ManagementAPI(address.server, on: loop))
  }

  /// With a virtual host of its own.
  private static func withVirtualHost<Result>(_ body: (String) throws -> Result) throws -> Result {
    try withAPI { api in
      let name = VirtualHostName(
        ShortString(truncating: "warren-test-\(UInt32.random(in: .min ... .max))"))
      let reason = try api.perform(.addVirtualHost(name))
      #expect(reason == nil)
      defer { _ = try? api.perform(.deleteVirtualHost(name)) }
      return try body("\(name)")
    }
  }

  /// The name of the run's own virtual host, and whether it and the user are there.
  private static func isGone(_ output: String) throws -> Bool {
    let name = try #require(output.firstMatch(of: /virtual host (warren-\w+)/)?.1)
    return try withAPI { api in
      let answers = [
        try api.ask(.get, ["vhosts", String(name)]), try api.ask(.get, ["users", String(name)]),
      ]
      return answers.allSatisfy { $0.status == 404 }
    }
  }

  private static func verify(_ script: String, _ more: [String] = []) throws -> BuiltProgram.Result
  {
    try withFile(script) { path in
      try warren(["verify", path, "--on", RealBroker.address, "--api", RealBroker.api] + more)
    }
  }

  /// Policies, operator policies, users, permissions, topic permissions, virtual hosts, logins, and
  /// the refusals of each.
  @Test func whatOperatorsDoIsCompared() throws {
    let result = try Self.verify(Self.administration)
    #expect(result.output.contains("✓ Equal: 41 lines"), "\(result)")
    #expect(!result.output.contains("not compared"), "\(result)")
    #expect(result.exitCode == 0, "\(result)")
    #expect(try Self.isGone(result.output))
  }

  private static let administration = """
    declare queue q durable
    declare queue dead durable
    declare exchange logs direct
    bind q logs jobs
    set policy limit ^q$ max-length=1 dead-letter-exchange="" dead-letter-routing-key=dead
    publish logs jobs "a"
    publish logs jobs "b"
    get dead ackmode=manual
    set policy bad *a max-length=1
    expect error 400
    set operator policy cap .* max-length=3 apply-to=queues
    clear operator policy nothing
    expect error 404
    add user ann secret tags=monitoring
    add user ann secret
    expect error 409
    open connection A user=ann password=secret
    expect error 530
    set permissions ann ^q$ .* .*
    open connection A user=ann password=wrong
    expect error 403
    open connection A user=ann password=secret
    as ann declare queue other
    expect error 403
    as ann declare queue q durable on=A
    set topic permissions ann amq.topic ^{username}\\. .*
    as ann publish amq.topic ann.x "yes" on=A
    as ann publish amq.topic bob.x "no" on=A
    expect error 403
    add vhost shop
    set permissions ann .* .* .* vhost=shop
    open connection S user=ann vhost=shop
    declare queue inshop durable on=S
    declare queue two durable on=S
    send inshop "x" user-id=ann on=S
    consume inshop as C9 on=S
    consume two as C8 on=S
    delete vhost shop
    change password guest other
    open connection G password=guest
    expect error 403
    open connection G password=other
    clear password ann
    delete user ann
    delete user nobody
    expect error 404
    set permissions nobody .* .* .*
    expect error 404
    clear policy limit
    declare queue quo durable arg.x-queue-type=quorum
    """

  @Test func interruptionDeletesWhatWasMade() throws {
    let result = try Self.withFile("declare queue q durable ttl=1m\ntick 2m\n") { path in
      // The shell waits until the run is under way, then ends it.
      var program = BuiltProgram(
        "/bin/bash",
        [
          "-c",
          #"""
          "$0" "$@" >"$LOG" 2>&1 & pid=$!
          until grep -q "virtual host" "$LOG"; do sleep 0.1; done
          sleep 1; kill -TERM $pid; wait $pid; code=$?; cat "$LOG"; exit $code
          """#,
          PseudoTerminal.built("warren"), "verify", path, "--on", RealBroker.address, "--api",
          RealBroker.api, "--wait", "300", "--lang", "en",
        ])
      program.environment = ProcessInfo.processInfo.environment
      program.environment["LOG"] = path + ".log"
      defer { try? FileManager.default.removeItem(atPath: path + ".log") }
      return try program.run()
    }
    #expect(result.exitCode == 2 && result.output.contains("Interrupted."), "\(result)")
    #expect(try Self.isGone(result.output))
  }

  /// From Warren to the broker and back, over HTTP and over AMQP.
  @Test func aTopologyComesBackEqual() throws {
    let declarations = """
      declare exchange logs topic alternate-exchange=strays
      declare exchange strays fanout transient
      declare exchange inner headers internal auto-delete
      declare queue errors durable ttl=60s dead-letter-exchange="" dead-letter-routing-key=dead
      declare queue dead durable arg.x-queue-type=quorum
      declare queue "佇 列" max-length=10 overflow=reject-publish
      declare queue mine exclusive
      bind errors logs *.error
      bind errors logs ""
      bind exchange inner logs #
      bind "佇 列" strays
      bind dead inner arg.n=1 arg.ratio=1.5 arg.on=true x-match=any-with-x

      """
    let policies = """
      set policy limit ^err max-length=10 apply-to=queues priority=-2
      set operator policy cap .* max-length=100 apply-to=queues

      """
    for (scheme, script) in [("http", declarations + policies), ("amqp", declarations)] {
      try Self.withVirtualHost { host in
        let api = RealBroker.api + "/api/definitions/" + host
        let address = scheme == "http" ? api : Self.slashless(RealBroker.address) + "/" + host
        let deployed = try Self.withFile(script) { path in
          try Self.warren(["deploy", path, "--on", address])
        }
        #expect(deployed.exitCode == 0, "\(deployed)")
        if scheme == "http" {
          #expect(deployed.output.contains("Read back equal: 13 definitions."), "\(deployed)")
        }
        let back = try Self.warren(["export", api])
        let here = try Self.withFile(script + "export\n") { path in
          try Self.warren(["run", path])
        }
        #expect(try Self.entries(back.output) == Self.entries(here.output), "\(back) \(here)")
      }
    }
  }

  private static func slashless(_ address: String) -> Substring {
    address.hasSuffix("/") ? address.dropLast() : address[...]
  }

  /// What is declared, in the order of the alphabet.
  private static func entries(_ output: String) throws -> [String] {
    let start = try #require(output.firstRange(of: "{\n"))
    let definitions = try JSON(parsing: String(output[start.lowerBound...]))
    return try ["queues", "exchanges", "bindings", "policies", "parameters"].flatMap { section in
      try #require(definitions[section]).elements.map { "\(section) \($0.sorted)" }
    }.sorted()
  }

  @Test func whoMayNotIsTold() throws {
    let place = RealBroker.api.split(separator: "@").last ?? ""
    let api = "http://nobody:x@" + place.replacing("http://", with: "")
    let result = try Self.warren([
      "verify", "simple", "--on", RealBroker.address, "--api", api,
    ])
    #expect(result.exitCode == 2 && result.error.contains("does not let you in"), "\(result)")
  }
}
