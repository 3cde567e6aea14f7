import AMQPModel
import Simulation

/// Lays two runs side by side in 80 columns; what differs is marked.
struct ComparisonNarrator {
  let words: any Phrasebook
  let comparison: RunComparison

  private static let labelColumns = 16
  private static let cellColumns = 30
  private static let bodyColumns = 12
  // More would fill the screen, and those who need them have `expect delivered`.
  private static let shownBodies = 40

  func lines() -> [Line] {
    let rows = totals + consumers
    let header = row(
      "", [name(of: comparison.first)], [name(of: comparison.second)], .heading, isMarked: false)
    var legend = words.text(rows.contains(where: \.isMarked) ? .differs : ExperimentPhrase.same)
    if rows.contains(where: \.isBar) {
      legend += "   " + words.text(ExperimentPhrase.bars(column: comparison.first.columnWidth))
    }
    let forgotten = max(comparison.first.forgotten, comparison.second.forgotten)
    return header + rows.flatMap { row($0.label, $0.left, $0.right, .plain, isMarked: $0.isMarked) }
      + (forgotten == 0
        ? [] : Line(words.text(ExperimentPhrase.forgotten(forgotten)), .dim).folded(behind: 2))
      + Line(legend, .dim).folded(behind: 2)
  }

  private struct Row {
    let label: String
    let left: [String]
    let right: [String]
    var isMarked: Bool
    var isBar = false
  }

  private func name(of run: RunSummary) -> String {
    Spelled.cut(
      run.name.map { visible($0) } ?? words.text(ExperimentPhrase.now), Self.cellColumns)
  }

  // MARK: Rows

  private var totals: [Row] {
    func one(_ label: ExperimentPhrase, _ value: (RunSummary) -> String) -> Row {
      let (left, right) = (value(comparison.first), value(comparison.second))
      return Row(
        label: words.text(label), left: [left], right: [right], isMarked: left != right)
    }
    func time(_ milliseconds: Int?) -> String {
      milliseconds.map { words.text(ExperimentPhrase.milliseconds($0)) } ?? "-"
    }
    return [
      one(.finishedAt) { time($0.finished) }, one(.published) { "\($0.published)" },
      one(.delivered) {
        words.text(ExperimentPhrase.deliveries($0.delivered, again: $0.redelivered))
      },
      one(.acknowledged) { "\($0.acknowledged)" }, one(.lost) { "\($0.lost)" },
      one(.left) {
        words.text(ExperimentPhrase.rest(ready: $0.ready, unacknowledged: $0.unacknowledged))
      },
      one(.longestQueue) { "\($0.longestQueue)" }, one(.meanWait) { time($0.meanWait) },
      one(.longestWait) { time($0.waitCount == 0 ? nil : $0.longestWait) },
    ]
  }

  private var consumers: [Row] {
    let (first, second) = (comparison.first.consumers, comparison.second.consumers)
    let names =
      first.map(\.name)
      + second.map(\.name).filter { name in
        !first.contains { $0.name == name }
      }
    return names.flatMap { name -> [Row] in
      let left = first.first { $0.name == name }
      let right = second.first { $0.name == name }
      let isSame = left?.bodies == right?.bodies && left?.count == right?.count
      var rows = [
        Row(
          label: Spelled.cut(Spelled.name(name), Self.labelColumns - 3), left: bodies(of: left),
          right: bodies(of: right), isMarked: !isSame)
      ]
      if left?.bar != nil || right?.bar != nil {
        let bars = [left, right].map { bar(of: $0) }
        rows.append(
          Row(
            label: "", left: [bars[0]], right: [bars[1]], isMarked: bars[0] != bars[1],
            isBar: true))
      }
      return rows
    }
  }

  private func bodies(of consumer: RunSummary.Consumer?) -> [String] {
    guard let consumer else { return ["-"] }
    if consumer.count == 0 { return [words.text(ExperimentPhrase.nothingGiven)] }
    let shown = consumer.bodies.prefix(Self.shownBodies)
    var text = shown.map { Spelled.cut(beginning(of: $0), Self.bodyColumns) }
      .joined(separator: ", ")
    if consumer.count > shown.count {
      text += ", " + words.text(ExperimentPhrase.moreBodies(consumer.count - shown.count))
    }
    return Wrap.lines([Span(text)], columns: Self.cellColumns).map(\.plainText)
  }

  // A body may have megabytes, and a blank in it is no end of a line.
  private func beginning(of body: [UInt8]) -> String {
    body.isEmpty ? "\"\"" : visible(Array(body.prefix(4 * Self.bodyColumns)))
  }

  private func bar(of consumer: RunSummary.Consumer?) -> String {
    guard let row = consumer?.bar else { return "-" }
    return TimelineNarrator.symbols(of: row, comparison.first.columnWidth)
  }

  // MARK: Lines

  /// A row, whose cells may have several lines.
  private func row(
    _ label: String, _ left: [String], _ right: [String], _ style: Style, isMarked: Bool
  ) -> [Line] {
    (0..<max(left.count, right.count)).map { index in
      var line = Line()
      line.append(isMarked && index == 0 ? "* " : "  ", .warning)
      line.append(index == 0 ? label : "", .name, width: Self.labelColumns - 2)
      line.append(
        index < left.count ? left[index] : "", style, width: Self.cellColumns + 2)
      line.append(index < right.count ? right[index] : "", style)
      return line
    }
  }
}
