import AMQPModel
import BrokerCore
import Interchange
import TestSupport
import Testing

@testable import Narration

/// Text from outside on a terminal: what it does, how wide it is, how it is cut.
@Suite struct TextTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("佇列", "佇列"), ("é", "é"), ("👨\u{200d}👩", "👨\u{200d}👩"),
      ("❤\u{fe0f}", "❤\u{fe0f}"), ("a b", "a b"), ("\u{0}", "\\x00"), ("\u{7}", "\\x07"),
      ("\u{7f}", "\\x7f"), ("\u{85}", "\\x85"), ("\u{9b}2J", "\\x9b2J"), ("\u{1b}[31m", "\\e[31m"),
      ("a\nb\rc\td", "a\\nb\\rc\\td"), ("a\r\nb", "a\\r\\nb"), ("\u{202e}x", "\\u{202e}x"),
      ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{200b}", "\\u{200b}"),
      ("\u{200e}", "\\u{200e}"), ("\u{feff}", "\\u{feff}"), ("\u{2028}", "\\u{2028}"),
      ("\u{ad}", "\\xad"), ("\u{34f}", "\\u{34f}"), ("\u{3164}", "\\u{3164}"),
      ("\u{e0041}", "\\u{e0041}"), ("\u{e000}", "\\u{e000}"), ("\u{e0100}", "\\u{e0100}"),
    ])
  func whatATerminalWouldObeyIsShown(text: String, shown: String) {
    #expect(visible(text) == shown)
    #expect(visible(shown) == shown)
    #expect(visible(Array(text.utf8)) == shown)
  }

  @Test func octetsThatAreNoTextAreShown() {
    #expect(visible([0x61, 0xff, 0x1b, 0x7f, 0xe4, 0xbd]) == "a\\xff\\x1b\\x7f\\xe4\\xbd")
    #expect(visible([UInt8]()).isEmpty)
  }

  @Test func noScalarIsObeyed() {
    for value in 0...0x10ffff as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isObeyed =
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: value != 0x200d
        default: false
        }
      if isObeyed { #expect(isHidden(scalar), "\(String(value, radix: 16))") }
    }
  }

  // MARK: Cutting

  @Test(arguments: [
    ("abc", 2, "a…"), ("abc", 3, "abc"), ("佇列佇列", 5, "佇列…"), ("佇列佇列", 6, "佇列…"),
    ("佇列", 4, "佇列"), ("", 1, ""),
  ])
  func textIsCutByColumns(text: String, columns: Int, cut: String) {
    #expect(Spelled.cut(text, columns) == cut)
  }

  @Test(arguments: [1, 39, 40, 41, 160, 161, 5_000])
  func bodiesAreCutAndSaySo(count: Int) {
    for piece in ["x", "佇", "\u{1b}", "👩"] {
      let body = Array(String(repeating: piece, count: count).utf8)
      let shown = Spelled.body(body)
      #expect(shown.hasPrefix("\"") && shown.hasSuffix("\""))
      #expect(DisplayWidth.width(of: shown) <= 42)
      let isWhole = DisplayWidth.width(of: visible(piece)) * count <= 40
      #expect(shown.hasSuffix("…\"") == !isWhole, "\(count) \(piece)")
      #expect(!shown.contains("\u{fffd}") && !shown.contains("\\xe4"))
    }
  }

  // MARK: Lines

  @Test func tablesAreAlignedByColumns() {
    let rows = [["佇列一", "1", "x"], ["q", "12", "佇"], ["", "3", ""]]
    let lines = Table(heading: ["name", "n", "last"], rows: rows).lines().map(\.plainText)
    #expect(lines == ["name    n   last", "佇列一  1   x", "q       12  佇", "        3"])
  }

  @Test(arguments: [
    ("> x", true), (">", true), ("...", true), ("→ x", true), ("…", true), (">x", false),
    ("....", false), (" > x", false), ("x", false), ("", false),
  ])
  func whatWouldPassForATypedLineIsKnown(text: String, isMistakable: Bool) {
    #expect(Line(text).isMistakable == isMistakable)
    #expect(Line([Span(""), Span(text, .dim)]).isMistakable == isMistakable)
  }

  @Test func linesAreFoldedAtTheirGaps() {
    let left = String(repeating: "a", count: 40)
    let line = Line([Span("ack        "), Span(left + "   ", .dim), Span("b c   d   " + left)])
    #expect(
      line.folded(behind: 11).map(\.plainText) == [
        "ack        " + left + "   b c   d", "           " + left,
      ])
    #expect(Line(left).folded(behind: 2) == [Line(left)])
    let long = String(repeating: "w", count: 100)
    #expect(Line(long).folded(behind: 2) == [Line(long)])
    let words = Line(String(repeating: "字詞 ", count: 30)).folded(behind: 2).map(\.plainText)
    #expect(words.count == 2)
    #expect(words.allSatisfy { DisplayWidth.width(of: $0) <= 80 })
    #expect(words[1].hasPrefix("  字詞"))
  }

  @Test(arguments: Symbols.allCases)
  func colourNeverReachesText(symbols: Symbols) {
    let line = Line([Span("✓ ", .success), Span("→ x", .name), Span("")])
    let plain = LineRenderer(usesColour: false, symbols: symbols).text(of: line)
    #expect(plain == (symbols == .ascii ? "+ > x" : "✓ → x"))
    let coloured = LineRenderer(usesColour: true, symbols: symbols).text(of: line)
    #expect(coloured.contains("\u{1b}[32m") && coloured.hasSuffix("\u{1b}[0m"))
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Base64.text(of: Array(text.utf8)) == encoded)
  }
}
