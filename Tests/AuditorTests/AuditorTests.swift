import BrokerCore
import CommandLanguage
import Foundation
import TestSupport
import Testing

/// The broker against `Auditor`, a second and naive model of RabbitMQ, in random workloads.
///
/// `WARREN_OPERATIONS=100000 WARREN_SEED=7 swift test --filter AuditorTests` tries that many
/// operations from that seed on, and prints what happened how often; without them 20,000 from seed
/// 1. `.ci/mutations.py` makes mistakes in the broker, one by one, and tells which are noticed.
@Suite struct AuditorTests {
  private static let length = 500

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// What must have happened in a run of the usual length, successes and refusals.
  private static let wanted = [
    "alternate exchange by policy", "another consumer is active", "bound", "closed by force",
    "connected elsewhere", "consumer hands over", "global prefetch ignored", "handed over",
    "handover failed", "higher priority is active", "management refused 400",
    "management refused 404", "management refused 409", "password changed",
    "permissions cleared", "policy changed, durable", "policy changed, transient",
    "policy cleared", "profile 4.3", "profile 4.x", "quorum took turns", "refused 541",
    "refused hashes", "refused missing virtual host", "refused password", "refused user",
    "refused virtual host", "refused without access", "replied", "replies cancelled",
    "replies consumed", "replies declared", "tags set", "user added", "user deleted",
    "virtual host added", "virtual host deleted", "cancelled", "channel resumed", "committed",
    "confirmed", "consumer stands by", "consumer started", "delivered", "died expired",
    "died maxlen", "died delivery_limit", "died rejected", "dropped cycle", "dropped expired",
    "dropped maxlen",
    "dropped no dead letter route", "dropped rejected", "dropped unroutable",
    "binding defined", "both policies", "definition refused", "exchange defined",
    "operator policy cleared", "operator policy set", "policy lowers or replaces", "queue defined",
    "refused topic read", "refused topic write", "topic allowed", "topic permissions cleared",
    "topic permissions set",
    "exchange declared", "permissions set", "policy set", "refused configure",
    "refused read", "refused write", "exchange deleted",
    "exchange deleted: auto-delete", "got", "got empty",
    "nacked", "nothing cancelled", "nothing unbound", "overflow drop-head",
    "overflow reject-publish", "overflow reject-publish-dlx", "published", "purged",
    "queue declared", "queue declared again", "queue deleted: auto-delete",
    "queue deleted: exclusive", "queue deleted: expired", "queue deleted: requested",
    "queue deleted: restart", "recovered", "redelivered", "refused 403", "refused 404",
    "refused 405", "refused 406", "refused 504", "refused 530", "refused 540", "restarted",
    "returned", "rolled back", "settled after deletion", "settled: acknowledge",
    "settled: reject", "settled: requeue", "unbound",
  ]

  private static var seeds: Range<UInt64> {
    let first = UInt64(max(0, number("WARREN_SEED") ?? 1))
    let count = (max(1, number("WARREN_OPERATIONS") ?? 20_000) + length - 1) / length
    return first..<first + UInt64(count)
  }

  @Test func brokerDoesWhatTheModelPredicts() {
    var counts: [String: Int] = [:]
    var problems = 0
    for seed in Self.seeds {
      let (problem, happened) = SideBySide.run(seed: seed, length: Self.length)
      counts.merge(happened) { $0 + $1 }
      guard let problem else { continue }
      Issue.record("\(problem)")
      problems += 1
      if problems == 5 { break }
    }
    let few = Self.wanted.filter { counts[$0, default: 0] < 3 }
    if Self.number("WARREN_OPERATIONS") != nil {
      print(
        counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
    }
    let isLong = Self.number("WARREN_OPERATIONS").map { $0 >= 20_000 } ?? true
    #expect(few.isEmpty || !isLong, "hardly tried: \(few)")
  }

  /// What a failure prints can be typed: operations for which there is no line are few.
  @Test func reportsAreLinesOfTheLanguage() throws {
    var (lines, others) = (0, 0)
    for seed: UInt64 in 1...4 {
      var pair = SideBySide()
      var workload = Workload(seed: seed)
      for _ in 1...Self.length {
        let step = workload.next(for: pair.auditor)
        _ = pair.take(step, comparingEverything: false)
        guard let statement = CommandScript.statement(of: step.operation) else {
          if step.operation != .timePassed { others += 1 }
          continue
        }
        lines += 1
        let line = SideBySide.line(of: step)
        let read = try Parser.parse(line, dialect: .script)
        // A password is typed in clear and printed as `****`.
        #expect(read?.description == statement.description, "\(line)")
      }
    }
    #expect(lines > 20 * others)
  }

  @Test(arguments: Counterexamples.all.map(\.name))
  func aKeptCounterexampleIsNoneAnyMore(name: String) throws {
    let steps = try #require(Counterexamples.all.first { $0.name == name }).steps
    #expect(SideBySide.difference(in: steps) == nil)
  }
}
