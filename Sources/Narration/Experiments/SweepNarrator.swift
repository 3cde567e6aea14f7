import CommandLanguage

/// A sweep as a table and as a plot, in plain ASCII.
struct SweepNarrator {
  let words: any Phrasebook
  let report: SweepReport

  // With the value in front it stays within 80.
  private static let plotColumns = 50

  func lines() -> [Line] {
    var lines = table
    if let longest = (report.rows.compactMap(\.finish) + [report.deadline ?? 0]).max() {
      lines += plot(upTo: max(1, longest))
    }
    return lines + conclusion.folded(behind: 2)
  }

  // MARK: Table

  private var table: [Line] {
    let heading =
      [report.variable.rawValue]
      + [ExperimentPhrase.finish, .busy, .longestQueue, .wait, .longest].map { words.text($0) }
    let rows = report.rows.map { row in
      [
        report.variable.text(of: row.value), row.finish.map { Seconds.text(of: $0) } ?? "-",
        "\(row.busy)", "\(row.longestQueue)", Seconds.text(of: row.meanWait),
        Seconds.text(of: row.longestWait),
      ]
    }
    let widths = heading.indices.map { column in
      ([heading] + rows).map { DisplayWidth.width(of: $0[column]) }.max() ?? 0
    }
    func line(_ cells: [String], _ style: Style) -> Line {
      Line(
        zip(cells, widths).enumerated().map { index, cell in
          let blanks = cell.1 - DisplayWidth.width(of: cell.0) + (index == 0 ? 2 : 3)
          return Span(String(repeating: " ", count: blanks) + cell.0, style)
        })
    }
    return [line(heading, .heading)]
      + zip(report.rows, rows).map { row, cells in
        var line = line(cells, .plain)
        if report.deadline != nil {
          line.append(
            report.meets(row) ? "   ✓" : "   ✗", report.meets(row) ? .success : .failure)
        }
        return line
      }
  }

  // MARK: Plot

  private func plot(upTo longest: Int) -> [Line] {
    let unit = Self.unit(for: longest)
    let mark = report.deadline.map { $0 / unit }
    let labels = report.rows.map { report.variable.text(of: $0.value) }
    let width = labels.map(\.count).max() ?? 0
    let phrase = ExperimentPhrase.plot(unit: unit, deadline: report.deadline)
    return [Line(words.text(phrase), .dim)]
      + zip(report.rows, labels).map { row, label in
        var line = Line(String(repeating: " ", count: 2 + width - label.count) + label + " ")
        guard let finish = row.finish else {
          line.append(words.text(ExperimentPhrase.unfinished(left: row.left)), .failure)
          return line
        }
        let bar = (finish + unit - 1) / unit
        let columns = max(bar, (mark ?? -1) + 1)
        line.append(
          String(
            (0..<columns).map { column -> Character in
              column == mark ? "|" : column < bar ? "#" : " "
            }), report.meets(row) ? .plain : .failure)
        return line
      }
  }

  /// 1, 2 or 5 times a power of ten: the least for which `longest` fits.
  static func unit(for longest: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where longest / (power * factor) < plotColumns {
        return power * factor
      }
      power *= 10
    }
  }

  // MARK: Conclusion

  private var conclusion: Line {
    if let deadline = report.deadline {
      if let row = report.answer, let finish = row.finish {
        let phrase = ExperimentPhrase.meets(
          report.variable, row.value, finish: finish, deadline: deadline)
        return Line("✓ " + words.text(phrase), .success)
      }
      let best = report.best
      let phrase = ExperimentPhrase.noneMeets(
        deadline: deadline, best: best?.finish, report.variable, at: best?.value ?? 0)
      return Line("✗ " + words.text(phrase), .failure)
    }
    guard let best = report.best, let finish = best.finish else {
      return Line("✗ " + words.text(ExperimentPhrase.noneFinishes), .failure)
    }
    return Line(
      words.text(ExperimentPhrase.earliest(report.variable, best.value, finish: finish)))
  }
}
