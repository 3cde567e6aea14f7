import TestSupport
import Testing

@testable import Narration

/// Our widths beside those of Python's wcwidth 0.7.0.
@Suite struct DisplayWidthTests {
  /// Scalars that the two see differently, with the reason.
  private static func isExempt(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // These are shown as escapes and never reach a terminal.
    case .format, .lineSeparator, .paragraphSeparator: true
    // A regional indicator is half a flag; alone it is nothing that anybody types.
    default: (0x1f1e6...0x1f1ff).contains(scalar.value)
    }
  }

  @Test func agreesWithWcwidth() throws {
    var differences: [String] = []
    for line in try Fixture.text("Fixtures/widths.txt", beside: #filePath).split(separator: "\n")
    where !line.hasPrefix("#") {
      let parts = line.split(separator: " ")
      let first = try #require(UInt32(parts[0], radix: 16))
      let last = try #require(UInt32(parts[1], radix: 16))
      let expected = try #require(Int(parts[2]))
      for value in first...last {
        guard let scalar = Unicode.Scalar(value), !Self.isExempt(scalar) else { continue }
        let width = DisplayWidth.width(of: Character(scalar))
        if width != expected { differences.append("\(String(value, radix: 16)) \(width)") }
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(40))")
  }

  @Test(arguments: [
    ("佇列", 4), ("Q1 佇列", 7), ("é", 1), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("🇹🇼", 2), ("❤️", 2), ("→", 1),
    ("", 0), ("，", 2), ("ﾊﾛｰ", 3),
    ("1\u{fe0f}\u{20e3}", 2), ("a\u{fe0f}", 1), ("❤", 1), ("नि", 2), ("กำ", 2),
    ("ᄒ\u{1161}\u{11ab}", 2),
    ("👍🏽", 2), ("か\u{3099}", 2), ("佇\u{903}", 3), ("က\u{1031}", 2),
  ])
  func textsHaveTheWidthThatTheyTake(text: String, width: Int) {
    #expect(DisplayWidth.width(of: text) == width)
  }
}
