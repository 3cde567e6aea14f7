/// States of the bench to go back to, and forward again.
///
/// A state is a copy of a value and shares its storage with the next one; what a state holds
/// alone is at most what the line after it changed, and that is what the budget counts.
struct History<State: Sendable>: Sendable {
  /// A state before a line.
  struct Entry: Sendable {
    let state: State
    let line: String
    /// An estimate of the bytes that only this state holds.
    let bytes: Int
  }

  private var past: [Entry] = []
  private var future: [Entry] = []
  /// What the states that can be gone back to hold alone, in bytes.
  private(set) var bytes = 0

  /// How many lines can be taken back.
  var count: Int { past.count }

  /// The most lines that can be taken back.
  static var countLimit: Int { 1_000 }
  /// The most memory that is kept for it, in bytes.
  static var byteLimit: Int { 64 << 20 }

  /// Remembers the state before `line`; what was undone is forgotten.
  mutating func remember(_ state: State, before line: String, bytes: Int) {
    future = []
    push(Entry(state: state, line: line, bytes: bytes))
  }

  private mutating func push(_ entry: Entry) {
    past.append(entry)
    bytes += entry.bytes
    var surplus = 0
    while past.count - surplus > Self.countLimit
      || (bytes > Self.byteLimit && past.count - surplus > 1)
    {
      bytes -= past[surplus].bytes
      surplus += 1
    }
    past.removeFirst(surplus)
  }

  /// Goes one line back from `state`; nil when there is none.
  mutating func undo(from state: State) -> Entry? {
    guard let entry = past.popLast() else { return nil }
    bytes -= entry.bytes
    future.append(Entry(state: state, line: entry.line, bytes: entry.bytes))
    return entry
  }

  /// Goes one line forward from `state`; nil when nothing was undone.
  mutating func redo(from state: State) -> Entry? {
    guard let entry = future.popLast() else { return nil }
    push(Entry(state: state, line: entry.line, bytes: entry.bytes))
    return entry
  }
}
