/// A list that grows at its end, kept in chunks, so that changing a list of which a copy exists
/// copies one chunk and not everything (undo).
struct ChunkedList<Element: Sendable>: Sendable {
  /// How many elements a chunk holds.
  static var chunkCapacity: Int { 32 }

  // No chunk but the last one is short.
  private var chunks: [[Element]] = []
  /// The number of the first element that is there; it rises when a chunk is let go.
  private(set) var startIndex = 0
  /// The number behind the last element.
  private(set) var endIndex = 0

  var count: Int { endIndex - startIndex }

  mutating func append(_ element: Element) {
    if (endIndex - startIndex).isMultiple(of: Self.chunkCapacity) {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkCapacity)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    endIndex += 1
  }

  /// Lets the first elements go, a whole chunk of them.
  mutating func removeFirstChunk() {
    let removed = chunks.removeFirst().count
    startIndex += removed
  }

  subscript(index: Int) -> Element {
    _read {
      let place = (index - startIndex).quotientAndRemainder(dividingBy: Self.chunkCapacity)
      yield chunks[place.quotient][place.remainder]
    }
    _modify {
      let place = (index - startIndex).quotientAndRemainder(dividingBy: Self.chunkCapacity)
      yield &chunks[place.quotient][place.remainder]
    }
  }
}

extension ChunkedList: Equatable where Element: Equatable {}

extension ChunkedList: Sequence {
  func makeIterator() -> some IteratorProtocol<Element> { chunks.lazy.joined().makeIterator() }
}
