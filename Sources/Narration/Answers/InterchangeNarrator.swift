import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange

/// Puts what came of `import`, `export` and `lint` into lines.
struct InterchangeNarrator {
  let words: any Phrasebook

  func lines(for answer: InterchangeAnswer) -> [Line] {
    switch answer {
    case .imported(let summary):
      phrases(of: summary).flatMap { told($0) }
        + (summary.notices.count > Self.noticeLimit
          ? [Line(words.text(Label.more(summary.notices.count - Self.noticeLimit)), .dim)] : [])
    case .exported(_, let text, _):
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { Line(String($0)) }
    case .written(_, let path, let losses):
      ([.written(path: visible(path))] + Self.phrases(of: losses)).flatMap { told($0) }
    case .linted(let findings, _, let omitted):
      linted(findings)
        + Self.notLookedAt(omitted).flatMap { told($0) }
    }
  }

  // A file may have as many unknown keys as it likes.
  private static let noticeLimit = 20

  private func told(_ phrase: InterchangePhrase) -> [Line] {
    Line(words.text(phrase)).folded(behind: 2)
  }

  /// What could not be said in JSON, in one sentence.
  static func phrases(of losses: [String]) -> [InterchangePhrase] {
    losses.first.map { [.loss(count: losses.count, first: short($0))] } ?? []
  }

  private static func short(_ text: String) -> String {
    Spelled.cut(visible(text), Spelled.nameColumns)
  }

  // MARK: Import

  private func phrases(of summary: ImportSummary) -> [InterchangePhrase] {
    let plan = summary.plan
    let count = plan.count
    var phrases: [InterchangePhrase] = [
      .imported(
        path: visible(summary.path), exchanges: count.exchanges, queues: count.queues,
        bindings: count.bindings)
    ]
    if count.isAdministered { phrases.append(.administered(count)) }
    phrases += OmissionPhrases(plan.omissions).phrases
    if !summary.keptSections.isEmpty {
      phrases.append(
        .keptSections(
          summary.keptSections.map { "\($0.name) \($0.count)" }.joined(separator: ", ")))
    }
    return phrases
      + summary.notices.prefix(Self.noticeLimit).map { notice in
        let path = Self.short(notice.path)
        let first = Self.short(notice.first)
        return switch notice.kind {
        case .unknownKey: .unknownKey(path: path, count: notice.count, first: first)
        case .password: .passwordHidden(path: path, count: notice.count, first: first)
        }
      }
  }

  // MARK: Lint

  private static func notLookedAt(_ omitted: [ImportPlan.Omission]) -> [InterchangePhrase] {
    let places = omitted.filter { omission in
      switch omission.reason {
      case .existsOtherwise, .reservedName, .notSimulated, .settingsNotSimulated, .endMissing: true
      case .unknownHash: false
      }
    }
    return places.first.map { [.notLookedAt(count: places.count, first: $0.place)] } ?? []
  }

  private func linted(_ findings: [Finding]) -> [Line] {
    if findings.isEmpty {
      return [Line([Span("✓ ", .success), Span(words.text(InterchangePhrase.nothingFound))])]
    }
    func count(_ severity: Finding.Severity) -> Int {
      findings.count { $0.severity == severity }
    }
    return findings.flatMap { finding in
      let style: Style =
        switch finding.severity {
        case .error: .failure
        case .warning: .warning
        case .note: .dim
        }
      let line = Line([
        Span(words.text(FindingPhrase.severity(finding.severity)) + "   ", style),
        Span(Self.place(finding), .name), Span("   " + sentence(of: finding.rule)),
      ])
      return line.folded(behind: 2)
    } + told(.found(errors: count(.error), warnings: count(.warning), notes: count(.note)))
  }

  /// `queue Q1`, `exchange animals`, or `animals → Q1 *.orange.*`; behind the name of a virtual
  /// host other than `/`.
  private static func place(_ finding: Finding) -> String {
    let host = finding.virtualHost == .default ? "" : Spelled.name(finding.virtualHost) + ": "
    return host + place(finding.place)
  }

  private static func place(_ place: Finding.Place) -> String {
    switch place {
    case .queue(let name): "queue " + Spelled.name(name)
    case .exchange(let name): "exchange " + Spelled.exchange(name)
    case .binding(let binding): spelled(binding)
    case .policy(let name): "policy " + short("\(name)")
    case .operatorPolicy(let name): "operator policy " + short("\(name)")
    case .user(let name): "user " + Spelled.name(name)
    }
  }

  private static func spelled(_ binding: Binding) -> String {
    "\(Spelled.exchange(binding.source)) → \(Spelled.destination(binding.destination)) "
      + Spelled.name(binding.key)
      + (binding.arguments.isEmpty ? "" : " " + Spelled.table(binding.arguments))
  }

  func sentence(of rule: Finding.Rule) -> String {
    let phrase: FindingPhrase =
      switch rule {
      case .neverMatches(let front): .neverMatches(behind: Spelled.exchange(front))
      case .contradictoryHeaders: .contradictoryHeaders
      case .keyIgnored(let type): .keyIgnored(type: type.rawValue)
      case .argumentsIgnored(let type): .argumentsIgnored(type: type.rawValue)
      case .wildcardOnDirect: .wildcardOnDirect
      case .wildcardInWord(let word): .wildcardInWord(Spelled.name(word))
      case .covered(let other): .covered(by: Self.spelled(other))
      case .notCompared(let count): .notCompared(count)
      case .onlyByName: .onlyByName
      case .noBindings: .noBindings
      case .leadsNowhere: .leadsNowhere
      case .unfed: .unfed
      case .missingAlternate(let name): .missingAlternate(Spelled.name(name))
      case .alternateIsDefault: .alternateIsDefault
      case .alternateCycle(let names): .alternateCycle(Self.circle(names))
      case .missingDeadLetterExchange(let name):
        .missingDeadLetterExchange(Spelled.exchange(name))
      case .deadLettersDropped(let exchange, let key):
        .deadLettersDropped(
          exchange: Spelled.exchange(exchange), key: key.map { Spelled.name($0) })
      case .deadLetterCycle(let queues, let kind): .deadLetterCycle(Self.circle(queues), kind)
      case .reservedName: .reservedName
      case .holdsNothing(let argument): .holdsNothing(argument.description)
      case .policyMatchesNothing: .policyMatchesNothing
      case .policyShadowed(let other): .policyShadowed(by: Self.short("\(other)"))
      case .policyForeignSetting(let setting, let queues):
        .policyForeignSetting(setting.description, queues: queues)
      case .policySettingUnused(let setting, let target):
        .policySettingUnused(setting.description, target: target.rawValue)
      case .policiesNotCompared(let count): .policiesNotCompared(count)
      case .noPermissions: .noPermissions
      }
    return words.text(phrase)
  }

  private static let circleLimit = 8

  private static func circle(_ names: [some ShortStringName]) -> String {
    let shown = names.prefix(circleLimit).map { Spelled.name($0) }
    let rest = names.count > circleLimit ? ["…"] : []
    return (shown + rest + names.prefix(1).map { Spelled.name($0) }).joined(separator: " → ")
  }
}

extension Finding.Rule {
  /// The rule's name in the JSON trace.
  var name: String {
    switch self {
    case .neverMatches: "never-matches"
    case .contradictoryHeaders: "contradictory-headers"
    case .keyIgnored: "key-ignored"
    case .argumentsIgnored: "arguments-ignored"
    case .wildcardOnDirect: "wildcard-on-direct"
    case .wildcardInWord: "wildcard-in-word"
    case .covered: "covered"
    case .notCompared: "not-compared"
    case .onlyByName: "only-by-name"
    case .noBindings: "no-bindings"
    case .leadsNowhere: "leads-nowhere"
    case .unfed: "unfed"
    case .missingAlternate: "missing-alternate"
    case .alternateIsDefault: "alternate-is-default"
    case .alternateCycle: "alternate-cycle"
    case .missingDeadLetterExchange: "missing-dead-letter-exchange"
    case .deadLettersDropped: "dead-letters-dropped"
    case .deadLetterCycle(_, .dropped): "dead-letter-cycle-dropped"
    case .deadLetterCycle(_, .retried): "dead-letter-cycle-retried"
    case .deadLetterCycle(_, .spinning): "dead-letter-cycle-spinning"
    case .reservedName: "reserved-name"
    case .holdsNothing: "holds-nothing"
    case .policyMatchesNothing: "policy-matches-nothing"
    case .policyShadowed: "policy-shadowed"
    case .policyForeignSetting: "policy-foreign-setting"
    case .policySettingUnused: "policy-setting-unused"
    case .policiesNotCompared: "policies-not-compared"
    case .noPermissions: "no-permissions"
    }
  }
}
