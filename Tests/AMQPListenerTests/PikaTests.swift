import AMQPModel
import BrokerCore
import BrokerHost
import Foundation
import TestSupport
import Testing

@testable import AMQPListener

/// Real programs over loopback, with Python's pika; `.ci/run` installs it.
@Suite(.serialized) struct PikaTests {
  static let clock: @Sendable () -> Int = {
    Int(ProcessInfo.processInfo.systemUptime * 1000)
  }

  /// Runs a program of `Programs` against a listener of its own.
  static func run(
    _ program: String, _ configuration: ListenerConfiguration = ListenerConfiguration(),
    queuedLimit: Int = BrokerHost.defaultQueuedLimit
  ) throws -> BuiltProgram.Result {
    var configuration = configuration
    configuration.port = 0
    let host = BrokerHost(
      Broker(), queuedLimit: queuedLimit, clock: { Instant(milliseconds: clock()) })
    let listener = try Listener.start(configuration, host, clock: clock)
    defer { listener.stop() }
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Programs/\(program)").path
    var python = BuiltProgram("/usr/bin/env", ["python3", path, "\(listener.port)"])
    python.environment = ProcessInfo.processInfo.environment
    python.limit = .seconds(120)
    return try python.run()
  }

  /// What programs print is what they print with RabbitMQ 4.0.5: pika at large, RabbitMQ's tutorials
  /// with pika and aio-pika, and what pika's own acceptance suite asks for.
  @Test(arguments: ["smoke", "tutorials", "acceptance"])
  func pythonWorks(program: String) throws {
    let result = try Self.run("\(program).py")
    let lines = result.output.split(separator: "\n").map { String($0) }
    let expected = try Fixture.text("Recordings/\(program).txt", beside: #filePath)
    #expect(lines == expected.split(separator: "\n").map { String($0) }, "\(result)")
    #expect(result.exitCode == 0, "pip install pika aio-pika? \(result)")
  }

  @Test func connectionsAreCounted() throws {
    var configuration = ListenerConfiguration()
    configuration.connectionLimit = 2
    let result = try Self.run("limits.py", configuration)
    #expect(
      result.output == """
        third refused: ConnectionClosedByBroker: (530) \
        'NOT_ALLOWED - connection refused: node connection limit (2) is reached'
        again q

        """, "pip install pika? \(result)")
  }

  @Test func publishersAreToldToWait() throws {
    let result = try Self.run("blocked.py", queuedLimit: 10_000)
    #expect(
      result.output == """
        ['blocked: low on memory'] ready 3
        ['blocked: low on memory', 'unblocked'] ready 1

        """, "pip install pika? \(result)")
  }

  @Test func aTakenPortIsAnError() throws {
    let host = BrokerHost(Broker(), clock: { .start })
    var configuration = ListenerConfiguration()
    configuration.port = 0
    let listener = try Listener.start(configuration, host, clock: { 0 })
    defer { listener.stop() }
    configuration.port = listener.port
    #expect(throws: Listener.Failure.self) {
      try Listener.start(configuration, host, clock: { 0 })
    }
  }
}
