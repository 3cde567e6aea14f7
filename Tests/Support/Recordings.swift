public import Foundation

/// Where the recordings of a real RabbitMQ are: beside the tests, or where the environment says.
public enum Recordings {
  private static let own = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "BrokerCoreTests/Recordings")

  /// The folder of the scenario files; `WARREN_SCENARIOS=DIR` names another.
  public static var scenarios: URL {
    ProcessInfo.processInfo.environment["WARREN_SCENARIOS"].map { URL(filePath: $0) }
      ?? own.appending(path: "scenarios")
  }

  /// The folder of the oracles; `WARREN_ORACLES=DIR` names another.
  public static var oracles: URL {
    ProcessInfo.processInfo.environment["WARREN_ORACLES"].map { URL(filePath: $0) } ?? own
  }

  /// The scenario files' paths, sorted by name.
  public static func scenarioFiles() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: scenarios, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The lines of an oracle, parsed.
  public static func oracle(_ name: String) throws -> [JSON] {
    let text = try String(contentsOf: oracles.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
  }
}
