import AMQPModel
import BrokerCore

extension Statement: CustomStringConvertible {
  /// The canonical form; reading it gives the same statement.
  public var description: String {
    var words = StatementPrinter.words(of: kind)
    if let speaker { words.append("on=" + Quoting.word(Array(speaker.description.utf8))) }
    if let virtualHost { words.append("vhost=" + Quoting.word(virtualHost.value.octets)) }
    if let user { words.insert(contentsOf: ["as", Quoting.word(user.value.octets)], at: 0) }
    return words.joined(separator: " ")
  }
}

/// The canonical words of statements.
enum StatementPrinter {
  static func words(of kind: Statement.Kind) -> [String] {
    switch kind {
    case .declareExchange(let declare): declaring(declare)
    case .declareQueue(let declare, let alias): declaring(declare, alias)
    case .deleteExchange(let delete):
      ["delete exchange", word(delete.exchange)] + flag("if-unused", delete.ifUnused)
    case .deleteQueue(let delete):
      ["delete queue", word(delete.queue)] + flag("if-unused", delete.ifUnused)
        + flag("if-empty", delete.ifEmpty)
    case .purge(let queue): ["purge", word(queue)]
    case .move(let source, let destination): ["move", word(source), "to", word(destination)]
    case .bind(let change): binding("bind", change)
    case .unbind(let change): binding("unbind", change)
    case .publish(let publish): publishing(publish)
    case .consume(let consume): consuming(consume)
    case .cancel(let consumer): ["cancel", word(consumer)]
    case .qos(let name, let count, let isGlobal):
      ["qos", word(name), "\(count)"] + flag("global", isGlobal)
    case .get(let get):
      ["get", word(get.queue)] + option("n", get.count == 1 ? nil : get.count)
        + option("ackmode", get.mode == .requeue ? nil : get.mode.rawValue)
    case .settle(let settle): settling(settle)
    case .recover(let name): ["recover", word(name)]
    case .kill(let name): ["kill", word(name)]
    case .restart: ["restart"]
    case .close(let speaker): ["close", word(speaker.description)]
    case .openConnection(let statement): statement.words
    case .openChannel(let speaker): ["open channel", word(speaker.description)]
    case .confirmSelect: ["confirm select"]
    case .transaction(let transaction): ["tx \(transaction.rawValue)"]
    case .list(let list): listing(list)
    case .show(let subject, let format): showing(subject) + formatted(format)
    case .match(let exchange, let key, let headers):
      ["match", word(exchange)] + (key.map { [word($0)] } ?? []) + fields(headers, "header.")
    case .why(let number): ["why", "\(number)"]
    case .expect(let expectation): expecting(expectation)
    case .diagram(let format): ["diagram"] + (format == .tree ? [] : [format.rawValue])
    case .simulation(let simulation): words(of: simulation)
    case .tick(let milliseconds): ["tick", Duration.text(of: milliseconds)]
    case .undo(let count): ["undo"] + (count == 1 ? [] : ["\(count)"])
    case .redo(let count): ["redo"] + (count == 1 ? [] : ["\(count)"])
    case .checkpoint(let name): ["checkpoint", word(name)]
    case .rollback(let name): ["rollback", word(name)]
    case .reset: ["reset"]
    case .save(let path): ["save", word(path)]
    case .source(let path): ["source", word(path)]
    case .administration(let statement): statement.words
    case .interchange(let statement): statement.words
    case .lesson(let lesson): words(of: lesson)
    case .network(let statement): statement.words
    case .profile(let profile): ["profile"] + (profile.map { [$0.rawValue] } ?? [])
    case .language(let language): ["lang"] + (language.map { [$0] } ?? [])
    case .help(let words): ["help"] + words.map { word($0) }
    case .quit: ["quit"]
    }
  }

  private static func words(of lesson: LessonStatement) -> [String] {
    switch lesson {
    case .list: ["lessons"]
    case .learn(let name): ["learn"] + (name.map { [word($0)] } ?? [])
    case .next: ["next"]
    case .back: ["back"]
    case .goTo(let id): ["goto", word(id)]
    case .check: ["check"]
    case .hint: ["hint"]
    case .solution: ["solution"]
    case .skip: ["skip"]
    case .progress(let isForgetting): ["progress"] + (isForgetting ? ["forget"] : [])
    case .review(let path): ["review", word(path)]
    case .resume: ["resume"]
    case .stage(let isOn): ["stage", isOn ? "on" : "off"]
    case .quiz(let name, let count):
      ["quiz"] + (name.map { [word($0)] } ?? []) + ["n=\(count)"]
    }
  }

  private static func declaring(_ declare: ExchangeMethod.Declare) -> [String] {
    let types = ["direct", "fanout", "topic", "headers"]
    let type = declare.type.description
    let typeWord =
      types.contains(type) ? type : Quoting.quoted(declare.type.octets)
    return ["declare exchange", word(declare.exchange), typeWord]
      + flag("transient", !declare.durable) + flag("auto-delete", declare.autoDelete)
      + flag("internal", declare.internal) + flag("passive", declare.passive)
      + fields(declare.arguments, "arg.")
  }

  private static func declaring(
    _ declare: QueueMethod.Declare, _ alias: String?
  ) -> [String] {
    let isDurableByDefault = !declare.exclusive && !declare.queue.isEmpty
    return ["declare queue", word(declare.queue)]
      + flag("durable", declare.durable && !isDurableByDefault)
      + flag("transient", !declare.durable && isDurableByDefault)
      + flag("exclusive", declare.exclusive) + flag("auto-delete", declare.autoDelete)
      + flag("passive", declare.passive) + fields(declare.arguments, "arg.")
      + (alias.map { ["as", word($0)] } ?? [])
  }

  private static func binding(_ verb: String, _ change: BindingChange) -> [String] {
    let keys = change.keys == [""] ? [] : change.keys.map { word($0) }
    let head: [String] =
      switch change.destination {
      case .queue(let name):
        // An unquoted `exchange` would make it another command.
        [verb, Quoting.word(name.value.octets, reserved: ["exchange"])]
      case .exchange(let name): ["\(verb) exchange", word(name)]
      }
    return head + [word(change.source)] + keys + fields(change.arguments, "arg.")
  }

  static let publishFlags = ["mandatory", "persistent"]

  private static func publishing(_ publish: PublishStatement) -> [String] {
    var words: [String] =
      if let exchange = publish.exchange {
        ["publish", word(exchange), word(publish.routingKey)]
      } else {
        ["send", word(publish.routingKey)]
      }
    switch publish.body {
    case .octets(let octets):
      if !octets.isEmpty { words.append(Quoting.word(octets, reserved: publishFlags)) }
    case .file(let path): words.append("body@\(path)")
    }
    words += flag("mandatory", publish.isMandatory)
    return words + properties(publish.properties)
      + option("n", publish.count == 1 ? nil : publish.count)
  }

  static func properties(_ properties: BasicProperties) -> [String] {
    func text(_ name: String, _ value: ShortString?) -> [String] {
      value.map { ["\(name)=\(Quoting.quoted($0.octets))"] } ?? []
    }
    return flag("persistent", properties.isPersistent)
      + option("priority", properties.priority) + text("expiration", properties.expiration)
      + text("content-type", properties.contentType)
      + text("content-encoding", properties.contentEncoding)
      + text("correlation-id", properties.correlationID) + text("reply-to", properties.replyTo)
      + text("message-id", properties.messageID) + option("timestamp", properties.timestamp)
      + text("type", properties.type) + text("user-id", properties.userID)
      + text("app-id", properties.appID) + fields(properties.headers ?? [:], "header.")
  }

  private static func consuming(_ consume: ConsumeStatement) -> [String] {
    ["consume", word(consume.queue)] + (consume.name.map { ["as", word($0)] } ?? [])
      + option("prefetch", consume.prefetch) + flag("auto-ack", consume.isAutomatic)
      + working(consume.work)
      + flag("exclusive", consume.isExclusive) + fields(consume.arguments, "arg.")
  }

  private static func settling(_ settle: SettleStatement) -> [String] {
    let selection: [String] =
      switch settle.selection {
      case .oldest: []
      case .tag(let tag): ["\(tag)"]
      case .all: ["all"]
      }
    return [settle.verb.rawValue, word(settle.name)] + selection
      + flag("multiple", settle.isMultiple) + (settle.requeue ? [] : ["requeue=false"])
  }

  private static func listing(_ list: ListStatement) -> [String] {
    ["list \(list.subject.rawValue)"] + list.columns
      + (list.sort.isEmpty ? [] : ["sort=" + list.sort.map(\.text).joined(separator: ",")])
      + option("limit", list.limit) + formatted(list.format)
      + option("vhost", list.virtualHost.map { Quoting.word($0.value.octets) })
  }

  private static func showing(_ subject: ShowSubject) -> [String] {
    switch subject {
    case .overview: ["show overview"]
    case .queue(let name): ["show queue", word(name)]
    case .exchange(let name): ["show exchange", word(name)]
    case .connection(let name): ["show connection", word(name)]
    case .channel(let speaker): ["show channel", word(speaker.description)]
    case .message(let number): ["show message", "\(number)"]
    }
  }

  private static func formatted(_ format: ListFormat) -> [String] {
    format == .table ? [] : ["format=\(format.rawValue)"]
  }

  private static func expecting(_ expectation: Expectation) -> [String] {
    switch expectation {
    case .queue(let name, let ready, let unacked, let consumers, let bodies):
      ["expect queue", word(name)] + option("ready", ready) + option("unacked", unacked)
        + option("consumers", consumers) + (bodies.map { ["bodies=\(list($0))"] } ?? [])
    case .noQueue(let name): ["expect no queue", word(name)]
    case .route(let exchange, let key, let queues):
      ["expect route", word(exchange), word(key)]
        + [queues.isEmpty ? "nobody" : list(queues.map(\.description))]
    case .binding(let queue, let source, let key):
      ["expect binding", word(queue), word(source)] + (key.isEmpty ? [] : [word(key)])
    case .delivered(let consumer, let bodies):
      ["expect delivered", word(consumer), list(bodies)]
    case .consumer(let name, let unacked, let prefetch):
      ["expect consumer", word(name)] + option("unacked", unacked)
        + option("prefetch", prefetch)
    case .dead(let queue, let reason, let count):
      ["expect dead", word(queue)] + (reason.map { ["reason=\($0.rawValue)"] } ?? [])
        + (count.map { ["n=\($0)"] } ?? [])
    case .error(let code): ["expect error", "\(code)"]
    }
  }

  // MARK: Words

  static func word(_ name: some ShortStringName) -> String {
    Quoting.word(name.value.octets)
  }

  static func word(_ text: String) -> String { Quoting.word(Array(text.utf8)) }

  private static func list(_ items: [String]) -> String {
    Quoting.word(Array(items.joined(separator: ",").utf8), reserved: ["nobody"])
  }

  static func flag(_ name: String, _ isSet: Bool) -> [String] { isSet ? [name] : [] }

  static func option(_ name: String, _ value: (some CustomStringConvertible)?) -> [String] {
    value.map { ["\(name)=\($0)"] } ?? []
  }

  private static func fields(_ table: FieldTable, _ prefix: String) -> [String] {
    table.fields.compactMap { FieldText.words(for: $0.name, $0.value, prefix: prefix) }
  }
}
