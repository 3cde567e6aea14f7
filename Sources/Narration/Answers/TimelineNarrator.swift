import AMQPModel
import BrokerCore
public import Simulation

/// What questions about virtual time answer.
public enum SimulationAnswer: Sendable {
  /// `timeline`
  case timeline(TimelineChart)
  /// `list actors`
  case actors(producers: [ProducerSummary], workers: [WorkerSummary])
  /// `compare`
  case comparison(RunComparison)
  /// `sweep`
  case sweep(SweepReport)

  /// The most columns of a timeline; with names and counts they fit into 80.
  public static let timelineColumns = 50
}

/// Draws what producers, queues and consumers did, in plain ASCII.
struct TimelineNarrator {
  let words: any Phrasebook

  private static let nameColumns = 12

  func lines(for answer: SimulationAnswer) -> [Line] {
    switch answer {
    case .timeline(let chart): chart.rows.isEmpty || isUnborn(chart) ? none : drawn(chart)
    case .actors(let producers, let workers): listed(producers, workers)
    case .comparison(let comparison):
      ComparisonNarrator(words: words, comparison: comparison).lines()
    case .sweep(let report): SweepNarrator(words: words, report: report).lines()
    }
  }

  private func isUnborn(_ chart: TimelineChart) -> Bool { chart.rows[0].values.isEmpty }

  private var none: [Line] { [Line(words.text(SimulationPhrase.noTimeline), .dim)] }

  private func drawn(_ chart: TimelineChart) -> [Line] {
    let heading = SimulationPhrase.timelineHeading(
      from: chart.start.milliseconds, to: chart.end.milliseconds, column: chart.columnWidth)
    var lines = [Line(words.text(heading), .dim)]
    for (title, kinds) in [
      (SimulationPhrase.producer, [Timeline.Kind.producer]), (.queue, [.queue]),
      (.consumer, [.worker, .consumer]),
    ] {
      let rows = chart.rows.filter { kinds.contains($0.kind) }
      if rows.isEmpty { continue }
      lines.append(Line(words.text(title), .heading))
      lines += rows.map { line(for: $0, in: chart) }
    }
    if chart.omitted > 0 {
      lines.append(Line("  " + words.text(SimulationPhrase.omitted(chart.omitted)), .dim))
    }
    return lines + Line(words.text(.timelineLegend), .dim).folded(behind: 2)
  }

  private func line(for row: TimelineChart.Row, in chart: TimelineChart) -> Line {
    var line = Line("  ")
    let name = Spelled.cut(
      row.name.isEmpty ? "\"\"" : visible(row.name.description), Self.nameColumns)
    line.append(name, .name, width: Self.nameColumns + 1)
    line.append(Self.symbols(of: row, chart.columnWidth) + "  ")
    line.append(words.text(summary(of: row, chart)), .dim)
    return line
  }

  /// A character for each column.
  static func symbols(of row: TimelineChart.Row, _ width: Int) -> String {
    let most = row.values.max() ?? 0
    return String(
      row.values.map { value -> Character in
        if value == 0 { return "." }
        return switch row.kind {
        case .producer, .queue: Self.digit(value, of: most)
        case .worker: value >= width ? "#" : "+"
        case .consumer: "="
        }
      })
  }

  /// The number itself, or ninths of the row's most where that has two digits.
  private static func digit(_ value: Int, of most: Int) -> Character {
    let digit = most <= 9 ? value : max(1, Int((Double(value) / Double(most) * 9).rounded()))
    return "0123456789"["0123456789".index("0123456789".startIndex, offsetBy: min(9, digit))]
  }

  private func summary(of row: TimelineChart.Row, _ chart: TimelineChart) -> SimulationPhrase {
    let whole = chart.end.milliseconds - chart.start.milliseconds
    let percent = Int((Double(row.values.reduce(0, +)) / Double(max(1, whole)) * 100).rounded())
    return switch row.kind {
    case .producer: .published(row.count)
    case .queue: .peak(row.peak)
    case .worker: .busy(percent: percent, finished: row.count)
    case .consumer: .held(percent: percent, delivered: row.count)
    }
  }

  // MARK: Actors

  private func listed(_ producers: [ProducerSummary], _ workers: [WorkerSummary]) -> [Line] {
    if producers.isEmpty, workers.isEmpty {
      return Line(words.text(SimulationPhrase.noActors), .dim).folded(behind: 2)
    }
    return producers.flatMap { producer in
      let total = producer.count.map { "/\($0)" } ?? ""
      return entry(
        producer.name,
        "→ \(producer.exchange)   \(producer.key)   "
          + words.text(.published(producer.published)) + total + "   "
          + words.text(SimulationPhrase.due(milliseconds: producer.due)))
    }
      + workers.flatMap { worker in
        entry(
          worker.name,
          words.text(SimulationPhrase.workerStarted(worker)).dropFirst(worker.name.count + 1)
            + "   "
            + (worker.due.map { words.text(SimulationPhrase.due(milliseconds: $0)) }
              ?? words.text(.idleWorker)))
      }
  }

  private func entry(_ name: String, _ text: some StringProtocol) -> [Line] {
    let width = Self.nameColumns + 2
    return Line([
      Span(DisplayWidth.padded(Spelled.cut(name, Self.nameColumns), to: width), .name),
      Span(String(text)),
    ]).folded(behind: width)
  }
}
