import Foundation
import TestSupport
import Testing

/// What README names as the check of a claim exists.
@Suite struct ReadmeClaimsTests {
  private static func section() throws -> Substring {
    let text = try Repository.text(of: "README.md")
    let start = try #require(text.range(of: "## What is simulated")?.lowerBound)
    let end = try #require(text.range(of: "## Speed")?.lowerBound)
    return text[start..<end]
  }

  @Test func suitesExist() throws {
    let files = try Repository.files(in: "Tests", "swift")
    let manifest = try Repository.text(of: "Package.swift")
    let names = Set(try Self.section().matches(of: /`([A-Za-z]+(Tests|Cases))`/).map(\.1))
    #expect(names.count > 20)
    for name in names {
      #expect(
        manifest.contains("name: \"\(name)\"")
          || files.contains { file in
            ["struct", "enum"].contains { file.text.contains("\($0) \(name) ") }
          }, "\(name)")
    }
  }

  @Test func recordingsExist() throws {
    let folder = Repository.root.appending(path: "Tests/BrokerCoreTests/Recordings/scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let beginnings = Set(try Self.section().matches(of: /`([a-z-]+-)\*`/).map(\.1))
    #expect(beginnings.count > 5)
    for beginning in beginnings {
      #expect(files.contains { $0.hasPrefix(beginning) }, "\(beginning)")
    }
  }

  /// Every row of the table has three cells, and one that says yes says how it is checked.
  @Test func rowsAreWhole() throws {
    let rows = try Self.section().split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
    #expect(rows.count > 20)
    for row in rows {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      #expect(cells.count == 5, "\(row)")
      #expect(!cells[2].hasPrefix(" yes") || cells[3].contains("`"), "\(row)")
    }
  }
}
