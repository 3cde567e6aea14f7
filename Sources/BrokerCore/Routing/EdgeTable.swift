/// The literal edges of all nodes of a topic index: (node, word) to node.
///
/// One table for all nodes: a node costs nothing for the children that it does not have.
struct EdgeTable: Sendable {
  struct Edge: Sendable {
    /// The node above and the word after it, 0 while the place is free.
    var key: UInt64
    var child: UInt32
  }

  private(set) var edges = [Edge](repeating: Edge(key: 0, child: 0), count: 16)
  private var count = 0
  let seed: UInt64

  init(seed: UInt64) { self.seed = seed | 1 }

  @inline(__always)
  static func key(_ node: UInt32, _ word: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(word) }

  @inline(__always)
  static func place(_ key: UInt64, _ seed: UInt64) -> Int {
    let mixed = (key ^ seed) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  /// The child of `node` by `word`, or 0; words are never 0.
  @inline(__always)
  func child(of node: UInt32, by word: UInt32) -> UInt32 {
    let key = Self.key(node, word)
    let mask = edges.count - 1
    var place = Self.place(key, seed) & mask
    while true {
      let edge = edges[place]
      if edge.key == key { return edge.child }
      if edge.key == 0 { return 0 }
      place = (place + 1) & mask
    }
  }

  mutating func insert(_ node: UInt32, _ word: UInt32, child: UInt32) {
    if (count + 1) * 2 > edges.count {
      let old = edges
      edges = [Edge](repeating: Edge(key: 0, child: 0), count: old.count * 2)
      for edge in old where edge.key != 0 { put(edge) }
    }
    put(Edge(key: Self.key(node, word), child: child))
    count += 1
  }

  private mutating func put(_ edge: Edge) {
    let mask = edges.count - 1
    var place = Self.place(edge.key, seed) & mask
    while edges[place].key != 0 { place = (place + 1) & mask }
    edges[place] = edge
  }

  mutating func remove(_ node: UInt32, _ word: UInt32) {
    let key = Self.key(node, word)
    let mask = edges.count - 1
    var place = Self.place(key, seed) & mask
    while edges[place].key != key { place = (place + 1) & mask }
    // Close the gap, so that no search stops before what lies behind it.
    var next = (place + 1) & mask
    while edges[next].key != 0 {
      let home = Self.place(edges[next].key, seed) & mask
      if (next - home) & mask >= (next - place) & mask {
        edges[place] = edges[next]
        place = next
      }
      next = (next + 1) & mask
    }
    edges[place] = Edge(key: 0, child: 0)
    count -= 1
  }
}
