import AMQPModel

/// What bindings say, and what they say twice.
extension Linter {
  mutating func checkBindings() {
    for binding in bindings {
      guard let source = exchanges[binding.source] else { continue }
      let place = Finding.Place.binding(binding)
      switch source.type {
      case .direct, .topic:
        checkKey(of: binding, source.type)
        if !binding.arguments.isEmpty { add(place, .argumentsIgnored(source.type)) }
        if source.isInternal, let front = restrictingFront(of: binding, source.type) {
          add(place, .neverMatches(behind: front))
        }
      case .fanout:
        if !binding.key.isEmpty { add(place, .keyIgnored(.fanout)) }
        if !binding.arguments.isEmpty { add(place, .argumentsIgnored(.fanout)) }
      case .headers:
        if !binding.key.isEmpty { add(place, .keyIgnored(.headers)) }
        if Self.match(of: binding)?.leastHeaders.isEmpty == true {
          add(place, .contradictoryHeaders)
        }
      }
    }
  }

  private static func match(of binding: Binding) -> HeadersMatch? {
    try? HeadersMatch(arguments: binding.arguments)
  }

  private mutating func checkKey(of binding: Binding, _ type: ExchangeType) {
    let wildcards: Set<UInt8> = [UInt8(ascii: "*"), UInt8(ascii: "#")]
    for word in TopicPattern(binding.key.value.octets).words {
      let isWildcard = word == TopicPattern.star || word == TopicPattern.hash
      if type == .direct, isWildcard { return add(.binding(binding), .wildcardOnDirect) }
      if type == .topic, !isWildcard, word.contains(where: wildcards.contains),
        let part = ShortString(octets: Array(word))
      {
        return add(.binding(binding), .wildcardInWord(BindingKey(part)))
      }
    }
  }

  // MARK: In front

  /// The ways in which messages come to an exchange; each as the patterns that their keys fit.
  private static let wayLimit = 200

  /// The exchange in front of an internal one that lets nothing through which `binding` takes;
  /// nil if something may come through.
  private mutating func restrictingFront(of binding: Binding, _ type: ExchangeType) -> ExchangeName?
  {
    guard let ways = ways(to: binding.source, [binding.source]), !ways.isEmpty else { return nil }
    let own = type == .topic ? binding.key.value.octets : nil
    for way in ways {
      if let own {
        let patterns = way.map { TopicPattern($0.pattern) } + [TopicPattern(own)]
        if TopicPattern.commonKey(of: patterns, budget: &budget) != .none
          || way.contains(where: { $0.isLiteral && Self.isPattern($0.pattern) })
        {
          return nil
        }
      } else if way.allSatisfy({ front in
        front.isLiteral
          ? front.pattern == binding.key.value.octets
          : TopicPattern(front.pattern).matches(binding.key.value.octets)
      }) {
        return nil
      }
    }
    return incoming[.exchange(binding.source)]?.first?.source
  }

  private static func isPattern(_ key: [UInt8]) -> Bool {
    TopicPattern(key).words.contains { $0 == TopicPattern.star || $0 == TopicPattern.hash }
  }

  /// A condition on keys in front of an exchange.
  private struct Front {
    let pattern: [UInt8]
    /// Whether the key is just this, wildcards included.
    let isLiteral: Bool
  }

  /// nil when there are too many, or any key may come.
  private mutating func ways(
    to name: ExchangeName, _ visited: Set<ExchangeName>
  ) -> [[Front]]? {
    budget -= 100
    if budget < 0 { return nil }
    var ways: [[Front]] = []
    for binding in incoming[.exchange(name)] ?? [] {
      guard let source = exchanges[binding.source], !visited.contains(source.name) else {
        continue
      }
      let front: [Front] =
        switch source.type {
        case .direct: [Front(pattern: binding.key.value.octets, isLiteral: true)]
        case .topic: [Front(pattern: binding.key.value.octets, isLiteral: false)]
        case .fanout, .headers: []
        }
      var before: [[Front]] = [[]]
      if source.isInternal {
        guard let found = self.ways(to: source.name, visited.union([source.name])) else {
          if front.isEmpty { return nil }
          ways.append(front)
          continue
        }
        before = found
      }
      ways += before.map { $0 + front }
      if ways.count > Self.wayLimit || ways.contains(where: \.isEmpty) { return nil }
    }
    // An alternate exchange gets any key, and so may the one of dead letters.
    return alternates.contains(name) || deadLetterExchanges.contains(name) ? nil : ways
  }

  // MARK: Coverage

  private static let groupLimit = 300

  /// What two bindings have in common.
  private struct Ends: Hashable {
    let source: ExchangeName
    let destination: BindingDestination
  }

  mutating func checkCoverage() {
    var groups: [Ends: [Binding]] = [:]
    for binding in bindings {
      groups[Ends(source: binding.source, destination: binding.destination), default: []]
        .append(binding)
    }
    // In the order of bindings, not of hashes.
    for binding in bindings {
      let ends = Ends(source: binding.source, destination: binding.destination)
      guard let group = groups.removeValue(forKey: ends), group.count > 1,
        let type = exchanges[binding.source]?.type
      else { continue }
      if group.count > Self.groupLimit || budget < 0 {
        add(.binding(group[0]), .notCompared(count: group.count))
      } else {
        compare(group, type)
      }
    }
  }

  private mutating func compare(_ group: [Binding], _ type: ExchangeType) {
    let patterns = type == .topic ? group.map { TopicPattern($0.key.value.octets) } : []
    let matches = type == .headers ? group.map(Self.match(of:)) : []
    func covers(_ left: Int, _ right: Int) -> Bool {
      switch type {
      case .direct: group[left].key == group[right].key
      case .fanout: true
      case .topic: patterns[left].covers(patterns[right], budget: &budget) == true
      case .headers:
        if let other = matches[right], !other.leastHeaders.isEmpty {
          matches[left]?.covers(other) == true
        } else {
          false
        }
      }
    }
    for index in group.indices {
      let cover = group.indices.first { other in
        // Of two that are equal the earlier one counts.
        other != index && covers(other, index) && (other < index || !covers(index, other))
      }
      if budget < 0 { return add(.binding(group[0]), .notCompared(count: group.count)) }
      if let cover { add(.binding(group[index]), .covered(by: group[cover])) }
    }
  }
}
