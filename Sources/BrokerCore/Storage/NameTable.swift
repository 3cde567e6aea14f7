import AMQPModel

/// A name that carries a digest of itself.
protocol Digested: Hashable, Sendable {
  var digest: UInt64 { get }
}

extension ExchangeName: Digested {
  var digest: UInt64 { value.digest }
}

extension QueueName: Digested {
  var digest: UInt64 { value.digest }
}

extension ChannelAddress: Digested {
  var digest: UInt64 { connection.value.digest &+ UInt64(channel.rawValue) }
}

/// Handles by name, looked up by the names' stored digests.
///
/// Four look-ups for each message: a dictionary, which would hash the digest once more, takes a
/// tenth of the core's time. Open addressing, at most half full; removing shifts back.
struct NameTable<Name: Digested>: Sendable {
  /// A name with its handle.
  typealias Element = (key: Name, value: Handle)

  /// Where a name is looked for.
  private struct Place {
    /// The name's, which spares most comparisons of names.
    var digest: UInt64 = 0
    /// The position of the name plus one, or 0 while the place is free.
    var position: UInt32 = 0
  }

  // Two arrays and no more: reading a table inside another collection retains each of them.
  private var elements: [Element] = []
  private var places = [Place](repeating: Place(), count: 16)

  private var mask: Int { places.count - 1 }

  private func home(of digest: UInt64) -> Int {
    Int(truncatingIfNeeded: (digest &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// The place of `name`, or the free one where it belongs.
  @inline(__always)
  private func place(of name: Name, _ digest: UInt64) -> Int {
    var place = home(of: digest)
    while places[place].position != 0 {
      if places[place].digest == digest, elements[Int(places[place].position) - 1].key == name {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  /// The handle of `name`.
  subscript(name: Name) -> Handle? {
    @inline(__always)
    get {
      let position = places[place(of: name, name.digest)].position
      return position == 0 ? nil : elements[Int(position) - 1].value
    }
    set {
      let place = place(of: name, name.digest)
      let position = Int(places[place].position)
      switch (newValue, position) {
      case (let handle?, 0): insert(name, handle, at: place)
      case (let handle?, _): elements[position - 1].value = handle
      case (nil, 0): break
      case (nil, _): remove(at: place)
      }
    }
  }

  private mutating func insert(_ name: Name, _ handle: Handle, at place: Int) {
    elements.append((name, handle))
    places[place] = Place(digest: name.digest, position: UInt32(elements.count))
    if elements.count * 2 > places.count { grow() }
  }

  private mutating func grow() {
    places = Array(repeating: Place(), count: places.count * 2)
    for (index, element) in elements.enumerated() {
      let digest = element.key.digest
      places[place(of: element.key, digest)] = Place(digest: digest, position: UInt32(index + 1))
    }
  }

  private mutating func remove(at place: Int) {
    let position = Int(places[place].position)
    shiftBack(into: place)
    // The last name takes the place of the one that goes.
    if position < elements.count {
      let last = elements[elements.count - 1]
      places[self.place(of: last.key, last.key.digest)].position = UInt32(position)
      elements[position - 1] = last
    }
    elements.removeLast()
  }

  private mutating func shiftBack(into start: Int) {
    var hole = start
    var next = (start + 1) & mask
    while places[next].position != 0 {
      // What has its home at or before the hole moves into it.
      if (next - home(of: places[next].digest)) & mask >= (next - hole) & mask {
        places[hole] = places[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    places[hole] = Place()
  }

  /// The names, in no order that means anything.
  var keys: [Name] { elements.map(\.key) }

  /// The handles, in no order that means anything.
  var values: [Handle] { elements.map(\.value) }

  /// The elements in an order of their names.
  func sorted(by areInOrder: (Element, Element) -> Bool) -> [Element] {
    elements.sorted(by: areInOrder)
  }
}
