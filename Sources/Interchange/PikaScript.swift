public import AMQPModel
public import BrokerCore

/// Exchanges, queues and bindings as a Python program that uses pika.
public struct PikaScript {
  private let definitions: Definitions
  private let virtualHost: VirtualHostName

  /// The program that makes `definitions` in `virtualHost`.
  public init(_ definitions: Definitions, virtualHost: VirtualHostName) {
    self.definitions = definitions
    self.virtualHost = virtualHost
  }

  /// The whole program, which ends with a line feed.
  public var text: String {
    let topology = DeclarableTopology(definitions)
    var lines = [
      "#!/usr/bin/env python3", "# pip install pika", "import pika", "",
      "connection = pika.BlockingConnection(",
      "    pika.ConnectionParameters(host=\"localhost\", virtual_host=\(python(virtualHost.value)))",
      ")", "channel = connection.channel()", "",
    ]
    if topology.omitted > 0 {
      lines.append("# Left out, because only the server gives such names: \(topology.omitted)")
    }
    for exchange in topology.exchanges {
      lines += warning(exchange.arguments)
      lines.append(
        call(
          "exchange_declare",
          [
            ("exchange", python(exchange.name.value)), ("exchange_type", python(exchange.type)),
            ("durable", python(exchange.isDurable)),
            ("auto_delete", python(exchange.isAutoDelete)),
            ("internal", python(exchange.isInternal)),
          ], exchange.arguments))
    }
    for queue in topology.queues {
      lines += warning(queue.arguments)
      lines.append(
        call(
          "queue_declare",
          [
            ("queue", python(queue.name.value)), ("durable", python(queue.isDurable)),
            ("auto_delete", python(queue.isAutoDelete)),
          ], queue.arguments))
    }
    for binding in topology.bindings {
      lines += warning(binding.arguments)
      lines.append(bind(binding))
    }
    return (lines + ["", "connection.close()"]).joined(separator: "\n") + "\n"
  }

  private func bind(_ binding: Binding) -> String {
    let source = python(binding.source.value)
    let key = ("routing_key", python(binding.key.value))
    switch binding.destination {
    case .queue(let queue):
      return call(
        "queue_bind", [("queue", python(queue.value)), ("exchange", source), key],
        binding.arguments)
    case .exchange(let destination):
      return call(
        "exchange_bind", [("destination", python(destination.value)), ("source", source), key],
        binding.arguments)
    }
  }

  private func call(
    _ method: String, _ parameters: [(name: String, value: String)], _ arguments: FieldTable
  ) -> String {
    var words = parameters.filter { $0.value != "False" }.map { "\($0.name)=\($0.value)" }
    if !arguments.isEmpty { words.append("arguments=\(python(.table(arguments)))") }
    return "channel.\(method)(" + words.joined(separator: ", ") + ")"
  }

  private func warning(_ arguments: FieldTable) -> [String] {
    arguments.fields.contains { Self.isFraction($0.value) }
      ? ["# pika has no encoding for the fraction in the next line."] : []
  }

  private static func isFraction(_ value: FieldValue) -> Bool {
    switch value {
    case .float, .double, .decimal: true
    case .array(let values): values.contains(where: isFraction)
    case .table(let table): table.fields.contains { isFraction($0.value) }
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .longString,
      .timestamp, .void, .byteArray:
      false
    }
  }

  // MARK: Python

  private func python(_ flag: Bool) -> String { flag ? "True" : "False" }

  private func python(_ name: ShortString) -> String { python(octets: name.octets) }

  private func python(octets: [UInt8]) -> String {
    guard let text = String(validating: octets, as: UTF8.self) else {
      return "b\"" + octets.map { "\\x" + hex($0) }.joined() + "\""
    }
    return "\""
      + text.unicodeScalars.map { scalar in
        if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
        guard isHidden(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        return scalar.value < 0x1_0000
          ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }.joined() + "\""
  }

  private func python(_ value: FieldValue) -> String {
    switch value {
    case .boolean(let flag): python(flag)
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: "\(value.integer ?? 0)"
    case .float, .double, .decimal, .timestamp: JSONValue(exporting: value).text
    case .longString(let octets), .byteArray(let octets): python(octets: octets)
    case .array(let values): "[" + values.map { python($0) }.joined(separator: ", ") + "]"
    case .table(let table):
      "{"
        + table.fields.map { "\(python($0.name)): \(python($0.value))" }.joined(separator: ", ")
        + "}"
    case .void: "None"
    }
  }
}
