import AMQPModel

/// `sweep`: which of its options has several values.
extension StatementBuilder {
  func sweep() throws(Diagnostic) -> SweepStatement {
    var sweep = SweepStatement(queue: nil)
    if arguments.slot("queue") != nil { sweep.queue = try name("queue") }
    var varied: SweepStatement.Variable?
    for variable in SweepStatement.Variable.allCases {
      guard let option = arguments.options[variable.rawValue] else { continue }
      let values = try values(of: option, variable)
      if values.count == 1, !option.text.contains("..") {
        sweep.fixed[variable] = values[0]
        continue
      }
      if let varied {
        throw arguments.problem(
          .contradiction("\(varied.rawValue)=…", "\(variable.rawValue)=\(option.text)"),
          option.range)
      }
      varied = variable
      sweep.variable = variable
      sweep.values = values
    }
    if varied == nil, let number = arguments.options["consumers"] {
      throw arguments.problem(.missingSlot("consumers=1..8"), number.range)
    }
    if let deadline = arguments.options["deadline"] {
      sweep.deadline = try arguments.duration(deadline)
    }
    sweep.path = arguments.options["svg"]?.text
    return sweep
  }

  /// The values of `1..8`, `1,2,4` or `3`; a range of durations goes in steps of its first one.
  private func values(
    of option: Arguments.Value, _ variable: SweepStatement.Variable
  ) throws(Diagnostic) -> [Int] {
    let text = option.text
    var values: [Int] = []
    if let dots = text.firstRange(of: "..") {
      let first = try value(String(text[..<dots.lowerBound]), of: option, variable)
      let last = try value(String(text[dots.upperBound...]), of: option, variable)
      let step = variable.isDuration ? first : 1
      guard step > 0, first <= last else { throw misfit(option, variable) }
      // One too many is enough to know.
      let end = min(last, first + SweepStatement.valueLimit * step)
      values = Array(stride(from: first, through: end, by: step))
    } else {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        values.append(try value(String(part), of: option, variable))
        if values.count > SweepStatement.valueLimit { break }
      }
    }
    guard values.count <= SweepStatement.valueLimit, Set(values).count == values.count else {
      throw misfit(option, variable)
    }
    return values
  }

  private func value(
    _ text: String, of option: Arguments.Value, _ variable: SweepStatement.Variable
  ) throws(Diagnostic) -> Int {
    let value: Int? =
      switch variable {
      case .consumers, .prefetch: Int(text)
      case .work, .every: Duration.milliseconds(of: text)
      }
    guard let value, variable.range.contains(value) else { throw misfit(option, variable) }
    return value
  }

  private func misfit(_ option: Arguments.Value, _ variable: SweepStatement.Variable) -> Diagnostic
  {
    arguments.problem(
      .badValue(
        option.text, expected: variable.isDuration ? .durations : .numbers(variable.range),
        nearest: nil), option.range)
  }
}

extension SweepStatement.Variable {
  var isDuration: Bool {
    switch self {
    case .consumers, .prefetch: false
    case .work, .every: true
    }
  }

  fileprivate var range: ClosedRange<Int> {
    switch self {
    case .consumers: 1...500
    case .prefetch: 0...65535
    case .work: 0...1_000_000_000_000_000
    case .every: 1...1_000_000_000_000_000
    }
  }
}

extension StatementPrinter {
  static func sweeping(_ sweep: SweepStatement) -> [String] {
    var words = ["sweep"]
    if let queue = sweep.queue { words.append(word(queue)) }
    for variable in SweepStatement.Variable.allCases {
      if variable == sweep.variable {
        words.append("\(variable.rawValue)=\(text(of: sweep.values, variable))")
      } else if let value = sweep.fixed[variable] {
        words.append("\(variable.rawValue)=\(variable.text(of: value))")
      }
    }
    if let deadline = sweep.deadline { words.append("deadline=" + Duration.text(of: deadline)) }
    if let path = sweep.path { words.append("svg=" + Quoting.quoted(Array(path.utf8))) }
    return words
  }

  /// As a range where it is one.
  private static func text(of values: [Int], _ variable: SweepStatement.Variable) -> String {
    guard let first = values.first, let last = values.last else { return "" }
    let step = variable.isDuration ? first : 1
    let isRange =
      first <= last && step > 0 && values == Array(stride(from: first, through: last, by: step))
    return isRange && (values.count > 2 || values.count == 1)
      ? "\(variable.text(of: first))..\(variable.text(of: last))"
      : values.map { variable.text(of: $0) }.joined(separator: ",")
  }
}
