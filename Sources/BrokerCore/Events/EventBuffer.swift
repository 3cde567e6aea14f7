/// Classes of events; an observer who wants few of them does not pay for the others.
public struct EventCategories: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// The categories of `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Pushes and fetches.
  public static let deliveries = EventCategories(rawValue: 1)
  /// Everything else that happens in the broker.
  public static let happenings = EventCategories(rawValue: 2)
  /// What travels to the clients.
  public static let sent = EventCategories(rawValue: 4)
  /// What a trace tells.
  public static let narrated: EventCategories = [.deliveries, .happenings]
  /// All of them.
  public static let all: EventCategories = [.narrated, .sent]
}

/// Takes the events of an operation, as many kinds of them as somebody wants.
///
/// A concrete, reusable value: an array for each operation, or a generic sink across modules,
/// would cost a third to three quarters of the speed.
public struct EventBuffer: Sendable {
  /// The events so far, in order.
  public private(set) var events: [Event] = []
  /// What the observer wants; the others are numbered and thrown away.
  public let wanted: EventCategories

  var lastNumber = 0
  var instant = Instant.start
  /// Where it happens, unless in `/`.
  var place: OtherPlace?

  /// An empty buffer for the categories `wanted`.
  public init(wanted: EventCategories = .all) { self.wanted = wanted }

  /// Forgets the events, keeping the memory for the next ones.
  public mutating func removeAll() { events.removeAll(keepingCapacity: true) }

  /// Numbers an event and keeps it if it is wanted; returns its number.
  @discardableResult
  @inline(__always)
  mutating func emit(
    _ category: EventCategories, after cause: Int?, _ kind: @autoclosure () -> Event.Kind
  ) -> Int {
    lastNumber += 1
    if wanted.contains(category) {
      events.append(
        Event(
          number: lastNumber, instant: instant, cause: cause, place: place, kind: kind()
        ))
    }
    return lastNumber
  }

  /// Emits what a trace tells.
  @discardableResult
  @inline(__always)
  mutating func emit(_ kind: @autoclosure () -> Event.Kind, after cause: Int?) -> Int {
    emit(.happenings, after: cause, kind())
  }
}
