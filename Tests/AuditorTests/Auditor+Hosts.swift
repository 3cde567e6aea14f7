import AMQPModel
import BrokerCore
import TestSupport

/// Virtual hosts: what is in one does not exist in another.
extension Auditor {
  /// A virtual host that is not spoken of at the moment.
  struct Host {
    let name: VirtualHostName
    var policies: [Policy] = []
    var operatorPolicies: [Policy] = []
    var exchanges: [Exchange] = []
    var queues: [Queue] = []
    var router = SlowRouter()
  }

  /// Everything is about this virtual host from now on.
  mutating func enter(_ name: VirtualHostName) {
    guard name != host, let next = others.first(where: { $0.name == name }) else { return }
    others.removeAll { $0.name == name }
    others.append(
      Host(
        name: host, policies: policies, operatorPolicies: operatorPolicies, exchanges: exchanges,
        queues: queues, router: router))
    host = next.name
    policies = next.policies
    operatorPolicies = next.operatorPolicies
    exchanges = next.exchanges
    queues = next.queues
    router = next.router
  }

  /// All of them, in the order of their names.
  var hostNames: [VirtualHostName] { (others.map(\.name) + [host]).sorted() }

  /// The queues of all of them, in the order of declaring.
  var allQueues: [(host: VirtualHostName, queue: Queue)] {
    let here = queues.map { (host: host, queue: $0) }
    let elsewhere = others.flatMap { other in other.queues.map { (host: other.name, queue: $0) } }
    return (here + elsewhere).sorted { $0.queue.number < $1.queue.number }
  }

  mutating func addHost(_ name: VirtualHostName) {
    if hostNames.contains(name) { return }
    others.append(Host(name: name))
    enter(name)
    addPredeclaredExchanges()
  }

  /// Its connections are closed, and everything in it goes (asked of RabbitMQ 4.0.5:
  /// `AdministrationTests`).
  mutating func deleteHost(_ name: VirtualHostName) {
    enter(name)
    for queue in queues { deleteQueue(queue.number, "virtual host") }
    closeByForce(connections.filter { $0.host == name }, "vhost '\(name)' is deleted")
    dying.removeAll { $0.host == name }
    for user in users.indices {
      users[user].permissions.removeAll { $0.host == name }
      users[user].topics.removeAll { $0.host == name }
    }
    enter(.default)
    others.removeAll { $0.name == name }
  }

  /// The server closes connections, in the order of their names.
  mutating func closeByForce(_ all: [Connection], _ reason: String) {
    for connection in all.sorted(by: { $0.id < $1.id }) {
      count("closed by force")
      let close = ConnectionMethod.Close(
        replyCode: .connectionForced, replyText: "CONNECTION_FORCED - \(reason)",
        cause: MethodID(classID: 0, methodID: 0, name: "none"))
      send(.connection(.close(close)), to: ChannelAddress(connection.id, 0))
      self.close(connection.id)
    }
  }
}
