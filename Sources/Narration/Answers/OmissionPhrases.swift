import AMQPModel
import BrokerCore

/// What an import passed over, in one sentence for each kind.
struct OmissionPhrases {
  private var existing = Places()
  private var reserved = Places()
  private var refused = Places()
  private var partial = Places()
  private var policies = Places()
  private var hashes = Places()
  private var ends = Places()

  /// How many there are of a kind, and the first of them.
  private struct Places {
    var count = 0
    var place = ""
    var detail = ""

    mutating func add(_ place: String, _ detail: String = "") {
      if count == 0 { (self.place, self.detail) = (place, detail) }
      count += 1
    }
  }

  init(_ omissions: [ImportPlan.Omission]) {
    for omission in omissions {
      switch omission.reason {
      case .existsOtherwise: existing.add(omission.place)
      case .reservedName: reserved.add(omission.place)
      case .notSimulated(let text): refused.add(omission.place, visible(text))
      case .settingsNotSimulated(let settings, othersCount: true):
        partial.add(omission.place, Self.list(settings))
      case .settingsNotSimulated(let settings, othersCount: false):
        policies.add(omission.place, Self.list(settings))
      case .unknownHash(let algorithm):
        hashes.add(
          omission.place, Spelled.cut(visible(algorithm.rawValue), Spelled.nameColumns))
      case .endMissing: ends.add(omission.place)
      }
    }
  }

  private static func list(_ settings: [ShortString]) -> String {
    Spelled.cut(
      settings.map { visible("\($0)") }.joined(separator: ", "), Spelled.nameColumns)
  }

  var phrases: [InterchangePhrase] {
    let all: [(Places, InterchangePhrase)] = [
      (existing, .existsOtherwise(count: existing.count, first: existing.place)),
      (reserved, .reservedNames(count: reserved.count, first: reserved.place)),
      (
        refused,
        .notSimulated(count: refused.count, first: refused.place, text: refused.detail)
      ),
      (
        partial,
        .settingsNotSimulated(
          count: partial.count, first: partial.place, settings: partial.detail, othersCount: true)
      ),
      (
        policies,
        .settingsNotSimulated(
          count: policies.count, first: policies.place, settings: policies.detail,
          othersCount: false)
      ),
      (
        hashes,
        .unknownHashes(count: hashes.count, first: hashes.place, algorithm: hashes.detail)
      ),
      (ends, .endsMissing(count: ends.count, first: ends.place)),
    ]
    return all.filter { $0.0.count > 0 }.map(\.1)
  }
}

extension ImportPlan.Count {
  /// Whether anything else than exchanges, queues and bindings is new or changed.
  var isAdministered: Bool {
    virtualHosts + users + permissions + topicPermissions + policies + operatorPolicies > 0
  }
}
