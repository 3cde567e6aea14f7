import BrokerCore
import CommandLanguage
import Narration
import TestSupport

@testable import Workbench

/// A session with narrators of both languages and of JSON listening.
struct Stage {
  var session: Session
  let files: MemoryFiles
  /// What the last line gave, in English.
  private(set) var english: [String] = []
  /// What the last line gave, in Chinese.
  private(set) var chinese: [String] = []
  /// What the last line gave, as JSON.
  private(set) var json: [String] = []
  private var narrator = TextNarrator(language: .english)
  private var chineseNarrator = TextNarrator(language: .traditionalChinese)
  private var jsonNarrator = JSONNarrator(language: .english)

  init(_ change: (inout Session.Configuration) -> Void = { _ in }) {
    files = MemoryFiles()
    var configuration = Session.Configuration()
    configuration.files = files.access
    change(&configuration)
    session = Session(configuration)
  }

  /// Runs a line; what it gave is kept until the next one.
  @discardableResult
  mutating func run(_ line: String) -> Outcome {
    var reports: [Report] = []
    let outcome = session.run(line) { reports.append($0) }
    let renderer = LineRenderer(usesColour: false)
    english = []
    chinese = []
    json = []
    for report in reports {
      english += narrator.lines(for: report).map { renderer.text(of: $0) }
      chinese += chineseNarrator.lines(for: report).map { renderer.text(of: $0) }
      json += jsonNarrator.lines(for: report)
    }
    return outcome
  }

  /// Runs lines one after the other.
  mutating func run(lines: [String]) { for line in lines { run(line) } }
}

/// Files in memory, which every copy of a stage shares.
final class MemoryFiles: @unchecked Sendable {
  // Tests use a stage from one task.
  var contents: [String: [UInt8]] = [:]

  var access: FileAccess {
    FileAccess(
      read: { [self] path, limit throws(FileAccess.Failure) in
        guard let octets = contents[path] else { throw .unreadable }
        if octets.count > limit { throw .tooLarge }
        return octets
      },
      write: { [self] path, octets throws(FileAccess.Failure) in
        if path.hasPrefix("/read-only") { throw .unwritable }
        contents[path] = octets
      })
  }

  /// The file as text.
  subscript(path: String) -> String {
    get { String(decoding: contents[path] ?? [], as: UTF8.self) }
    set { contents[path] = Array(newValue.utf8) }
  }
}

/// Everything that can be seen of a session.
struct Observation: Equatable {
  private let topology: String
  private let ready: [String]
  private let lives: [String]
  private let script: String
  private let eventCount: Int
  private let names: String
  private let delivered: [String]
  private let management: [String]

  init(_ session: Session) {
    let broker = session.bench.broker
    topology = "\(broker.topology())"
    ready = broker.queueNames().map { "\(broker.readyMessages(in: $0))" }
    lives = (0...(broker.publishedCount + 1)).map { number in
      session.bench.chronicle.life(of: number).map { "\($0)" } ?? "-"
    }
    script = session.bench.transcript.text
    eventCount = broker.eventCount
    names = "\(session.liveNames)"
    let snapshot = session.snapshot(countingPersistent: true)
    var narrator = TextNarrator(language: .english)
    let answers: [Answer] =
      [.page(.overview, snapshot, .vertical)]
      + ListSubject.allCases.map { .listed(ListStatement($0, columns: $0.columns), snapshot) }
    management = answers.flatMap { narrator.lines(for: .answered($0)).map(\.plainText) }
    delivered = session.bench.directory.delivered.sorted { $0.key < $1.key }
      .map { "\($0.key): \(Array($0.value))" }
  }
}
