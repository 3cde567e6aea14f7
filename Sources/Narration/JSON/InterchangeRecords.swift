import BrokerCore
import CommandLanguage
import Interchange

/// What came of `import`, `export` and `lint`, as records.
struct InterchangeRecords {
  let words: any Phrasebook

  func records(of answer: InterchangeAnswer) -> [(String, [JSONValue.Field])] {
    switch answer {
    case .imported(let summary): [("imported", fields(of: summary))]
    case .exported(let format, let text, let losses):
      [
        (
          "exported",
          [.init("format", .string(format.rawValue)), .init("text", .string(text))]
            + self.losses(losses)
        )
      ]
    case .written(let format, let path, let losses):
      [
        (
          "exported",
          [.init("format", .string(format.rawValue)), .init("file", .string(path))]
            + self.losses(losses)
        )
      ]
    case .linted(let findings, let path, _): linted(findings, path)
    }
  }

  private func losses(_ losses: [String]) -> [JSONValue.Field] {
    losses.isEmpty ? [] : [.init("lossy", .array(losses.map { .string($0) }))]
  }

  private func fields(of summary: ImportSummary) -> [JSONValue.Field] {
    let plan = summary.plan
    return [
      .init("file", .string(summary.path)),
      .init("vhosts", .integer(plan.count.virtualHosts)),
      .init("users", .integer(plan.count.users)),
      .init("permissions", .integer(plan.count.permissions)),
      .init("topic_permissions", .integer(plan.count.topicPermissions)),
      .init("policies", .integer(plan.count.policies)),
      .init("operator_policies", .integer(plan.count.operatorPolicies)),
      .init("exchanges", .integer(plan.count.exchanges)),
      .init("queues", .integer(plan.count.queues)),
      .init("bindings", .integer(plan.count.bindings)),
      .init(
        "omitted",
        .array(
          plan.omissions.map { omission in
            .object([
              .init("place", .string(omission.place)),
              .init("reason", .string(omission.reason.name)),
            ])
          })),
      .init(
        "kept",
        .object(summary.keptSections.map { .init($0.name, .integer($0.count)) })),
      .init(
        "unknown",
        .array(
          summary.notices.map { notice in
            .object([
              .init("path", .string(notice.path)), .init("count", .integer(notice.count)),
              .init("first", .string(notice.first)),
              .init("hidden", .boolean(notice.kind == .password)),
            ])
          })),
    ]
  }

  private func linted(
    _ findings: [Finding], _ path: String?
  ) -> [(String, [JSONValue.Field])] {
    func count(_ severity: Finding.Severity) -> JSONValue {
      .integer(findings.count { $0.severity == severity })
    }
    let narrator = InterchangeNarrator(words: words)
    return findings.map { finding in
      (
        "found",
        [
          .init("severity", .string(finding.severity.rawValue)),
          .init("rule", .string(finding.rule.name)),
        ] + Self.host(of: finding) + Self.fields(of: finding.place)
          + [.init("text", .string(narrator.sentence(of: finding.rule)))]
      )
    } + [
      (
        "linted",
        (path.map { [JSONValue.Field("file", .string($0))] } ?? [])
          + [
            .init("errors", count(.error)), .init("warnings", count(.warning)),
            .init("notes", count(.note)),
          ]
      )
    ]
  }

  private static func host(of finding: Finding) -> [JSONValue.Field] {
    finding.virtualHost == .default ? [] : [.init("vhost", JSONFields.name(finding.virtualHost))]
  }

  private static func fields(of place: Finding.Place) -> [JSONValue.Field] {
    switch place {
    case .queue(let name): [.init("queue", JSONFields.name(name))]
    case .exchange(let name): [.init("exchange", JSONFields.name(name))]
    case .binding(let binding): JSONFields.binding(binding)
    case .policy(let name): [.init("policy", .string(visible("\(name)")))]
    case .operatorPolicy(let name): [.init("operator_policy", .string(visible("\(name)")))]
    case .user(let name): [.init("user", JSONFields.name(name))]
    }
  }
}

extension ImportPlan.Reason {
  /// The reason's name in the JSON trace.
  fileprivate var name: String {
    switch self {
    case .existsOtherwise: "exists"
    case .reservedName: "reserved-name"
    case .notSimulated: "not-simulated"
    case .settingsNotSimulated(_, othersCount: true): "settings-not-simulated"
    case .settingsNotSimulated(_, othersCount: false): "not-simulated"
    case .unknownHash: "unknown-hash"
    case .endMissing: "end-missing"
    }
  }
}
