/// When time alone will make something happen in which queue, the earliest first.
///
/// A heap that is cleaned lazily: an entry is never later than its queue's deadline, and one that
/// is too early is put right when it comes to the top. So a deadline that moves back, which is what
/// happens with every message that is consumed, costs nothing.
struct Deadlines: Sendable {
  /// A queue and an instant that its deadline does not precede.
  struct Entry: Comparable, Sendable {
    /// In ms on the broker's clock.
    let milliseconds: Int
    /// The queue's place in the order of declaration, which decides at one instant.
    let order: Int
    let queue: Handle

    static func < (left: Self, right: Self) -> Bool {
      (left.milliseconds, left.order) < (right.milliseconds, right.order)
    }
  }

  private var heap: [Entry] = []
  // By slot, the one entry that counts; the others of that queue in the heap are leftovers.
  private var current: [Entry?] = []
  private var compactionSize = Self.leastCompactionSize

  private static let leastCompactionSize = 64

  /// How many entries there are, leftovers included.
  var count: Int { heap.count }

  /// The instant that is noted for a queue, in ms; nil for none.
  func noted(for queue: Handle) -> Int? {
    let slot = Int(queue.slot)
    guard slot < current.count, let entry = current[slot], entry.queue == queue else { return nil }
    return entry.milliseconds
  }

  /// Notes that something may be due in `queue` at an instant; later ones are ignored.
  mutating func note(_ milliseconds: Int, in queue: Handle, order: Int) {
    if let noted = noted(for: queue), noted <= milliseconds { return }
    let entry = Entry(milliseconds: milliseconds, order: order, queue: queue)
    let slot = Int(queue.slot)
    while current.count <= slot { current.append(nil) }
    if heap.count >= compactionSize { compact() }
    current[slot] = entry
    heap.append(entry)
    rise(from: heap.count - 1)
  }

  /// The first entry that is true of `queues`.
  mutating func first(in queues: Slab<Queue>) -> Entry? {
    while let first = heap.first {
      if current[Int(first.queue.slot)] == first {
        let actual = queues.contains(first.queue) ? queues[first.queue].deadline : nil
        if actual == first.milliseconds { return first }
        removeFirst()
        current[Int(first.queue.slot)] = nil
        if let actual { note(actual, in: first.queue, order: first.order) }
      } else {
        removeFirst()
      }
    }
    return nil
  }

  // MARK: The heap

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    sink(from: 0)
  }

  private mutating func rise(from start: Int) {
    var child = start
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var parent = start
    while true {
      var least = parent
      let left = 2 * parent + 1
      if left < heap.count, heap[left] < heap[least] { least = left }
      if left + 1 < heap.count, heap[left + 1] < heap[least] { least = left + 1 }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  /// Throws the leftovers away before there are more of them than of what counts.
  private mutating func compact() {
    // Sorted is a heap too.
    heap = current.compactMap { $0 }.sorted()
    compactionSize = max(Self.leastCompactionSize, 2 * heap.count)
  }
}
