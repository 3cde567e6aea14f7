import Foundation
import TestSupport
import Testing

/// The recordings of RabbitMQ 4.0.5 against the core.
///
/// `WARREN_SCENARIOS=DIR swift test --filter ScenarioTests` runs other recordings.
@Suite struct ScenarioTests {
  private static let runnable = try? Recordings.scenarioFiles().filter { file in
    PostponedScenarios.need(of: try read(file)) == nil
  }

  private static func read(_ file: URL) throws -> JSON {
    try JSON(parsing: String(contentsOf: file, encoding: .utf8))
  }

  @Test(arguments: runnable ?? [])
  func coreBehavesAsRecorded(file: URL) throws {
    let scenario = try Self.read(file)
    let observed = try #require(scenario["observed"])
    var runner = ScenarioRunner()
    let difference = ScenarioDifference.first(
      in: scenario, recorded: observed, ours: runner.run(scenario))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func someScenariosAreRun() throws {
    #expect(try #require(Self.runnable).count > 0)
  }

  /// The list of what is left to do is the truth about our own recordings, and cannot grow.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["WARREN_SCENARIOS"] == nil))
  func postponedScenariosAreNamed() throws {
    var needs: [String: String] = [:]
    for file in try Recordings.scenarioFiles() {
      let scenario = try Self.read(file)
      guard let name = scenario["name"]?.string, let need = PostponedScenarios.need(of: scenario)
      else { continue }
      needs[name] = need
    }
    #expect(needs == PostponedScenarios.needs)
    #expect(PostponedScenarios.needs.count <= 5)
  }
}
