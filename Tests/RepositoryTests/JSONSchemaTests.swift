import BrokerCore
import CommandLanguage
import Foundation
import Narration
import TestSupport
import Testing
import Workbench

/// The schema in the documentation beside what is really emitted.
@Suite struct JSONSchemaTests {
  static let common: Set<String> = ["n", "t", "event", "message", "cause", "vhost"]

  static func documented() throws -> [String: Set<String>] {
    let text = try Repository.text(of: "Sources/warren/Documentation.docc/JSONTrace.md")
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      let names = { (cell: Substring) in cell.matches(of: /`([^`]+)`/).map { String($0.1) } }
      table[try #require(names(cells[1]).first)] = Set(names(cells[2]))
    }
    return table
  }

  /// The records of a script that makes every event happen.
  static func emitted() throws -> [(event: String, fields: Set<String>)] {
    let text = try Repository.text(of: "Tests/WarrenTests/Scripts/everything.warren")
    var configuration = Session.Configuration()
    configuration.dialect = .script
    configuration.files = FileAccess(
      read: { _, _ throws(FileAccess.Failure) in
        Array("{\"queues\":[{\"name\":\"q\"},{\"name\":\"\",\"colour\":1}]}".utf8)
      }, write: { _, _ throws(FileAccess.Failure) in })
    var session = Session(configuration)
    var narrator = JSONNarrator(language: .english)
    var lines: [String] = []
    // What names a file is not in the script, which is run without any.
    let whole = text + "\nimport definitions.json\nexport definitions.json"
    let outcome = session.run(Script(name: "everything", text: whole), keepsGoing: false) {
      lines += narrator.lines(for: $0)
    }
    #expect(outcome == .fine)
    // Scripts cannot listen to programs.
    for phrase in [ServicePhrase.alarm(isOn: true), .turnedAway(peer: "::1", .notAMQP)] {
      lines += narrator.lines(for: .noticed(.service(phrase)))
    }
    return try lines.map { line in
      let record = try JSON(parsing: line)
      return (try #require(record["event"]?.string), Set(record.members.map(\.key)))
    }
  }

  @Test func everyRecordIsDocumented() throws {
    let documented = try Self.documented()
    for record in try Self.emitted() {
      let fields = try #require(documented[record.event], "\(record.event)")
      #expect(record.fields.isSuperset(of: ["n", "t", "event"]), "\(record.event)")
      #expect(
        record.fields.subtracting(Self.common).isSubset(of: fields),
        "\(record.event): \(record.fields.subtracting(Self.common).subtracting(fields))")
    }
  }

  @Test func everyDocumentedEventHappens() throws {
    let emitted = Set(try Self.emitted().map(\.event))
    for event in try Self.documented().keys {
      #expect(emitted.contains(event), "\(event)")
    }
  }
}
