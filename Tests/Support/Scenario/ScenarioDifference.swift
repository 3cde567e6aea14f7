/// Compares what was recorded with what the core does.
public enum ScenarioDifference {
  /// The first step that differs, readably, or nil when there is none.
  ///
  /// The number of frames of a body is the wire's business and is left out.
  public static func first(in scenario: JSON, recorded: JSON, ours: JSON) -> String? {
    let steps = scenario["steps"]?.elements ?? []
    let recordedSteps = recorded["steps"]?.elements ?? []
    let ourSteps = ours["steps"]?.elements ?? []
    for (index, (left, right)) in zip(recordedSteps, ourSteps).enumerated() {
      let wanted = withoutFrames(left).sorted
      if wanted == right.sorted { continue }
      return """

        step \(index + 1)  \(steps[index])
          RabbitMQ  \(wanted)
          Warren    \(right.sorted)
        """
    }
    for key in ["final_ready", "final_unacked"] {
      let wanted = recorded[key].map { withoutFrames($0).sorted } ?? .null
      let found = ours[key]?.sorted ?? .null
      if wanted != found {
        return "\n\(key)\n  RabbitMQ  \(wanted)\n  Warren    \(found)"
      }
    }
    return nil
  }

  private static func withoutFrames(_ json: JSON) -> JSON {
    switch json {
    case .object(let members):
      .object(
        members.filter { $0.key != "body_frames" }
          .map { JSON.Member(key: $0.key, value: withoutFrames($0.value)) })
    case .array(let elements): .array(elements.map { withoutFrames($0) })
    case .null, .bool, .int, .double, .string: json
    }
  }
}
