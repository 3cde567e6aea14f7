import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange
import Narration

/// Definitions in and out, and what is wrong with a topology.
extension Session {
  // MARK: Import

  /// More changes than a person would read are told by their number only.
  private static let bulk = 40

  mutating func importDefinitions(
    _ path: String, into host: VirtualHostName?, _ listener: Listener
  ) -> Outcome {
    guard let reading = definitions(path, listener) else { return .failed }
    let path = Redaction.masked(address: path)
    if let host, !bench.broker.virtualHostNames.contains(host) {
      return fail(.noSuchVirtualHost(visible(host)), listener)
    }
    let plan: ImportPlan
    do {
      plan = try bench.broker.plan(
        for: reading.definitions, into: host, at: bench.now,
        isInterrupted: configuration.isInterrupted)
    } catch {
      return fail(error, of: path, listener)
    }
    let before = state.bench
    let isBulk = plan.operations.count > Self.bulk
    func told(_ report: Report) { listener(isBulk ? report.inBulk : report) }
    let outcome = speaking(told) { session in
      for operation in plan.operations {
        if session.configuration.isInterrupted() { return .interrupted }
        session.apply(.management(operation), told)
      }
      return .fine
    }
    if outcome == .interrupted {
      state.bench = before
      return fail(.interrupted, listener)
    }
    state.bench.kept.note(reading.definitions, plan, into: host)
    revision += 1
    listener(
      .answered(
        .interchange(
          .imported(
            ImportSummary(
              path: path, definitions: reading.definitions, plan: plan,
              notices: reading.notices)))))
    return .fine
  }

  /// What a file holds; nil if it cannot be read, which is reported.
  private func definitions(_ path: String, _ listener: Listener) -> DefinitionsReader.Reading? {
    guard let octets = read(path, limit: DefinitionsReader.byteLimit, listener) else {
      return nil
    }
    do {
      return try DefinitionsReader.read(octets)
    } catch {
      _ = fail(
        .notReadable(path: visible(Redaction.masked(address: path)), error.spelled), listener)
      return nil
    }
  }

  private func fail(
    _ problem: ImportProblem, of path: String, _ listener: Listener
  ) -> Outcome {
    switch problem {
    case .refused(let refusal, let place):
      fail(
        .refused(path: visible(path), place: visible(place), text: visible(refusal.text)),
        listener)
    case .interrupted: fail(.interrupted, listener)
    }
  }

  private func fail(_ phrase: InterchangePhrase, _ listener: Listener) -> Outcome {
    listener(.failed(.interchange(phrase)))
    return .failed
  }

  // MARK: Export

  func export(
    _ path: String?, _ format: ExportFormat, of host: VirtualHostName?, _ listener: Listener
  ) -> Outcome {
    if let host, !bench.broker.virtualHostNames.contains(host) {
      return fail(.noSuchVirtualHost(visible(host)), listener)
    }
    let own = host ?? .default
    let whole = bench.kept.added(to: bench.broker.definitions)
    let one = whole.only(own)
    var losses: [String] = []
    let text: String
    switch format {
    case .definitions, .compose:
      let definitions = host == nil || format == .compose ? whole : one
      let writer = DefinitionsWriter(definitions)
      losses = writer.losses
      text = format == .compose ? ComposeFile(definitions).text : writer.text
    case .dot: text = diagram(.dot, of: own)
    case .mermaid: text = diagram(.mermaid, of: own)
    case .rabbitmqadmin:
      losses = DefinitionsWriter(one).losses
      text = AdminScript(one, virtualHost: own).text
    case .pika: text = PikaScript(one, virtualHost: own).text
    }
    guard let path else {
      listener(.answered(.interchange(.exported(format, text: text, losses: losses))))
      return .fine
    }
    do {
      try configuration.files.write(path, Array(text.utf8))
    } catch {
      return fail(error, path, listener)
    }
    listener(.answered(.interchange(.written(format, path: path, losses: losses))))
    return .fine
  }

  /// What `diagram` draws.
  private func diagram(_ format: DiagramFormat, of host: VirtualHostName) -> String {
    var narrator = TextNarrator(language: language)
    return narrator.lines(for: .answered(.diagram(format, bench.broker.topology(in: host))))
      .map { $0.plainText + "\n" }.joined()
  }

  // MARK: Lint

  /// Errors and warnings count as a failure, so that a script or CI stops there; notes do not.
  func lint(_ path: String?, of host: VirtualHostName?, _ listener: Listener) -> Outcome {
    guard let place = path else {
      return tell(bench.broker, in: host, path: nil, [], listener)
    }
    let path = Redaction.masked(address: place)
    guard let definitions = definitions(place, listener)?.definitions else { return .failed }
    var broker = Broker()
    let plan: ImportPlan
    do {
      plan = try broker.plan(
        for: definitions, at: .start, isInterrupted: configuration.isInterrupted)
    } catch {
      return fail(error, of: path, listener)
    }
    for operation in plan.operations { _ = broker.apply(.management(operation)) }
    return tell(
      broker, in: host, named: definitions.onlyName, path: path, plan.omissions, listener)
  }

  /// Looks at one virtual host, or everywhere; `name` is the real one of `/` if that is another.
  private func tell(
    _ broker: Broker, in host: VirtualHostName?, named name: VirtualHostName? = nil,
    path: String?, _ omitted: [ImportPlan.Omission], _ listener: Listener
  ) -> Outcome {
    let names = name.map { [$0] } ?? broker.virtualHostNames
    if let host, !names.contains(host) { return missingVirtualHost(host, among: names, listener) }
    var findings =
      host.map { broker.findings(in: name == $0 ? .default : $0) } ?? broker.allFindings
    if let name {
      for index in findings.indices { findings[index].virtualHost = name }
    }
    listener(.answered(.interchange(.linted(findings, path: path, omitted: omitted))))
    return findings.contains { $0.severity != .note } ? .failed : .fine
  }
}

extension Definitions {
  /// The name of the only virtual host, where the file tells it.
  fileprivate var onlyName: VirtualHostName? {
    switch form {
    case .broker: nil
    case .virtualHost(let name): name
    }
  }
}

extension Report {
  /// The same, told to people by its number only.
  fileprivate var inBulk: Report {
    guard case .happened(var happening) = self else { return self }
    happening.isBulk = true
    return .happened(happening)
  }
}
