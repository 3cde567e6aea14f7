import AMQPModel
import CommandLanguage

/// A sweep as an SVG picture: a bar for each value, and the deadline as a line across.
public struct SweepChart: Sendable {
  private let report: SweepReport
  private let words: any Phrasebook

  // In pixels of the picture.
  private static let height = 400
  private static let (left, right, top, bottom) = (70, 20, 50, 60)
  private static let step = 44

  /// The chart of `report`, its few words in `language`.
  public init(_ report: SweepReport, in language: Language) {
    self.report = report
    words = language.phrasebook
  }

  private var width: Int {
    max(420, Self.left + Self.right + Self.step * report.rows.count)
  }

  private var plotHeight: Int { Self.height - Self.top - Self.bottom }
  private var floor: Int { Self.height - Self.bottom }

  /// The whole file.
  public var text: String {
    let title = ExperimentPhrase.chartTitle(
      queue: Spelled.name(report.queue), report.variable)
    let longest = (report.rows.compactMap(\.finish) + [report.deadline ?? 0, 1]).max() ?? 1
    // Five lines or so across.
    let unit = SweepNarrator.unit(for: longest * 8)
    let whole = (longest + unit - 1) / unit * unit
    let parts =
      [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(Self.height)\" "
          + "viewBox=\"0 0 \(width) \(Self.height)\" font-family=\"sans-serif\" font-size=\"13\">",
        "<rect width=\"\(width)\" height=\"\(Self.height)\" fill=\"#ffffff\"/>",
        label(words.text(title), x: width / 2, y: 26, anchor: "middle", size: 16),
        label(words.text(ExperimentPhrase.axis), x: Self.left, y: Self.top - 8, anchor: "end"),
      ] + grid(unit, whole) + report.rows.indices.flatMap { bar($0, whole) } + deadline(whole) + [
        label(
          report.variable.rawValue, x: (Self.left + width - Self.right) / 2,
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
        "<line x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(width - Self.right)\" y2=\"\(y)\" "
          + "stroke=\"#d0d0d0\"/>",
        label(Seconds.text(of: time), x: Self.left - 6, y: y + 4, anchor: "end"),
      ]
    }
  }

  private func bar(_ index: Int, _ whole: Int) -> [String] {
    let row = report.rows[index]
    let slot = (width - Self.left - Self.right) / max(1, report.rows.count)
    let x = Self.left + slot * index + slot / 6
    let middle = Self.left + slot * index + slot / 2
    let value = label(
      report.variable.text(of: row.value), x: middle, y: floor + 18, anchor: "middle")
    guard let finish = row.finish else {
      return [label("-", x: middle, y: floor - 6, anchor: "middle"), value]
    }
    let y = place(finish, whole)
    let colour = report.meets(row) ? "#2b6cb0" : "#c05621"
    return [
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(1, slot * 2 / 3))\" height=\"\(floor - y)\" "
        + "fill=\"\(colour)\"/>",
      label(Seconds.text(of: finish), x: middle, y: y - 4, anchor: "middle", size: 11), value,
    ]
  }

  private func deadline(_ whole: Int) -> [String] {
    guard let deadline = report.deadline else { return [] }
    let y = place(deadline, whole)
    return [
      "<line x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(width - Self.right)\" y2=\"\(y)\" "
        + "stroke=\"#1a202c\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
      label(
        words.text(ExperimentPhrase.deadline(deadline)), x: width - Self.right, y: y - 6,
        anchor: "end"),
    ]
  }

  private func label(_ text: String, x: Int, y: Int, anchor: String, size: Int? = nil) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\""
      + (size.map { " font-size=\"\($0)\"" } ?? "") + ">\(Self.escaped(text))</text>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
