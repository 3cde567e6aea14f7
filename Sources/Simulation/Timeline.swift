public import AMQPModel
public import BrokerCore

/// What producers, queues and consumers did over virtual time, in columns of equal width.
///
/// However long it goes on, it has at most `columnLimit` columns: when they are full their width
/// grows, 1 ms, 2 ms, 10 ms, 20 ms, 100 ms and so on.
public struct Timeline: Hashable, Sendable {
  /// The most rows of each kind; what comes later is not recorded.
  public static let rowLimit = 30
  /// The most columns that are kept.
  static let columnLimit = 250
  // In ms; far beyond every age of anything, and columns can be multiplied without overflow.
  private static let longest = 1_000_000_000_000_000_000

  /// Whose row it is.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// How many messages a producer published in each column.
    case producer
    /// How many messages were waiting in a queue at most in each column. What passes through
    /// without time passing is not counted.
    case queue
    /// How many ms of each column a worker was busy.
    case worker
    /// How many ms of each column a consumer without `work=` held unacknowledged messages.
    case consumer
  }

  private enum Key: Hashable {
    case queue(QueueName, VirtualHostName)
    case consumer(ConsumerTag)
    case producer(ShortString)

    var name: ShortString {
      switch self {
      case .queue(let name, _): name.value
      case .consumer(let tag): tag.value
      case .producer(let name): name
      }
    }

    var virtualHost: VirtualHostName? {
      switch self {
      case .queue(_, let host): host == .default ? nil : host
      case .consumer, .producer: nil
      }
    }
  }

  private struct Row: Hashable, Sendable {
    var kind: Kind
    let key: Key
    var columns: [Int] = []
    // What goes on since when: a depth, or 1 while something is busy; ms from the start.
    var level = 0
    var since: Int
    var peak = 0
    var count = 0
  }

  /// Whether it has begun.
  public private(set) var isRecording = false
  /// How many queues, producers and consumers found no place.
  public private(set) var omitted = 0

  /// When a worker finished a message for the last time.
  public private(set) var lastFinish: Instant?

  private var start = Instant.start
  private var width = 1
  private var rows: [Row] = []
  private var places: [Key: Int] = [:]
  private var rowCounts: [Kind: Int] = [:]
  private var touched: [Int] = []

  /// Begins with what is there at `now`; nothing when it has begun already.
  public mutating func begin(with broker: Broker, at now: Instant) {
    guard !isRecording else { return }
    isRecording = true
    start = now
    for host in broker.virtualHostNames {
      let names = broker.queueNames(in: host)
      for name in names.prefix(Self.rowLimit) { touch(name, in: host) }
      omitted += max(0, names.count - Self.rowLimit)
    }
    for consumer in broker.consumerSnapshots {
      noteConsumer(consumer.properties.tag, at: now)
      noteHeld(consumer.unacknowledged, by: consumer.properties.tag, at: now)
    }
    settle(with: broker, at: now)
  }

  /// Reads how many messages wait in the queues that something happened to; needed before the
  /// clock goes on from `now`.
  public mutating func settle(with broker: Broker, at now: Instant) {
    for place in touched {
      guard case .queue(let name, let host) = rows[place].key else { continue }
      set(broker.readyCount(in: name, of: host), in: place, at: now)
    }
    touched = []
  }

  /// About how many bytes a copy of it takes that shares nothing.
  var byteCount: Int { rows.count * (Self.columnLimit * MemoryLayout<Int>.stride + 256) }

  // MARK: Noting

  mutating func touch(_ queue: QueueName, in virtualHost: VirtualHostName?) {
    guard let place = place(of: .queue(queue, virtualHost ?? .default), .queue, at: start),
      !touched.contains(place)
    else { return }
    touched.append(place)
  }

  mutating func noteProducer(_ name: String, at now: Instant) {
    _ = place(of: .producer(ShortString(truncating: name)), .producer, at: now)
  }

  mutating func notePublish(by name: String, at now: Instant) {
    let key = Key.producer(ShortString(truncating: name))
    guard let place = place(of: key, .producer, at: now) else { return }
    rows[place].count += 1
    let end = offset(now)
    fit(end)
    // A message belongs to the column that ends with it, so that whole intervals fill columns.
    put(in: place, column: max(0, end - 1) / width) { $0 + 1 }
  }

  mutating func noteConsumer(_ consumer: ConsumerTag, at now: Instant) {
    _ = place(of: .consumer(consumer), .consumer, at: now)
  }

  mutating func noteDelivery(to consumer: ConsumerTag, held: Int, at now: Instant) {
    guard let place = place(of: .consumer(consumer), .consumer, at: now),
      rows[place].kind == .consumer
    else { return }
    rows[place].count += 1
    set(held > 0 ? 1 : 0, in: place, at: now)
  }

  mutating func noteHeld(_ held: Int, by consumer: ConsumerTag, at now: Instant) {
    guard let place = place(of: .consumer(consumer), .consumer, at: now),
      rows[place].kind == .consumer
    else { return }
    set(held > 0 ? 1 : 0, in: place, at: now)
  }

  mutating func noteBusy(_ consumer: ConsumerTag, at now: Instant) {
    guard let place = place(of: .consumer(consumer), .worker, at: now) else { return }
    if rows[place].kind == .consumer {
      rows[place].kind = .worker
      rows[place].count = 0
    }
    set(1, in: place, at: now)
  }

  mutating func noteIdle(_ consumer: ConsumerTag, at now: Instant) {
    guard let place = place(of: .consumer(consumer), .worker, at: now) else { return }
    set(0, in: place, at: now)
  }

  mutating func noteFinish(by consumer: ConsumerTag, isBusy: Bool, at now: Instant) {
    lastFinish = now
    guard let place = place(of: .consumer(consumer), .worker, at: now) else { return }
    rows[place].count += 1
    set(isBusy ? 1 : 0, in: place, at: now)
  }

  // MARK: Rows

  private mutating func place(of key: Key, _ kind: Kind, at now: Instant) -> Int? {
    guard isRecording else { return nil }
    if let place = places[key] { return place >= 0 ? place : nil }
    // Workers begin as consumers.
    let counted = kind == .worker ? .consumer : kind
    guard rowCounts[counted, default: 0] < Self.rowLimit else {
      // Remembered for a while, so that each is counted once.
      if places.count < 4 * Self.rowLimit { places[key] = -1 }
      omitted += 1
      return nil
    }
    rowCounts[counted, default: 0] += 1
    places[key] = rows.count
    rows.append(Row(kind: kind, key: key, since: offset(now)))
    return rows.count - 1
  }

  private func offset(_ now: Instant) -> Int {
    let (offset, isTooFar) = now.milliseconds.subtractingReportingOverflow(start.milliseconds)
    return isTooFar ? Self.longest : min(Self.longest, max(0, offset))
  }

  /// Something else goes on from `now`.
  private mutating func set(_ level: Int, in place: Int, at now: Instant) {
    close(place, at: offset(now))
    rows[place].level = level
  }

  /// Writes down what went on up to `end`.
  private mutating func close(_ place: Int, at end: Int) {
    let begun = rows[place].since
    let level = rows[place].level
    guard end > begun else { return }
    rows[place].since = end
    guard level > 0 else { return }
    fit(end)
    rows[place].peak = max(rows[place].peak, level)
    let isDepth = rows[place].kind == .queue
    var from = begun
    while from < end {
      let column = from / width
      let to = min(end, (column + 1) * width)
      put(in: place, column: column) { isDepth ? max($0, level) : $0 + to - from }
      from = to
    }
  }

  private mutating func put(in place: Int, column: Int, _ change: (Int) -> Int) {
    while rows[place].columns.count <= column { rows[place].columns.append(0) }
    rows[place].columns[column] = change(rows[place].columns[column])
  }

  /// Makes the columns so wide that those up to `end` have a place.
  private mutating func fit(_ end: Int) {
    while (max(1, end) - 1) / width >= Self.columnLimit {
      let factor = Self.factor(behind: width)
      width *= factor
      for index in rows.indices {
        rows[index].columns = Self.merged(rows[index].columns, factor, rows[index].kind)
      }
    }
  }

  // 1, 2, 10, 20, 100 …
  private static func factor(behind width: Int) -> Int {
    var rest = width
    while rest.isMultiple(of: 10) { rest /= 10 }
    return rest == 1 ? 2 : 5
  }

  private static func merged(_ columns: [Int], _ factor: Int, _ kind: Kind) -> [Int] {
    stride(from: 0, to: columns.count, by: factor).map { start in
      let group = columns[start..<min(columns.count, start + factor)]
      return kind == .queue ? group.max() ?? 0 : group.reduce(0, +)
    }
  }

  // MARK: Drawing

  /// How many ms it covers up to `now`.
  public func span(until now: Instant) -> Int { isRecording ? offset(now) : 0 }

  /// The whole of it up to `now`, in at most `limit` columns, which are so wide that `span` ms
  /// would fit as well.
  public func chart(
    with broker: Broker, at now: Instant, columns limit: Int, span: Int = 0
  ) -> TimelineChart {
    var copy = self
    copy.settle(with: broker, at: now)
    let end = offset(now)
    copy.fit(max(end, span))
    for place in copy.rows.indices { copy.close(place, at: end) }
    let whole = (max(end, span) + copy.width - 1) / copy.width
    let factor = [1, 2, 5].first { (whole + $0 - 1) / $0 <= limit } ?? 10
    let count = isRecording ? (end + copy.width - 1) / copy.width : 0
    let columns = (count + factor - 1) / factor
    return TimelineChart(
      start: copy.start, end: now, columnWidth: copy.width * factor,
      rows: copy.rows.map { row in
        var values = Self.merged(row.columns, factor, row.kind)
        values += Array(repeating: 0, count: max(0, columns - values.count))
        return TimelineChart.Row(
          kind: row.kind, name: row.key.name, virtualHost: row.key.virtualHost, values: values,
          peak: row.peak, count: row.count)
      }, omitted: omitted)
  }
}

/// A timeline in as many columns as can be shown.
public struct TimelineChart: Hashable, Sendable {
  /// One producer, queue or consumer.
  public struct Row: Hashable, Sendable {
    /// What the values are.
    public let kind: Timeline.Kind
    /// Its name.
    public let name: ShortString
    /// A queue's virtual host; nil for `/`, and for the others.
    public let virtualHost: VirtualHostName?
    /// One for each column.
    public let values: [Int]
    /// The most messages that were waiting in a queue while time passed.
    public let peak: Int
    /// How many messages a producer published, a worker finished, a consumer was given.
    public let count: Int
  }

  /// When the first column begins.
  public let start: Instant
  /// When the last one ends.
  public let end: Instant
  /// How wide a column is, in ms.
  public let columnWidth: Int
  /// The rows, in the order in which they came.
  public let rows: [Row]
  /// How many queues, producers and consumers have no row.
  public let omitted: Int
}
