import AMQPModel
import BrokerCore
import CommandLanguage

/// Draws producer → exchange → bindings → queues → consumers.
struct Diagram {
  let topology: TopologySnapshot
  let words: any Phrasebook

  func lines(as format: DiagramFormat) -> [Line] {
    switch format {
    case .tree: tree
    case .dot: dot.map { Line($0) }
    case .mermaid: mermaid.map { Line($0) }
    }
  }

  // Predeclared exchanges that nobody uses would only hide the others.
  private var exchanges: [ExchangeProperties] {
    topology.exchanges.filter { exchange in
      guard !exchange.name.isEmpty else { return false }
      return !exchange.name.value.hasPrefix("amq.")
        || topology.bindings.contains { $0.source == exchange.name }
    }
  }

  private func bindings(of exchange: ExchangeName) -> [Binding] {
    topology.bindings.filter { $0.source == exchange }
  }

  private func key(of binding: Binding) -> String {
    binding.arguments.isEmpty ? Spelled.name(binding.key) : Spelled.table(binding.arguments)
  }

  // MARK: Tree

  private var tree: [Line] {
    if topology.queues.isEmpty, exchanges.isEmpty {
      return [Line(words.text(Label.noQueues), .dim)]
    }
    var lines = [Line(words.text(Label.producer), .heading)]
    let isBound = Set(topology.bindings.map(\.destination))
    for exchange in exchanges { lines += branch(of: exchange) }
    let direct = topology.queues.filter { !isBound.contains(.queue($0.properties.name)) }
    if !direct.isEmpty {
      lines.append(Line([Span("  → "), Span(Spelled.exchange(.default), .name)]))
      for queue in direct {
        lines += leaf(queue.properties.name, key: Spelled.name(queue.properties.name), width: 0)
      }
    }
    return lines
  }

  private func branch(of exchange: ExchangeProperties) -> [Line] {
    var head = Line("  → ")
    head.append(Spelled.exchange(exchange.name), .name)
    head.append(" (\(exchange.type.rawValue))", .dim)
    let bindings = bindings(of: exchange.name)
    if bindings.isEmpty {
      head.append("   " + words.text(RoutingPhrase.noBindings), .dim)
      return [head]
    }
    let width = bindings.map { DisplayWidth.width(of: key(of: $0)) }.max() ?? 0
    return [head]
      + bindings.flatMap { binding in
        switch binding.destination {
        case .queue(let queue): leaf(queue, key: key(of: binding), width: width)
        case .exchange:
          [
            Line([
              Span("      "), Span(DisplayWidth.padded(key(of: binding), to: width), .value),
              Span(" → "), Span(Spelled.destination(binding.destination), .name),
            ])
          ]
        }
      }
  }

  private func leaf(_ name: QueueName, key: String, width: Int) -> [Line] {
    guard let queue = topology.queues.first(where: { $0.properties.name == name }) else {
      return []
    }
    var line = Line("      ")
    line.append(key, .value, width: width)
    line.append(" → ")
    line.append(Spelled.name(name), .name)
    line.append("   " + counts(queue))
    let indentation = String(
      repeating: " ", count: 6 + max(width, DisplayWidth.width(of: key)) + 3)
    let consumers = queue.consumers.map { consumer in
      Line([
        Span(indentation + "  → "),
        Span(
          Spelled.consumer(consumer.properties.tag, on: consumer.properties.channel), .name),
        Span("   " + consumer.detail(in: words)),
      ])
    }
    if consumers.isEmpty {
      return [line, Line(indentation + "  " + words.text(Label.noConsumer), .dim)]
    }
    return [line] + consumers
  }

  private func counts(_ queue: QueueSnapshot) -> String {
    "\(words.text(Label.ready)) \(queue.ready), "
      + "\(words.text(Label.unacknowledged)) \(queue.unacknowledged)"
  }

  // MARK: Graphs

  private var dot: [String] {
    ["digraph broker {", "  rankdir=LR;"]
      + exchanges.map { exchange in
        let name = visible(exchange.name)
        return "  \(quoted("x:" + name)) [shape=hexagon, "
          + "label=\(quoted(name, exchange.type.rawValue))];"
      }
      + topology.queues.map { queue in
        let name = visible(queue.properties.name)
        return "  \(quoted("q:" + name)) [shape=box, label=\(quoted(name, counts(queue)))];"
      }
      + topology.bindings.map {
        "  \(quoted("x:" + visible($0.source))) -> \(quoted(node(of: $0.destination))) "
          + "[label=\(quoted(key(of: $0)))];"
      }
      + topology.consumers.map {
        "  \(quoted("q:" + visible($0.properties.queue))) -> "
          + "\(quoted("c:" + visible($0.properties.tag)));"
      } + ["}"]
  }

  private func node(of destination: BindingDestination) -> String {
    switch destination {
    case .queue(let name): "q:" + visible(name)
    case .exchange(let name): "x:" + visible(name)
    }
  }

  /// Lines of a label, or an identifier; Graphviz knows escapes of its own.
  private func quoted(_ lines: String...) -> String {
    let escaped = lines.map {
      $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }

  private var mermaid: [String] {
    // Mermaid knows nodes by identifiers, so names become labels.
    let exchanges = self.exchanges
    func exchangeID(_ name: ExchangeName) -> String? {
      exchanges.firstIndex { $0.name == name }.map { "x\($0)" }
    }
    func queueID(_ name: QueueName) -> String? {
      topology.queues.firstIndex { $0.properties.name == name }.map { "q\($0)" }
    }
    func id(_ destination: BindingDestination) -> String? {
      switch destination {
      case .queue(let name): queueID(name)
      case .exchange(let name): exchangeID(name)
      }
    }
    var lines = ["flowchart LR"]
    for (index, exchange) in exchanges.enumerated() {
      lines.append(
        "  x\(index){{\(label("\(visible(exchange.name)) (\(exchange.type.rawValue))"))}}")
    }
    for (index, queue) in topology.queues.enumerated() {
      lines.append("  q\(index)[\(label("\(visible(queue.properties.name)): \(counts(queue))"))]")
    }
    for binding in topology.bindings {
      guard let source = exchangeID(binding.source), let destination = id(binding.destination)
      else { continue }
      lines.append("  \(source) -- \(label(key(of: binding))) --> \(destination)")
    }
    for (index, consumer) in topology.consumers.enumerated() {
      guard let queue = queueID(consumer.properties.queue) else { continue }
      lines.append("  \(queue) --> c\(index)([\(label(visible(consumer.properties.tag)))])")
    }
    return lines
  }

  private func label(_ text: String) -> String {
    // Mermaid takes labels for HTML and `#…;` for one of its own entities.
    let text = text.contains(";") ? text.replacing("#", with: "#35;") : text
    return "\""
      + text.replacing("\"", with: "#quot;").replacing("<", with: "#lt;")
      .replacing(">", with: "#gt;").replacing("`", with: "#96;") + "\""
  }
}
