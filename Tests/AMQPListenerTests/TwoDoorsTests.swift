import AMQPModel
import BrokerCore
import BrokerHost
import CommandLanguage
import Foundation
import Narration
import Testing

@testable import Workbench

/// What lessons do at the prompt, done again by clients that speak AMQP: two doors, one broker.
@Suite struct TwoDoorsTests {
  /// An operation of a session, and what a trace tells of it.
  struct Act {
    let operation: BrokerCore.Operation
    let instant: Instant
    let events: [Event]
  }

  static let lessons: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons/en").standardized
    return
      ((try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)) ?? [])
      .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }()

  /// All that a lesson's lines make a session do; nil where a line tells of something else, as
  /// `undo` does.
  private static func acts(of file: URL) throws -> [Act?] {
    let lesson = try Lesson(
      name: file.deletingPathExtension().lastPathComponent, language: .english,
      text: String(contentsOf: file, encoding: .utf8))
    var configuration = Session.Configuration()
    configuration.dialect = .script
    var session = Session(configuration)
    var acts: [Act?] = []
    for exchange in lesson.steps.flatMap(\.fences).flatMap(\.exchanges) {
      session.appliedOperations = []
      var events: [Event] = []
      _ = session.run(exchange.command) { report in
        if case .happened(let happening) = report { events += happening.events }
      }
      let performed = session.appliedOperations ?? []
      guard performed.reduce(0, { $0 + $1.eventCount }) == events.count else {
        acts.append(nil)
        continue
      }
      var rest = events[...]
      for done in performed {
        acts.append(
          Act(
            operation: done.operation, instant: done.instant,
            events: Array(rest.prefix(done.eventCount))))
        rest = rest.dropFirst(done.eventCount)
      }
    }
    return acts
  }

  @Test(arguments: lessons)
  func framesGiveTheEventsOfTheSession(file: URL) throws {
    let acts = try Self.acts(of: file)
    var doors: Door?
    var through = 0
    for act in acts {
      guard let act else {
        doors = nil
        continue
      }
      guard let first = act.events.first else { continue }
      // A new bench is a new broker; what was undone cannot be undone for clients.
      if first.number == 1 { doors = Door() }
      guard let door = doors, let events = try door.events(of: act) else {
        doors = nil
        continue
      }
      #expect(events == act.events, "\(file.lastPathComponent): \(act.operation)")
      guard events == act.events else { return }
      through += 1
    }
    // Some lessons ask only; whoever publishes comes through the door.
    let speaks = acts.contains {
      if case .method(.basic(.publish), _)? = $0?.operation { true } else { false }
    }
    if speaks { #expect(through > 5, "\(file.lastPathComponent): \(through) of \(acts.count)") }
  }

  /// A host with a client for each connection of the session.
  private final class Door {
    private let first: EmbeddedClient?
    private var clients: [ConnectionID: EmbeddedClient] = [:]
    private let happened = HostTests.Happened()
    private var lastNumber = 0

    init() {
      first = try? EmbeddedClient()
      let happened = happened
      first?.host.observe { _, events, _ in happened.append(events) }
    }

    /// What the same operation does here; nil where clients cannot do it.
    func events(of act: Act) throws -> [Event]? {
      guard let first, let number = act.events.first?.number else { return nil }
      // The bench has gone back.
      if number <= lastNumber { return nil }
      lastNumber = act.events.last?.number ?? number
      first.wait(until: act.instant.milliseconds)
      _ = happened.take()
      switch act.operation {
      case .connectionOpened(let id, let login):
        guard login.user == .guest, login.password == nil else { return nil }
        let client = try EmbeddedClient(with: first)
        clients[id] = client
        try client.open(as: id.description, to: login.virtualHost, opensChannel: false)
      // Whom somebody kills is not somebody whose socket breaks.
      case .connectionClosed(let id, .lost):
        first.host.perform(act.operation)
        _ = try clients.removeValue(forKey: id)?.received()
      case .connectionClosed(let id, .broken): clients.removeValue(forKey: id)?.drop()
      case .method(let method, let address):
        guard let client = clients[address.connection] else { return nil }
        try client.send(method, on: address.channel)
      case .connectionClosed(_, .closedByClient), .violated, .management, .timePassed,
        .brokerRestarted, .profileChosen:
        first.host.perform(act.operation)
      }
      try answer()
      return happened.take()
    }

    /// Clients answer when something of theirs is closed.
    private func answer() throws {
      for (id, client) in clients {
        for said in try client.closings() {
          if said == 0 { clients[id] = nil }
          try client.send(said == 0 ? .connection(.closeOk) : .channel(.closeOk), on: said)
        }
      }
    }
  }
}
