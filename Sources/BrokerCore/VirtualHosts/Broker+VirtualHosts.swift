public import AMQPModel

/// Virtual hosts: what is in one does not exist in another (RabbitMQ, "Virtual Hosts").
extension Broker {
  /// Makes a virtual host with the predeclared exchanges.
  mutating func addVirtualHost(_ name: VirtualHostName) {
    let host = VirtualHost(name: name, order: nextOrder())
    let index: Int
    if name == .default, !virtualHosts.isEmpty {
      index = VirtualHost.defaultIndex
      virtualHosts[index] = host
    } else if let free = freeVirtualHosts.popLast() {
      index = free
      virtualHosts[index] = host
    } else {
      index = virtualHosts.count
      virtualHosts.append(host)
    }
    virtualHostIndexes[name] = index
    declarePredeclaredExchanges(in: index)
  }

  /// The name of the virtual host at `index`.
  func virtualHostName(_ index: Int) -> VirtualHostName { virtualHosts[index].name }

  /// The name of the virtual host that `channel` speaks in.
  func virtualHostName(of channel: Handle) -> VirtualHostName {
    virtualHosts[channels[channel].virtualHost].name
  }

  /// The queues of all virtual hosts, in no order that means anything.
  var allQueues: [Handle] {
    virtualHosts.count == 1
      ? virtualHosts[0].queueHandles.values : virtualHosts.flatMap(\.queueHandles.values)
  }

  /// Events happen in the channel's virtual host from now on.
  @inline(__always)
  func enterVirtualHost(of channel: Handle, _ buffer: inout EventBuffer) {
    let host = channels[channel].virtualHost
    if host != VirtualHost.defaultIndex { buffer.place = virtualHosts[host].place }
  }

  /// Whether there is no virtual host called `name`.
  public func isMissing(_ name: VirtualHostName) -> Bool { virtualHostIndexes[name] == nil }

  /// The virtual hosts in the order of their names.
  public var virtualHostNames: [VirtualHostName] { virtualHostIndexes.keys.sorted() }
}
