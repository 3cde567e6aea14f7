/// A reference to an element of a `Slab` that notices when the element has been removed.
struct Handle: Hashable, Sendable {
  let slot: UInt32
  let generation: UInt32
}

/// What a slot holds while it is free.
protocol Vacatable {
  /// A value that owns no memory worth mentioning.
  static var vacant: Self { get }
}

/// Elements at stable slots, found without hashing and changed in place.
///
/// Slots are used again, generations are not, so a handle to something removed stays invalid.
struct Slab<Element: Vacatable & Sendable>: Sendable {
  private var elements: [Element] = []
  // Odd while the slot is in use, so that a handle can never name a free one.
  private var generations: [UInt32] = []
  private var free: [UInt32] = []

  /// How many slots there have been at most.
  var slotCount: Int { elements.count }

  mutating func insert(_ element: Element) -> Handle {
    if let slot = free.popLast() {
      elements[Int(slot)] = element
      generations[Int(slot)] &+= 1
      return Handle(slot: slot, generation: generations[Int(slot)])
    }
    elements.append(element)
    generations.append(1)
    return Handle(slot: UInt32(elements.count - 1), generation: 1)
  }

  @discardableResult
  mutating func remove(_ handle: Handle) -> Element {
    precondition(contains(handle), "only what is there can be removed")
    let element = elements[Int(handle.slot)]
    elements[Int(handle.slot)] = .vacant
    generations[Int(handle.slot)] &+= 1
    free.append(handle.slot)
    return element
  }

  @inline(__always)
  func contains(_ handle: Handle) -> Bool {
    generations[Int(handle.slot)] == handle.generation
  }

  /// The handle of whatever is in `slot` now; the slot must be in use.
  func handle(inSlot slot: UInt32) -> Handle {
    Handle(slot: slot, generation: generations[Int(slot)])
  }

  subscript(handle: Handle) -> Element {
    @inline(__always) _read {
      precondition(contains(handle), "a handle outlived its element")
      yield elements[Int(handle.slot)]
    }
    @inline(__always) _modify {
      precondition(contains(handle), "a handle outlived its element")
      yield &elements[Int(handle.slot)]
    }
  }
}
