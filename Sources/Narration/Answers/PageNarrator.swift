import AMQPModel
import BrokerCore
import CommandLanguage

/// Puts the pages of `show` into lines.
struct PageNarrator {
  let words: any Phrasebook
  let snapshot: ManagementSnapshot
  static let indentation = "  "

  func lines(of page: Page) -> [Line] {
    switch page {
    case .overview: overview
    case .queue(let queue, let waiting): lines(of: queue, waiting)
    case .exchange(let exchange): lines(of: exchange)
    case .connection(let connection): lines(of: connection)
    case .channel(let channel): lines(of: channel)
    }
  }

  private func word(_ phrase: PagePhrase) -> String { words.text(phrase) }
  private func word(_ label: Label) -> String { words.text(label) }

  // MARK: Overview

  private var overview: [Line] {
    let topology = snapshot.topology
    let whole = snapshot.activity.whole
    func turnover(_ created: Statistic, _ gone: Statistic) -> [String] {
      [created, gone].flatMap { statistic in
        ["\(whole.counts[statistic])", rate(whole) { $0[statistic] }]
      }
    }
    return [Line(word(PagePhrase.overview), .heading)]
      + grid(
        [word(.ready), word(.unacknowledged), word(PagePhrase.total)],
        [
          (
            word(PagePhrase.messages),
            [topology.ready, topology.unacknowledged, topology.ready + topology.unacknowledged]
              .map { "\($0)" }
          )
        ])
      + rates(
        whole,
        [
          ("publish", { $0[.publish] }), ("confirm", { $0[.confirm] }),
          ("deliver_get", \.deliverGet), ("redeliver", { $0[.redeliver] }),
          ("ack", { $0[.ack] }),
        ])
      + rates(
        whole,
        [
          ("return_unroutable", { $0[.returnUnroutable] }),
          ("drop_unroutable", { $0[.dropUnroutable] }), ("get_empty", { $0[.getEmpty] }),
        ])
      + grid(
        [
          word(PagePhrase.now), word(PagePhrase.created), word(PagePhrase.perSecond),
          word(PagePhrase.gone), word(PagePhrase.perSecond), word(PagePhrase.declared),
        ],
        [
          (
            word(.connections),
            ["\(topology.connections.count)"] + turnover(.connectionCreated, .connectionClosed)
          ),
          (
            word(.channels),
            ["\(topology.channels.count)"] + turnover(.channelCreated, .channelClosed)
          ),
          (
            word(.queues),
            ["\(topology.queues.count)"] + turnover(.queueCreated, .queueDeleted)
              + ["\(whole.counts[.queueDeclared])"]
          ),
          (word(.exchanges), ["\(topology.exchanges.count)"]),
          (word(.bindings), ["\(topology.bindings.count)"]),
          (word(.consumers), ["\(topology.consumers.count)"]),
        ])
      + [note(word(.rates(seconds: Activity.seconds)))]
  }

  // MARK: Queues

  private func lines(of queue: QueueSnapshot, _ waiting: [ReadyMessage]) -> [Line] {
    let properties = queue.properties
    let bindings = snapshot.topology.bindings.filter {
      $0.destination == .queue(properties.name)
    }
    var lines = [
      head(
        .queueDeclared(
          name: Spelled.name(properties.name), traits: TopologyTrace.traits(of: properties),
          isNew: true, ready: 0, consumers: 0))
    ]
    let kind = [
      (word(PagePhrase.type), [Features.type(of: properties)]),
      (word(PagePhrase.features), described(Features(of: properties))),
    ]
    lines += pairs(
      kind + policy(of: properties.name) + [
        (word(.bindings), bindings.map(incoming)),
        (
          word(.consumers),
          queue.consumers.map { consumer in
            Spelled.consumer(consumer.properties.tag, on: consumer.properties.channel)
              + "   " + consumer.detail(in: words)
          }
        ),
      ])
    let persistent = snapshot.persistent[properties.name] ?? 0
    lines += grid(
      [
        word(.ready), word(.unacknowledged), word(PagePhrase.total),
        word(PagePhrase.persistent),
      ],
      [
        (
          word(PagePhrase.messages),
          [queue.ready, queue.unacknowledged, queue.ready + queue.unacknowledged, persistent]
            .map { "\($0)" }
        ),
        (
          word(PagePhrase.bytes),
          [
            queue.readyBytes, queue.unacknowledgedBytes,
            queue.readyBytes + queue.unacknowledgedBytes,
          ].map { "\($0)" }
        ),
      ])
    lines += rates(
      snapshot.activity.queue(properties.name, in: queue.virtualHost),
      [
        ("publish", { $0[.publish] }), ("deliver_get", \.deliverGet),
        ("redeliver", { $0[.redeliver] }), ("ack", { $0[.ack] }),
      ])
    return lines + listed(waiting, of: queue)
      + PageOffers(words: words).lines(
        PageOffers.located(PageOffers.queue(properties.name), in: snapshot.topology))
  }

  private func listed(_ waiting: [ReadyMessage], of queue: QueueSnapshot) -> [Line] {
    guard !waiting.isEmpty else { return [] }
    var lines = self.waiting(waiting, in: queue)
    if queue.ready > waiting.count {
      lines.append(note(word(.more(queue.ready - waiting.count))))
    }
    return lines
  }

  // MARK: Exchanges

  private func lines(of exchange: ExchangeProperties) -> [Line] {
    let bindings = snapshot.topology.bindings
    let outgoing = bindings.filter { $0.source == exchange.name }
    let incoming = bindings.filter { $0.destination == .exchange(exchange.name) }
    let noBindings = "  " + words.text(RoutingPhrase.noBindings)
    return [
      head(
        .exchangeDeclared(
          name: Spelled.exchange(exchange.name), type: exchange.type.rawValue,
          traits: TopologyTrace.traits(of: exchange), isNew: true))
    ]
      + outgoing.map { binding in
        Line([
          Span("  " + self.key(of: binding), .value), Span(" → "),
          Span(Spelled.destination(binding.destination), .name),
        ])
      }
      + (outgoing.isEmpty ? [Line(noBindings, .dim)] : [])
      + pairs(
        [(word(PagePhrase.features), described(Features(of: exchange)))]
          + policy(of: exchange.name)
          + (incoming.isEmpty ? [] : [(word(.boundTo), incoming.map(self.incoming))]))
      + rates(
        snapshot.activity.exchange(exchange.name, in: snapshot.topology.virtualHost),
        [("publish_in", { $0[.publishIn] }), ("publish_out", { $0[.publishOut] })])
      + PageOffers(words: words).lines(
        PageOffers.located(PageOffers.exchange(exchange), in: snapshot.topology))
  }

  // MARK: Policies

  /// Which policy holds for a queue, and what it makes of the queue's arguments.
  private func policy(of queue: QueueName) -> [(name: String, values: [String])] {
    guard let effect = snapshot.administration.effects[queue] else { return [] }
    let policies = [
      (PagePhrase.policy, effect.policy), (PagePhrase.operatorPolicy, effect.operatorPolicy),
    ]
    return policies.compactMap { name, policy in
      policy.map { (word(name), [described($0)]) }
    } + [
      (word(PagePhrase.inEffect), [Spelled.table(effect.arguments)])
    ]
  }

  private func policy(of exchange: ExchangeName) -> [(name: String, values: [String])] {
    let policy = snapshot.administration.exchangePolicies[exchange]
    return policy.map { [(word(PagePhrase.policy), [described($0)])] } ?? []
  }

  private func described(_ policy: Policy) -> String {
    Spelled.name(QueueName(policy.name)) + "   " + Spelled.table(policy.definition)
  }

  // MARK: Connections and channels

  private func lines(of connection: ConnectionSnapshot) -> [Line] {
    let topology = snapshot.topology
    let channels = topology.channels.filter { $0.address.connection == connection.id }
    let consumers = topology.consumers.filter { $0.properties.channel.connection == connection.id }
    return [Line(word(.connection(Spelled.name(connection.id))), .heading)]
      + pairs([
        (
          word(.opened), [word(.milliseconds(snapshot.activity.opening(of: connection.id)))]
        )
      ])
      + [Line(word(.channels), .heading)]
      + table(.channels, channels, \.channelColumns)
      + [Line(word(.consumers), .heading)]
      + table(.consumers, consumers, \.consumerColumns)
      + PageOffers(words: words).lines(PageOffers.connection(connection))
  }

  private func lines(of channel: ChannelSnapshot) -> [Line] {
    let consumers = snapshot.topology.consumers.filter {
      $0.properties.channel == channel.address
    }
    let limits = [channel.prefetchCount, channel.globalPrefetchCount].map {
      $0 == 0 ? word(.unlimited) : "\($0)"
    }
    return [
      Line(
        word(
          .channel(
            "\(channel.address.channel)", connection: Spelled.name(channel.address.connection))),
        .heading)
    ]
      + pairs([
        (word(.mode), [word(channel.isConfirming ? .confirming : .notConfirming)]),
        (word(PagePhrase.prefetch), [limits[0]]),
        (word(.shared), [limits[1]]),
        (word(.unacknowledged), ["\(channel.unacknowledged)"]),
        (word(.unconfirmed), ["0"]),
      ])
      + rates(
        snapshot.activity.channel(channel.address),
        [
          ("publish", { $0[.publish] }), ("confirm", { $0[.confirm] }),
          ("deliver_get", \.deliverGet), ("redeliver", { $0[.redeliver] }),
          ("ack", { $0[.ack] }),
        ])
      + rates(
        snapshot.activity.channel(channel.address),
        [
          ("return_unroutable", { $0[.returnUnroutable] }),
          ("drop_unroutable", { $0[.dropUnroutable] }),
        ])
      + [Line(word(.consumers), .heading)]
      + table(.consumers, consumers, \.consumerColumns)
      + PageOffers(words: words).lines(PageOffers.channel(channel))
  }

  /// The same columns as `list`.
  private func table<Row>(
    _ subject: ListSubject, _ rows: [Row], _ columns: KeyPath<Listing, [Listing.Column<Row>]>
  ) -> [Line] {
    let statement = ListStatement(subject)
    if rows.isEmpty { return [note(word(.nothingToList(subject)))] }
    let listing = Listing(statement, snapshot)
    return ListingFormat(
      columns: statement.shownColumns,
      rows: listing.cells(of: rows, in: listing[keyPath: columns])
    ).table()
  }

  // MARK: Parts

  private func head(_ phrase: TopologyPhrase) -> Line { Line(words.text(phrase), .heading) }

  private func note(_ text: String) -> Line { Line(Self.indentation + text, .dim) }

  /// Each abbreviation with what it stands for.
  private func described(_ features: Features) -> [String] {
    let width = features.features.map { DisplayWidth.width(of: $0.short) }.max() ?? 0
    return features.features.map {
      DisplayWidth.padded($0.short, to: width + 2) + $0.meaning
    }
  }

  private func incoming(_ binding: Binding) -> String {
    "\(Spelled.exchange(binding.source)) → \(key(of: binding))"
  }

  private func key(of binding: Binding) -> String {
    Spelled.name(binding.key)
      + (binding.arguments.isEmpty ? "" : "   " + Spelled.table(binding.arguments))
  }

  /// Counters with RabbitMQ's own names: a line for the rates, one for all so far.
  private func rates(
    _ activity: Activity, _ statistics: [(name: String, count: (Counts) -> Int)]
  ) -> [Line] {
    grid(
      statistics.map(\.name),
      [
        (
          word(.perSecond),
          statistics.map { rate(activity, $0.count) }
        ),
        (word(.soFar), statistics.map { "\($0.count(activity.counts))" }),
      ])
  }

  private func rate(_ activity: Activity, _ count: (Counts) -> Int) -> String {
    Listing.Cell.rate(count(activity.counts) - count(activity.earlier)).text
  }

  /// Rows with a name under a heading; rows may be shorter than it.
  private func grid(_ heading: [String], _ rows: [(name: String, cells: [String])]) -> [Line] {
    let table = Table(
      heading: [""] + heading,
      rows: rows.map { row in
        [row.name] + row.cells
          + Array(repeating: "", count: max(0, heading.count - row.cells.count))
      })
    return table.lines().map { $0.indented(Self.indentation) }
  }

  /// Names beside values, aligned; several values stand below each other, and none is said.
  private func pairs(_ rows: [(name: String, values: [String])]) -> [Line] {
    let width = rows.map { DisplayWidth.width(of: $0.name) }.max() ?? 0
    return rows.flatMap { name, values in
      (values.isEmpty ? [word(.none)] : values).enumerated().map { index, text in
        var line = Line(Self.indentation)
        line.append(index == 0 ? name : "", .dim, width: width + 2)
        line.append(text)
        return line
      }
    }
  }
}
