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

  // Names and handles stand close together; a place holds the position of its name plus one, or 0
  // while it is free. The digests beside the places spare most comparisons of names.
  private var names: [Name] = []
  private var handles: [Handle] = []
  private var places = [UInt32](repeating: 0, count: 16)
  private var digests = [UInt64](repeating: 0, count: 16)

  private var mask: Int { places.count - 1 }

  private func home(of digest: UInt64) -> Int {
    Int(truncatingIfNeeded: (digest &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// The place of `name`, or the free one where it belongs.
  private func place(of name: Name, _ digest: UInt64) -> Int {
    var place = home(of: digest)
    while places[place] != 0 {
      if digests[place] == digest, names[Int(places[place]) - 1] == name { return place }
      place = (place + 1) & mask
    }
    return place
  }

  /// The handle of `name`.
  subscript(name: Name) -> Handle? {
    get {
      let position = places[place(of: name, name.digest)]
      return position == 0 ? nil : handles[Int(position) - 1]
    }
    set {
      let place = place(of: name, name.digest)
      let position = Int(places[place])
      switch (newValue, position) {
      case (let handle?, 0): insert(name, handle, at: place)
      case (let handle?, _): handles[position - 1] = handle
      case (nil, 0): break
      case (nil, _): remove(at: place)
      }
    }
  }

  private mutating func insert(_ name: Name, _ handle: Handle, at place: Int) {
    names.append(name)
    handles.append(handle)
    places[place] = UInt32(names.count)
    digests[place] = name.digest
    if names.count * 2 > places.count { grow() }
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    digests = Array(repeating: 0, count: places.count)
    for (index, name) in names.enumerated() {
      let place = place(of: name, name.digest)
      places[place] = UInt32(index + 1)
      digests[place] = name.digest
    }
  }

  private mutating func remove(at place: Int) {
    let position = Int(places[place])
    shiftBack(into: place)
    // The last name takes the place of the one that goes.
    if position < names.count {
      let last = names[names.count - 1]
      places[self.place(of: last, last.digest)] = UInt32(position)
      names[position - 1] = last
      handles[position - 1] = handles[handles.count - 1]
    }
    names.removeLast()
    handles.removeLast()
  }

  private mutating func shiftBack(into start: Int) {
    var hole = start
    var next = (start + 1) & mask
    while places[next] != 0 {
      // What has its home at or before the hole moves into it.
      if (next - home(of: digests[next])) & mask >= (next - hole) & mask {
        places[hole] = places[next]
        digests[hole] = digests[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    places[hole] = 0
    digests[hole] = 0
  }

  /// The names, in no order that means anything.
  var keys: [Name] { names }

  /// The handles, in no order that means anything.
  var values: [Handle] { handles }

  /// The elements in an order of their names.
  func sorted(by areInOrder: (Element, Element) -> Bool) -> [Element] {
    zip(names, handles).map { ($0, $1) }.sorted(by: areInOrder)
  }
}
