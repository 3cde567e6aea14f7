import CommandLanguage
import Narration
import TestSupport
import Testing

@Suite struct HelpTests {
  private static let english = Language.english.phrasebook
  private static let chinese = Language.traditionalChinese.phrasebook

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
  }

  private static func isWithoutMarks(_ text: String) -> Bool {
    text.count { $0 == "`" }.isMultiple(of: 2)
  }

  // MARK: Texts

  @Test(arguments: CommandName.allCases)
  func everyCommandIsExplainedInBothLanguages(name: CommandName) {
    let english = Self.english.help(on: name)
    let chinese = Self.chinese.help(on: name)
    #expect(DisplayWidth.width(of: english.summary) < 56)
    #expect(DisplayWidth.width(of: chinese.summary) < 56)
    #expect(!english.paragraphs.isEmpty)
    #expect(english.paragraphs.count == chinese.paragraphs.count)
    #expect(english.details.map(\.name) == chinese.details.map(\.name))
    let pairs =
      [(english.summary, chinese.summary)] + zip(english.paragraphs, chinese.paragraphs)
      + zip(english.details, chinese.details).map { ($0.text, $1.text) }
    for (left, right) in pairs {
      #expect(!left.isEmpty && left != right)
      #expect(!Self.hasChinese(left), "\(left)")
      #expect(Self.hasChinese(right) || left.count < 12, "\(right)")
      #expect(Self.isWithoutMarks(left) && Self.isWithoutMarks(right), "\(left) \(right)")
    }
  }

  @Test(arguments: CommandSpec.all.map(\.name), Language.allCases)
  func everyWordOfTheTableHasItsDetail(name: CommandName, language: Language) {
    let spec = CommandSpec.named(name)
    let details = language.phrasebook.help(on: name).details.map(\.name)
    let expected =
      spec.slots.map(\.name) + spec.flags
      // What `vhost=` and `on=` are is told by the page for all commands alike.
      + spec.options.map(\.name).filter { $0 != "vhost" || !spec.isLocated }
      + (spec.takesArguments ? ["arg."] : []) + (spec.takesHeaders ? ["header."] : [])
    #expect(Set(details) == Set(expected))
    #expect(details.count == Set(details).count)
  }

  @Test(arguments: Concept.allCases)
  func everyConceptIsExplainedInBothLanguages(concept: Concept) {
    let english = Self.english.help(on: concept)
    let chinese = Self.chinese.help(on: concept)
    #expect(!english.title.isEmpty && english.title != chinese.title)
    #expect(Self.hasChinese(chinese.title))
    #expect(english.paragraphs.count == chinese.paragraphs.count)
    #expect((2...4).contains(english.paragraphs.count))
    #expect((1...4).contains(english.examples.count))
    for (left, right) in zip(english.paragraphs, chinese.paragraphs) {
      #expect(!left.isEmpty && left != right)
      #expect(!Self.hasChinese(left), "\(left)")
      #expect(Self.hasChinese(right), "\(right)")
      #expect(Self.isWithoutMarks(left) && Self.isWithoutMarks(right), "\(left) \(right)")
    }
    #expect(!concept.seeAlso.contains(concept) && !concept.seeAlso.isEmpty)
    #expect(Set(concept.seeAlso).count == concept.seeAlso.count)
  }

  @Test(arguments: Concept.allCases)
  func examplesAreCanonical(concept: Concept) throws {
    for line in concept.examples {
      #expect(try Parser.parse(line, dialect: .script) != nil, "\(line)")
    }
  }

  @Test func everyCommandIsListedOnce() {
    let listed = CommandGroup.allCases.flatMap(\.commands)
    #expect(listed.count == CommandName.allCases.count)
    #expect(Set(listed) == Set(CommandName.allCases))
  }

  // MARK: Pages

  @Test(arguments: Language.allCases)
  func noPageIsWiderThanEightyColumns(language: Language) {
    let page = HelpPage(in: language)
    let topics =
      CommandName.allCases.map(HelpTopic.command) + Concept.allCases.map(HelpTopic.concept)
      + [.commands(CommandName.allCases), .everyCommand, .everyConcept]
    let lines = page.overview() + topics.flatMap(page.page(on:))
    for text in lines.map(\.plainText) {
      #expect(DisplayWidth.width(of: text) <= 80, "\(text)")
      #expect(!text.contains("`"), "\(text)")
    }
  }

  @Test func theUsageLineComesFromTheTable() {
    let lines = HelpPage(in: .english).page(on: .command(.nack)).map(\.plainText)
    #expect(lines.first == "nack NAME [TAG] [multiple] [requeue=true|false] [on=CONN/CH]")
    let consume = HelpPage(in: .english).page(on: .command(.consume)).map(\.plainText)
    #expect(consume.first?.hasPrefix("consume QUEUE [auto-ack] [exclusive] [as NAME]") == true)
    #expect(consume.contains("AMQP: basic.consume"))
  }

  @Test(arguments: Language.allCases)
  func theListsNameEveryCommandAndConcept(language: Language) {
    let page = HelpPage(in: language)
    func text(_ lines: [Line]) -> String { lines.map(\.plainText).joined(separator: "\n") }
    let commands = text(page.page(on: .everyCommand))
    for name in CommandName.allCases { #expect(commands.contains("  \(name.rawValue) ")) }
    let concepts = text(page.page(on: .everyConcept))
    for concept in Concept.allCases { #expect(concepts.contains(concept.rawValue)) }
  }

  @Test(arguments: Language.allCases)
  func theOverviewFitsOneScreenAndNamesEveryVerb(language: Language) {
    let lines = HelpPage(in: language).overview().map(\.plainText)
    // One line is left for the prompt.
    #expect(lines.count < 24)
    let words = Set(lines.joined(separator: " ").split { ", ".contains($0) }.map(String.init))
    for name in CommandName.allCases { #expect(words.contains(name.words[0]), "\(name)") }
  }

  // MARK: Finding

  @Test func everythingIsFoundByItsOwnName() {
    for name in CommandName.allCases {
      #expect(HelpTopic.find(name.words) == .command(name))
      #expect(HelpTopic.find([name.rawValue.uppercased()]) == .command(name))
    }
    for concept in Concept.allCases {
      #expect(HelpTopic.find([concept.rawValue]) == .concept(concept))
      for word in concept.synonyms {
        #expect(HelpTopic.find([word]) == .concept(concept), "\(word)")
      }
    }
    for name in HelpTopic.names { #expect(HelpTopic.find([name]) != nil, "\(name)") }
  }

  @Test(
    arguments: [
      (["Dead-Letter"], .concept(.deadLetter)), (["auto_ack"], .concept(.automaticAcknowledgement)),
      (["exchange-to-exchange"], .concept(.exchangeToExchange)), (["pub"], .command(.publish)),
      (["decl", "q"], .command(.declareQueue)), (["bind"], .command(.bind)),
      (["declare"], .commands([.declareExchange, .declareQueue])),
      (["open"], .commands([.openConnection, .openChannel])), (["confirm"], .concept(.confirm)),
      (["ack"], .command(.ack)), (["acknowl"], .concept(.acknowledgement)),
      (["預取"], .concept(.prefetch)), (["路由鍵"], .concept(.routingKey)),
      (["#"], .concept(.topic)), (["all"], .everyCommand), (["Concepts"], .everyConcept),
      (["全部"], .everyCommand), (["概念"], .everyConcept),
      (["#12"], .concept(.number)), (["un"], nil), (["colour"], nil),
      ([], nil), ([""], nil),
    ] as [([String], HelpTopic?)])
  func otherSpellingsAreFoundToo(words: [String], topic: HelpTopic?) {
    #expect(HelpTopic.find(words) == topic)
  }

  @Test(arguments: [
    (CommandName.ack, Concept.acknowledgement), (.undo, .timeTravel), (.qos, .prefetch),
    (.get, .pushAndPull), (.nack, .requeue),
  ])
  func aCommandPointsToTheIdeaBehindIt(name: CommandName, concept: Concept) {
    let page = HelpPage(in: .english).page(on: .command(name)).map(\.plainText)
    #expect(page.last?.contains(concept.rawValue) == true)
  }
}

@Suite struct WrapTests {
  private func wrapped(_ text: String, _ columns: Int) -> [String] {
    Wrap.lines(text, columns: columns).map(\.plainText)
  }

  @Test func latinBreaksAtBlanks() {
    #expect(wrapped("one two three", 8) == ["one two", "three"])
    #expect(wrapped("", 8) == [""])
    #expect(wrapped("incomprehensible", 8) == ["incomprehensible"])
  }

  @Test func chineseBreaksBetweenCharactersButNotBeforePunctuation() {
    #expect(wrapped("佇列保存訊息", 8) == ["佇列保存", "訊息"])
    #expect(wrapped("佇列保存。訊息", 8) == ["佇列保", "存。訊息"])
    #expect(wrapped("佇列「保存」", 6) == ["佇列", "「保", "存」"])
    #expect(wrapped("用 ack 確認", 6) == ["用 ack", "確認"])
  }

  @Test func commandsLoseTheirMarksAndKeepTheirStyle() {
    let lines = Wrap.lines("say `ack C1` now", columns: 80)
    #expect(lines.map(\.plainText) == ["say ack C1 now"])
    #expect(lines[0].spans.contains(Span("ack", .value)))
  }
}
