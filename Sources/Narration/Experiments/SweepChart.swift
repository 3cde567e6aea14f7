import AMQPModel
import CommandLanguage

/// A sweep as an SVG picture: a bar for each value, and the deadline as a line across.
public struct SweepChart: Sendable {
  private let report: SweepReport
  private let words: any Phrasebook

  // In pixels of the picture.
  private static let height = 400
  private static let (left, top, bottom) = (70, 50, 60)
  private static let step = 44
  /// At least the width of a column of text at a size of 16; a wide character has two columns.
  private static let column = 9

  /// The chart of `report`, its few words in `language`.
  public init(_ report: SweepReport, in language: Language) {
    self.report = report
    words = language.phrasebook
  }

  private var title: String {
    words.text(
      ExperimentPhrase.chartTitle(queue: Spelled.name(report.queue), report.variable))
  }

  private var deadlineLabel: String? {
    report.deadline.map { words.text(ExperimentPhrase.deadline($0)) }
  }

  /// Room for the deadline's label, beside the bars and not across them.
  private var right: Int {
    20 + (deadlineLabel.map { DisplayWidth.width(of: $0) } ?? 0) * Self.column
  }

  private var width: Int {
    max(
      420 + right, Self.left + right + Self.step * report.rows.count,
      (DisplayWidth.width(of: title) + 4) * Self.column)
  }

  private var plotHeight: Int { Self.height - Self.top - Self.bottom }
  private var floor: Int { Self.height - Self.bottom }

  /// The whole file.
  public var text: String {
    let longest = (report.rows.compactMap(\.finish) + [report.deadline ?? 0, 1]).max() ?? 1
    // Five lines or so across.
    let unit = SweepNarrator.unit(for: longest * 8)
    let whole = (longest + unit - 1) / unit * unit
    let parts =
      [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(Self.height)\" "
          + "viewBox=\"0 0 \(width) \(Self.height)\" font-family=\"sans-serif\" font-size=\"13\">",
        "<rect width=\"\(width)\" height=\"\(Self.height)\" fill=\"#ffffff\"/>",
        label(title, x: width / 2, y: 26, anchor: "middle", style: " font-size=\"16\""),
        label(words.text(ExperimentPhrase.axis), x: Self.left, y: Self.top - 8, anchor: "end"),
      ] + grid(unit, whole) + report.rows.indices.flatMap { bar($0, whole) } + deadline(whole)
      + report.rows.indices.map { finish($0, whole) } + [
        label(
          report.variable.rawValue, x: (Self.left + width - right) / 2,
          y: Self.height - 14, anchor: "middle"), "</svg>",
      ]
    return parts.map { $0 + "\n" }.joined()
  }

  // Rounded down, which nobody sees; whole numbers are the same on every machine.
  private func place(_ time: Int, _ whole: Int) -> Int {
    floor - Int(Double(time) / Double(whole) * Double(plotHeight))
  }

  private func grid(_ unit: Int, _ whole: Int) -> [String] {
    stride(from: 0, through: whole, by: unit).flatMap { time in
      let y = place(time, whole)
      return [
        "<line x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(width - right)\" y2=\"\(y)\" "
          + "stroke=\"#d0d0d0\"/>",
        label(Seconds.text(of: time), x: Self.left - 6, y: y + 4, anchor: "end"),
      ]
    }
  }

  /// The width of a bar with its share of the gaps.
  private var slot: Int { (width - Self.left - right) / max(1, report.rows.count) }

  private func middle(_ index: Int) -> Int { Self.left + slot * index + slot / 2 }

  private func bar(_ index: Int, _ whole: Int) -> [String] {
    let row = report.rows[index]
    let value = label(
      report.variable.text(of: row.value), x: middle(index), y: floor + 18, anchor: "middle")
    guard let finish = row.finish else { return [value] }
    let y = place(finish, whole)
    let colour = report.meets(row) ? "#2b6cb0" : "#c05621"
    return [
      "<rect x=\"\(middle(index) - slot / 3)\" y=\"\(y)\" width=\"\(max(1, slot * 2 / 3))\" "
        + "height=\"\(floor - y)\" fill=\"\(colour)\"/>",
      value,
    ]
  }

  /// The number above a bar, readable where the deadline crosses it.
  private func finish(_ index: Int, _ whole: Int) -> String {
    let finish = report.rows[index].finish
    return label(
      finish.map { Seconds.text(of: $0) } ?? "-", x: middle(index),
      y: (finish.map { place($0, whole) } ?? floor) - 5, anchor: "middle",
      style: " font-size=\"11\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"")
  }

  private func deadline(_ whole: Int) -> [String] {
    guard let deadline = report.deadline, let deadlineLabel else { return [] }
    let y = place(deadline, whole)
    return [
      "<line x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(width - right)\" y2=\"\(y)\" "
        + "stroke=\"#1a202c\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
      label(deadlineLabel, x: width - right + 6, y: y + 4, anchor: "start"),
    ]
  }

  private func label(_ text: String, x: Int, y: Int, anchor: String, style: String = "") -> String {
    "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\""
      + "\(style)>\(Self.escaped(text))</text>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
