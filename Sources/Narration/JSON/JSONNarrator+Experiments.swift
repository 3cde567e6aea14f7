import AMQPModel
import CommandLanguage
import Interchange
import Simulation

/// Records of `compare` and `sweep`.
extension JSONNarrator {
  static func comparison(_ comparison: RunComparison) -> (String, [JSONValue.Field]) {
    (
      "compared",
      [
        .init("column", .integer(comparison.first.columnWidth)),
        .init("runs", .array([comparison.first, comparison.second].map(run))),
      ]
    )
  }

  private static func run(_ run: RunSummary) -> JSONValue {
    .object([
      .init("name", run.name.map { .string($0) } ?? .null), .init("to", .integer(run.clock)),
      .init("finished", number(run.finished)), .init("published", .integer(run.published)),
      .init("delivered", .integer(run.delivered)),
      .init("redelivered", .integer(run.redelivered)),
      .init("acknowledged", .integer(run.acknowledged)), .init("lost", .integer(run.lost)),
      .init("ready", .integer(run.ready)),
      .init("unacknowledged", .integer(run.unacknowledged)),
      .init("longest_queue", .integer(run.longestQueue)),
      .init("mean_wait", number(run.meanWait)),
      .init("longest_wait", number(run.waitCount == 0 ? nil : run.longestWait)),
      .init("forgotten", .integer(run.forgotten)),
      .init("consumers", .array(run.consumers.map(consumer))),
    ])
  }

  private static func consumer(_ consumer: RunSummary.Consumer) -> JSONValue {
    let bar = consumer.bar.map {
      [JSONValue.Field("values", .array($0.values.map { .integer($0) }))]
    }
    return .object(
      [
        .init("consumer", JSONFields.name(consumer.name)),
        .init("bodies", .array(consumer.bodies.map { .object([JSONFields.body($0)]) })),
        .init("count", .integer(consumer.count)),
      ] + (bar ?? []))
  }

  static func sweep(_ report: SweepReport) -> (String, [JSONValue.Field]) {
    (
      "swept",
      [
        .init("queue", JSONFields.name(report.queue)),
        .init("variable", .string(report.variable.rawValue)),
        .init("deadline", number(report.deadline)), .init("answer", number(report.answer?.value)),
        .init("best", number(report.best?.value)),
        .init("rows", .array(report.rows.map { row($0, meets: report.meets($0)) })),
      ]
    )
  }

  private static func row(_ row: SweepReport.Row, meets: Bool) -> JSONValue {
    .object([
      .init("value", .integer(row.value)), .init("finish", number(row.finish)),
      .init("meets", .boolean(meets)), .init("busy", .integer(row.busy)),
      .init("longest_queue", .integer(row.longestQueue)),
      .init("mean_wait", .integer(row.meanWait)),
      .init("longest_wait", .integer(row.longestWait)),
      .init("finished", .integer(row.finished)), .init("left", .integer(row.left)),
    ])
  }

  private static func number(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
