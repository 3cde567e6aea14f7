import AMQPModel

/// How headers bindings stand to each other, decided by messages that `matches` is asked about.
extension HeadersMatch {
  /// The messages with the fewest headers that the binding takes, if it takes any: more headers
  /// never make it take less.
  var leastHeaders: [FieldTable] {
    let fields = explain(nil).fields.map { field in
      FieldTable.Field(name: field.name, value: Self.answer(to: field.expected))
    }
    let tables: [FieldTable] =
      switch mode {
      case .all, .allWithX: [FieldTable(fields)]
      case .any, .anyWithX: fields.map { FieldTable([$0]) }
      }
    return tables.filter { matches($0) }
  }

  /// Whether every message that `other` takes is taken by this one too.
  func covers(_ other: HeadersMatch) -> Bool { other.leastHeaders.allSatisfy { matches($0) } }

  /// A header's value that a binding with `expected` takes: anything for void, and a number for a
  /// timestamp, which equals no timestamp.
  private static func answer(to expected: FieldValue) -> FieldValue {
    switch expected {
    case .void: .byteArray([0])
    case .timestamp(let seconds): .int64(Int64(clamping: seconds))
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .float, .double,
      .decimal, .longString, .array, .table, .byteArray:
      expected
    }
  }
}
