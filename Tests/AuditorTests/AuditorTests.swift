import Foundation
import TestSupport
import Testing

/// The broker against `Auditor`, a second and naive model of RabbitMQ, in random workloads.
///
/// `WARREN_OPERATIONS=100000 WARREN_SEED=7 swift test --filter SimulationTests` tries that many
/// operations from that seed on; without them 12,000 from seed 1.
@Suite struct SimulationTests {
  private static let length = 400

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  private static var seeds: Range<UInt64> {
    let first = UInt64(max(0, number("WARREN_SEED") ?? 1))
    let count = (max(1, number("WARREN_OPERATIONS") ?? 12_000) + length - 1) / length
    return first..<first + UInt64(count)
  }

  @Test func brokerDoesWhatTheModelPredicts() {
    var counts: [String: Int] = [:]
    var problems = 0
    for seed in Self.seeds {
      let (problem, happened) = Simulation.run(seed: seed, length: Self.length)
      counts.merge(happened) { $0 + $1 }
      guard let problem else { continue }
      Issue.record("\(problem)")
      problems += 1
      if problems == 5 { break }
    }
    print(counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
  }
}
