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
      "    pika.ConnectionParameters(host=\"localhost\", virtual_host=\(Python.literal(virtualHost.value)))",
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
            ("exchange", Python.literal(exchange.name.value)),
            ("exchange_type", Python.literal(exchange.type)),
            ("durable", Python.literal(exchange.isDurable)),
            ("auto_delete", Python.literal(exchange.isAutoDelete)),
            ("internal", Python.literal(exchange.isInternal)),
          ], exchange.arguments))
    }
    for queue in topology.queues {
      lines += warning(queue.arguments)
      lines.append(
        call(
          "queue_declare",
          [
            ("queue", Python.literal(queue.name.value)),
            ("durable", Python.literal(queue.isDurable)),
            ("auto_delete", Python.literal(queue.isAutoDelete)),
          ], queue.arguments))
    }
    for binding in topology.bindings {
      lines += warning(binding.arguments)
      lines.append(bind(binding))
    }
    return (lines + ["", "connection.close()"]).joined(separator: "\n") + "\n"
  }

  private func bind(_ binding: Binding) -> String {
    let source = Python.literal(binding.source.value)
    let key = ("routing_key", Python.literal(binding.key.value))
    switch binding.destination {
    case .queue(let queue):
      return call(
        "queue_bind", [("queue", Python.literal(queue.value)), ("exchange", source), key],
        binding.arguments)
    case .exchange(let destination):
      return call(
        "exchange_bind",
        [("destination", Python.literal(destination.value)), ("source", source), key],
        binding.arguments)
    }
  }

  private func call(
    _ method: String, _ parameters: [(name: String, value: String)], _ arguments: FieldTable
  ) -> String {
    var words = parameters.filter { $0.value != "False" }.map { "\($0.name)=\($0.value)" }
    if !arguments.isEmpty { words.append("arguments=\(Python.literal(.table(arguments)))") }
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
}
