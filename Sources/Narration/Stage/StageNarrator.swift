import AMQPModel
import BrokerCore

/// Draws the stage: one row for each binding, what the message passed in brackets.
public struct StageNarrator: Sendable {
  private let words: any Phrasebook

  /// A narrator who speaks `language`.
  public init(language: Language) { words = language.phrasebook }

  /// At most `limit` lines that show `view` up to a `beat` of the message's way.
  public func lines(for view: StageView, upTo beat: StagePath.Beat, limit: Int) -> [Line] {
    let rows = rows(of: view)
    guard !rows.isEmpty else { return [Line(words.text(Label.noQueues), .dim)] }
    // What is on the way comes first where there is not room for all.
    let room = max(1, limit - 2)
    var shown = rows
    if rows.count > room {
      shown = Array((rows.filter(\.isMarked) + rows.filter { !$0.isMarked }).prefix(room - 1))
    }
    let headings = Row(
      cells: words.text(Label.stageColumns).split(separator: "|").map {
        Cell(text: String($0), beat: .exchanges, style: .dim)
      })
    let widths = (0..<4).map { column in
      min(
        Self.widest[column],
        ((shown + [headings]).map { DisplayWidth.width(of: $0.cells[column].text) }.max() ?? 0) + 2)
    }
    var lines = [heading(view.path)]
    lines += ([headings] + shown).map { line($0, widths, upTo: beat) }
    if shown.count < rows.count {
      lines.append(Line("  " + words.text(Label.more(rows.count - shown.count)), .dim))
    }
    return lines
  }

  /// How many lines it has where there is no screen to say so.
  static let lineLimit = 14

  // Exchange, key, queue, counts; consumers take the rest of 80 columns.
  private static let widest = [19, 16, 12, 17]

  private struct Cell {
    var text: String
    var beat: StagePath.Beat
    var isMarked = false
    var style = Style.plain
  }

  private struct Row {
    let cells: [Cell]
    var isMarked: Bool { cells.contains(where: \.isMarked) }
  }

  private func heading(_ path: StagePath) -> Line {
    var line = Line(words.text(Label.producer), .heading)
    guard let message = path.message else { return line }
    line.append("  \(message)", .value)
    let first = path.exchanges.contains(.default) ? [ExchangeName.default] : []
    for exchange in first + path.exchanges.filter({ !$0.isEmpty }).sorted() {
      line.append(" → ", .dim)
      line.append(Spelled.exchange(exchange), .name)
    }
    return line
  }

  private func line(_ row: Row, _ widths: [Int], upTo beat: StagePath.Beat) -> Line {
    var line = Line("  ")
    for (column, cell) in row.cells.enumerated() {
      let isMarked = cell.isMarked && cell.beat <= beat
      let isLast = column == row.cells.count - 1
      let room = isLast ? 80 - 2 - widths.reduce(0) { $0 + $1 + 1 } - 2 : widths[column] - 2
      let text = Spelled.cut(cell.text, max(4, room))
      // Brackets, so that colour is not the only mark.
      let framed = text.isEmpty ? "" : isMarked ? "[\(text)]" : " \(text) "
      let style: Style = isMarked ? .success : cell.style
      if isLast {
        line.append(framed, style)
      } else {
        line.append(framed, style, width: widths[column] + 1)
      }
    }
    return line
  }

  // MARK: Rows

  private func rows(of view: StageView) -> [Row] {
    let topology = view.topology
    let path = view.path
    var queues: [QueueName: QueueSnapshot] = [:]
    for queue in topology.queues { queues[queue.properties.name] = queue }
    var told: Set<QueueName> = []
    var rows: [Row] = []
    for exchange in topology.exchanges where !exchange.name.isEmpty {
      let bindings = topology.bindings.filter { $0.source == exchange.name }
      if bindings.isEmpty, exchange.name.value.hasPrefix("amq.") { continue }
      for (index, binding) in bindings.enumerated() {
        rows.append(
          row(
            index == 0 ? exchange : nil, binding: binding, path: path, queues: queues,
            told: &told))
      }
      if bindings.isEmpty { rows.append(row(exchange, path: path)) }
    }
    // Queues that only the default exchange reaches.
    for queue in topology.queues where !told.contains(queue.properties.name) {
      let name = queue.properties.name
      let isDirect = path.exchanges.contains(.default) && path.queues.contains(name)
      let cells =
        [
          Cell(
            text: Spelled.exchange(.default), beat: .exchanges, isMarked: isDirect, style: .dim),
          Cell(text: Spelled.name(name), beat: .bindings, isMarked: isDirect, style: .value),
        ] + cells(of: queue, path: path)
      rows.append(Row(cells: cells))
    }
    return rows
  }

  private func row(
    _ exchange: ExchangeProperties?, binding: Binding, path: StagePath,
    queues: [QueueName: QueueSnapshot], told: inout Set<QueueName>
  ) -> Row {
    let isTaken = path.bindings.contains(binding)
    let key =
      binding.arguments.isEmpty ? Spelled.name(binding.key) : Spelled.table(binding.arguments)
    let start = [
      head(exchange, isMarked: path.exchanges.contains(binding.source)),
      Cell(text: key, beat: .bindings, isMarked: isTaken, style: .value),
    ]
    switch binding.destination {
    case .exchange(let name):
      return Row(
        cells: start + [
          Cell(text: Spelled.exchange(name), beat: .queues, isMarked: isTaken, style: .name),
          Cell(text: "", beat: .queues), Cell(text: "", beat: .consumers),
        ])
    case .queue(let name):
      guard let queue = queues[name], told.insert(name).inserted else {
        // Its counts stand in an earlier row.
        return Row(
          cells: start + [
            Cell(
              text: Spelled.name(name), beat: .queues,
              isMarked: isTaken && path.queues.contains(name), style: .name),
            Cell(text: "", beat: .queues), Cell(text: "", beat: .consumers),
          ])
      }
      return Row(cells: start + cells(of: queue, path: path))
    }
  }

  private func row(_ exchange: ExchangeProperties, path: StagePath) -> Row {
    Row(
      cells: [
        head(exchange, isMarked: path.exchanges.contains(exchange.name)),
        Cell(text: words.text(RoutingPhrase.noBindings), beat: .bindings, style: .dim),
        Cell(text: "", beat: .queues), Cell(text: "", beat: .queues),
        Cell(text: "", beat: .consumers),
      ])
  }

  private func head(_ exchange: ExchangeProperties?, isMarked: Bool) -> Cell {
    guard let exchange else { return Cell(text: "", beat: .exchanges) }
    return Cell(
      text: "\(Spelled.exchange(exchange.name)) (\(exchange.type.rawValue))", beat: .exchanges,
      isMarked: isMarked, style: .name)
  }

  private func cells(of queue: QueueSnapshot, path: StagePath) -> [Cell] {
    let isMarked = path.queues.contains(queue.properties.name)
    let consumers = queue.consumers.map { consumer in
      let tag = Spelled.name(consumer.properties.tag)
      let limit = consumer.properties.prefetchCount
      let isServed = path.consumers.contains(consumer.properties.tag)
      return (isServed ? "✓" : "") + "\(tag) \(consumer.unacknowledged)"
        + (limit > 0 ? "/\(limit)" : "")
    }
    let isServed = queue.consumers.contains { path.consumers.contains($0.properties.tag) }
    return [
      Cell(
        text: Spelled.name(queue.properties.name), beat: .queues, isMarked: isMarked, style: .name),
      Cell(text: "\(queue.ready) + \(queue.unacknowledged)", beat: .queues, isMarked: isMarked),
      Cell(
        text: consumers.joined(separator: ", "), beat: .consumers, isMarked: isServed,
        style: .name),
    ]
  }
}
