import Foundation
import TestSupport
import Testing

/// The recordings of RabbitMQ 4.0.5 against the core: all of them.
///
/// `WARREN_SCENARIOS=DIR swift test --filter ScenarioTests` runs other recordings.
@Suite struct ScenarioTests {
  private static let files = try? Recordings.scenarioFiles()

  @Test(arguments: files ?? [])
  func coreBehavesAsRecorded(file: URL) throws {
    let scenario = try JSON(parsing: String(contentsOf: file, encoding: .utf8))
    let observed = try #require(scenario["observed"])
    var runner = ScenarioRunner()
    let difference = ScenarioDifference.first(
      in: scenario, recorded: observed, ours: runner.run(scenario))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func someScenariosAreRun() throws {
    #expect(try #require(Self.files).count > 0)
  }
}
