/// The topic bindings of an exchange, arranged so that a routing key is walked once.
///
/// A trie over words. A key is read word by word with the set of nodes that are alive; a `#` node
/// stays alive through any word and enters the set at most once per word, so the cost is bounded
/// by words × live nodes and no key is walked twice. Semantics: `TopicPattern`.
package struct TopicIndex: Sendable {
  private struct Node: Sendable {
    var star: UInt32 = 0
    var hash: UInt32 = 0
    /// The first of its bindings, 0 for none.
    var firstBinding: UInt32 = 0
    /// A filter over the words of its literal children: most failing look-ups end here.
    var wordMask: UInt32 = 0
  }

  private struct BindingRecord: Sendable {
    let destination: UInt32
    var next: UInt32
  }

  // Marks a `#` node in the live set, which saves a look at the node.
  private static let hashFlag: UInt32 = 1 << 31
  private static let root: UInt32 = 0

  private var nodes = [Node()]
  private var literalCounts: [UInt32] = [0]
  private var isHash = [false]
  private var freeNodes: [UInt32] = []
  private var edges: EdgeTable
  private var words: WordTable
  private var bindings = [BindingRecord(destination: 0, next: 0)]
  private var freeBindings: [UInt32] = []
  private var bindingCount = 0

  // Working memory of `match`.
  private var keyWords: [UInt32] = []
  private var live: [UInt32] = []
  private var nodeStamps: [UInt32] = [0]
  private var nodeStamp: UInt32 = 0
  private var destinationStamps: [UInt32] = []
  private var destinationStamp: UInt32 = 0

  /// An empty index; `seed` makes its hashes unpredictable for those who choose the words.
  package init(seed: UInt64 = 0) {
    edges = EdgeTable(seed: seed)
    words = WordTable(seed: seed)
  }

  /// Whether there are no bindings.
  var isEmpty: Bool { bindingCount == 0 }

  /// How many nodes are in use, the root included.
  var liveNodeCount: Int { nodes.count - freeNodes.count }

  // MARK: Changing

  /// Adds a binding; the same one twice needs two removals.
  package mutating func insert(_ bindingKey: [UInt8], destination: UInt32) {
    var node = Self.root
    for step in Self.steps(of: bindingKey) { node = child(of: node, by: step) }
    let record = BindingRecord(destination: destination, next: nodes[Int(node)].firstBinding)
    if let free = freeBindings.popLast() {
      bindings[Int(free)] = record
      nodes[Int(node)].firstBinding = free
    } else {
      nodes[Int(node)].firstBinding = UInt32(bindings.count)
      bindings.append(record)
    }
    bindingCount += 1
    if Int(destination) >= destinationStamps.count {
      let missing = Int(destination) + 1 - destinationStamps.count
      destinationStamps.append(contentsOf: repeatElement(0, count: missing))
    }
  }

  /// Removes a binding; one that is not there is ignored.
  package mutating func remove(_ bindingKey: [UInt8], destination: UInt32) {
    var path: [(parent: UInt32, step: Step)] = []
    var node = Self.root
    for step in Self.steps(of: bindingKey) {
      guard let next = existingChild(of: node, by: step) else { return }
      path.append((node, step))
      node = next
    }
    guard unlinkBinding(of: node, to: destination) else { return }
    bindingCount -= 1
    while let (parent, step) = path.popLast(), isUnused(node) {
      removeChild(node, of: parent, by: step)
      node = parent
    }
  }

  private enum Step {
    case star
    case hash
    case word([UInt8])
  }

  /// The words of a binding key; `#.#` takes what `#` takes.
  private static func steps(of bindingKey: [UInt8]) -> [Step] {
    var steps: [Step] = []
    for word in TopicPattern.words(of: bindingKey) {
      switch word {
      case [UInt8(ascii: "*")]: steps.append(.star)
      case [UInt8(ascii: "#")]:
        if case .hash? = steps.last { continue }
        steps.append(.hash)
      default: steps.append(.word(Array(word)))
      }
    }
    return steps
  }

  private func existingChild(of node: UInt32, by step: Step) -> UInt32? {
    let child: UInt32
    switch step {
    case .star: child = nodes[Int(node)].star
    case .hash: child = nodes[Int(node)].hash
    case .word(let text):
      let word = words.number(of: text)
      child = word == WordTable.none ? 0 : edges.child(of: node, by: word)
    }
    return child == 0 ? nil : child
  }

  private mutating func child(of node: UInt32, by step: Step) -> UInt32 {
    if let child = existingChild(of: node, by: step) { return child }
    let child: UInt32
    if let free = freeNodes.popLast() {
      child = free
    } else {
      child = UInt32(nodes.count)
      nodes.append(Node())
      literalCounts.append(0)
      isHash.append(false)
      nodeStamps.append(0)
    }
    switch step {
    case .star: nodes[Int(node)].star = child
    case .hash:
      nodes[Int(node)].hash = child
      isHash[Int(child)] = true
    case .word(let text):
      let word = words.use(text)
      edges.insert(node, word, child: child)
      literalCounts[Int(node)] += 1
      nodes[Int(node)].wordMask |= 1 << (word & 31)
    }
    return child
  }

  private mutating func unlinkBinding(of node: UInt32, to destination: UInt32) -> Bool {
    var previous: UInt32 = 0
    var current = nodes[Int(node)].firstBinding
    while current != 0, bindings[Int(current)].destination != destination {
      previous = current
      current = bindings[Int(current)].next
    }
    guard current != 0 else { return false }
    if previous == 0 {
      nodes[Int(node)].firstBinding = bindings[Int(current)].next
    } else {
      bindings[Int(previous)].next = bindings[Int(current)].next
    }
    freeBindings.append(current)
    return true
  }

  private func isUnused(_ node: UInt32) -> Bool {
    let content = nodes[Int(node)]
    return content.firstBinding == 0 && content.star == 0 && content.hash == 0
      && literalCounts[Int(node)] == 0
  }

  private mutating func removeChild(_ child: UInt32, of parent: UInt32, by step: Step) {
    switch step {
    case .star: nodes[Int(parent)].star = 0
    case .hash: nodes[Int(parent)].hash = 0
    case .word(let text):
      let word = words.number(of: text)
      edges.remove(parent, word)
      words.release(word)
      literalCounts[Int(parent)] -= 1
      if literalCounts[Int(parent)] == 0 { nodes[Int(parent)].wordMask = 0 }
    }
    nodes[Int(child)] = Node()
    isHash[Int(child)] = false
    freeNodes.append(child)
  }

  // MARK: Matching

  /// Appends every destination that a matching pattern leads to, each once.
  package mutating func match(_ routingKey: [UInt8], into destinations: inout [UInt32]) {
    guard bindingCount > 0 else { return }
    words.split(routingKey, into: &keyWords)
    let count = walk()
    collect(count, into: &destinations)
  }

  /// Walks `keyWords`; leaves the nodes that are alive at the end at the beginning of `live` and
  /// returns their number.
  private mutating func walk() -> Int {
    // Each word may need a stamp; starting over is cheaper than a wider stamp in every node.
    if nodeStamp > UInt32.max - UInt32(keyWords.count) - 1 {
      nodeStamps = [UInt32](repeating: 0, count: nodes.count)
      nodeStamp = 0
    }
    nodeStamp += 1
    if live.count < 64 { live = [UInt32](repeating: 0, count: 64) }
    live[0] = Self.root
    var count = 1
    let rootHash = nodes[0].hash
    if rootHash != 0 {
      live[1] = rootHash | Self.hashFlag
      count = 2
    }
    var start = 0
    for word in keyWords {
      nodeStamp += 1
      // A live node yields at most itself, two children and their two `#` children.
      let half = live.count / 2
      if count * 5 > half {
        let kept = Array(live[start..<start + count])
        live = kept + [UInt32](repeating: 0, count: count * 16)
        start = 0
      }
      let nextStart = start == 0 ? live.count / 2 : 0
      count = Self.step(
        word, nodeStamp, start, count, nextStart, nodes, edges, &nodeStamps, &live)
      start = nextStart
      if count == 0 { return 0 }
    }
    if start != 0 { for index in 0..<count { live[index] = live[start + index] } }
    return count
  }

  /// Moves the live set over one word.
  @inline(__always)
  private static func step(
    _ word: UInt32, _ stamp: UInt32, _ start: Int, _ count: Int, _ nextStart: Int,
    _ nodes: [Node], _ edges: EdgeTable, _ stamps: inout [UInt32], _ live: inout [UInt32]
  ) -> Int {
    let nodes = nodes.span
    let edgeSpan = edges.edges.span
    let mask = edgeSpan.count - 1
    let seed = edges.seed
    var stamps = stamps.mutableSpan
    var live = live.mutableSpan
    var next = nextStart
    // `#` nodes stay; first of all, so that nothing else brings them in again.
    for index in start..<start + count where live[index] & hashFlag != 0 {
      stamps[Int(live[index] & ~hashFlag)] = stamp
      live[next] = live[index]
      next += 1
    }
    let wordBit: UInt32 = word == WordTable.none ? 0 : 1 << (word & 31)
    for index in start..<start + count {
      let number = live[index] & ~hashFlag
      let node = nodes[Int(number)]
      if node.star != 0 {
        live[next] = node.star
        next += 1
        let hash = nodes[Int(node.star)].hash
        if hash != 0, stamps[Int(hash)] != stamp {
          stamps[Int(hash)] = stamp
          live[next] = hash | hashFlag
          next += 1
        }
      }
      guard node.wordMask & wordBit != 0 else { continue }
      let key = EdgeTable.key(number, word)
      var place = EdgeTable.place(key, seed) & mask
      while edgeSpan[place].key != key, edgeSpan[place].key != 0 { place = (place + 1) & mask }
      guard edgeSpan[place].key == key else { continue }
      let child = edgeSpan[place].child
      live[next] = child
      next += 1
      let hash = nodes[Int(child)].hash
      if hash != 0, stamps[Int(hash)] != stamp {
        stamps[Int(hash)] = stamp
        live[next] = hash | hashFlag
        next += 1
      }
    }
    return next - nextStart
  }

  private mutating func collect(_ count: Int, into destinations: inout [UInt32]) {
    if destinationStamp == UInt32.max {
      destinationStamps = [UInt32](repeating: 0, count: destinationStamps.count)
      destinationStamp = 0
    }
    destinationStamp += 1
    for index in 0..<count {
      var record = nodes[Int(live[index] & ~Self.hashFlag)].firstBinding
      while record != 0 {
        let binding = bindings[Int(record)]
        if destinationStamps[Int(binding.destination)] != destinationStamp {
          destinationStamps[Int(binding.destination)] = destinationStamp
          destinations.append(binding.destination)
        }
        record = binding.next
      }
    }
  }
}
