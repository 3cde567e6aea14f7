import Foundation
import Narration
import Testing

/// The glossary as one file for people: every idea that `help` explains, in both languages.
///
/// `WARREN_UPDATE=1 swift test --filter GlossaryTests` rewrites it from the program.
@Suite struct GlossaryTests {
  static let path = "Sources/warren/Documentation.docc/Glossary.md"

  static var expected: String {
    let english = Language.english.phrasebook
    let chinese = Language.traditionalChinese.phrasebook
    let rows = Concept.allCases.sorted { $0.rawValue < $1.rawValue }.map { concept in
      let words = concept.synonyms.filter { !$0.allSatisfy(\.isASCII) }.joined(separator: "、")
      return "| `help \(concept.rawValue)` | \(english.help(on: concept).title) "
        + "| \(chinese.help(on: concept).title) | \(words) |"
    }
    let head = """
      # Glossary

      What `help` explains, and what lessons, traces and help pages call it in Traditional Chinese.
      The words of a page are found by the English name and by each Chinese one: `help 死信`.

      | typed | English | 繁體中文 | Chinese words that find it |
      |---|---|---|---|

      """
    return head + rows.joined(separator: "\n") + "\n"
  }

  @Test func glossaryIsWhatHelpExplains() throws {
    if ReadmeTests.isUpdating {
      try Self.expected.write(
        to: Repository.root.appending(path: Self.path), atomically: true, encoding: .utf8)
    }
    #expect(try Repository.text(of: Self.path) == Self.expected)
  }

  /// Words that the course uses as terms.
  @Test(arguments: [
    "dead letter", "x-death", "prefetch", "reply-to", "correlation-id", "rpc", "starvation",
    "at least once", "redelivered", "alternate exchange", "virtual host", "policy", "FIFO",
    "auto-ack",
    "fair dispatch", "routing key", "binding key", "quorum", "persistent", "confirm", "mandatory",
    "佇列", "交換器", "繫結", "路由鍵", "繫結鍵", "訊息", "發布者", "消費者", "生產者", "遞送", "確認", "拒絕",
    "重新排入", "死信", "預取", "通道", "連線", "虛擬主機", "持久", "獨占", "備援交換器", "發布確認", "標頭",
    "優先權", "政策", "餓死", "先進先出",
  ])
  func helpFindsIt(word: String) {
    func plain(_ text: String) -> String {
      text.lowercased().replacing("-", with: " ")
    }
    #expect(
      Concept.allCases.contains { concept in
        ([concept.rawValue] + concept.synonyms).contains { plain($0) == plain(word) }
      }, "\(word)")
  }
}
