import DequeModule

/// Something with a place in an order that never changes.
protocol Sequenced {
  /// The place; unique within a store.
  var sequence: Int { get }
}

/// Elements ordered by their sequence: appended at the end, taken from the front, removed from
/// anywhere and put back where they were.
///
/// Kept in chunks, so that changing a store of which a snapshot exists copies one chunk and the
/// list of chunks instead of a million elements (undo).
struct SequenceStore<Element: Sequenced & Sendable>: Sendable {
  private static var chunkCapacity: Int { 128 }

  // No chunk is empty unless it is the only one.
  private var chunks: Deque<Deque<Element>> = [[]]
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// A part of the first element, without a copy of the whole.
  func firstElement<Part>(_ part: KeyPath<Element, Part>) -> Part? {
    count == 0 ? nil : chunks[0][0][keyPath: part]
  }

  var first: Element? { count == 0 ? nil : chunks[0].first }

  /// Puts an element in its place; at the end costs the least.
  mutating func insert(_ element: Element) {
    count += 1
    let last = chunks.count - 1
    if let end = lastSequence(of: last), end > element.sequence {
      insertInTheMiddle(element)
    } else if chunks[last].count < Self.chunkCapacity {
      chunks[last].append(element)
    } else {
      chunks.append([element])
    }
  }

  private mutating func insertInTheMiddle(_ element: Element) {
    let index = chunkIndex(of: element.sequence)
    let offset = Self.offset(of: element.sequence, in: chunks[index])
    chunks[index].insert(element, at: offset)
    guard chunks[index].count > Self.chunkCapacity else { return }
    let half = Self.chunkCapacity / 2
    let upper = Deque(chunks[index][half...])
    chunks[index].removeSubrange(half...)
    chunks.insert(upper, at: index + 1)
  }

  /// Takes the first element.
  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    let element = chunks[0].popFirst()
    if chunks[0].isEmpty, chunks.count > 1 { chunks.removeFirst() }
    return element
  }

  // By subscript, because `first` and `last` would copy the element.
  private func lastSequence(of chunk: Int) -> Int? {
    let end = chunks[chunk].count - 1
    return end < 0 ? nil : chunks[chunk][end].sequence
  }

  /// Takes the element at `sequence`, wherever it is.
  mutating func remove(_ sequence: Int) -> Element? {
    if count > 0, chunks[0][0].sequence == sequence { return popFirst() }
    let index = chunkIndex(of: sequence)
    let offset = Self.offset(of: sequence, in: chunks[index])
    guard offset < chunks[index].count, chunks[index][offset].sequence == sequence else {
      return nil
    }
    count -= 1
    let element = chunks[index].remove(at: offset)
    if chunks[index].isEmpty, chunks.count > 1 { chunks.remove(at: index) }
    return element
  }

  /// The element at `sequence`, if it is there.
  func element(at sequence: Int) -> Element? {
    let chunk = chunks[chunkIndex(of: sequence)]
    let offset = Self.offset(of: sequence, in: chunk)
    guard offset < chunk.count, chunk[offset].sequence == sequence else { return nil }
    return chunk[offset]
  }

  /// The first sequence that is not before `bound`.
  func sequence(from bound: Int) -> Int? {
    let chunk = chunks[chunkIndex(of: bound)]
    let offset = Self.offset(of: bound, in: chunk)
    return offset < chunk.count ? chunk[offset].sequence : nil
  }

  /// Takes everything, in order.
  mutating func removeAll() -> [Element] {
    let all = Array(self)
    chunks = [[]]
    count = 0
    return all
  }

  /// Forgets everything at the cost of a few chunks' release.
  mutating func clear() {
    chunks = [[]]
    count = 0
  }

  // The first chunk whose last element is not before `sequence`, or the last chunk.
  private func chunkIndex(of sequence: Int) -> Int {
    var low = 0
    var high = chunks.count - 1
    while low < high {
      let middle = (low + high) / 2
      if let last = lastSequence(of: middle), last < sequence {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  // The first offset whose element is not before `sequence`.
  private static func offset(of sequence: Int, in chunk: Deque<Element>) -> Int {
    var low = 0
    var high = chunk.count
    while low < high {
      let middle = (low + high) / 2
      if chunk[middle].sequence < sequence { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SequenceStore: Sequence {
  /// The elements in order.
  func makeIterator() -> some IteratorProtocol<Element> {
    chunks.lazy.joined().makeIterator()
  }
}
