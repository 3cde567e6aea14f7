extension English {
  func text(_ phrase: AdministrationPhrase) -> String {
    switch phrase {
    case .connectionOpened(let name, let user): "connection \(name), channel 1, user \(user)"
    case .virtualHostAdded(let name, let isNew):
      "\(name)   \(isNew ? "new, with the predeclared exchanges" : "was there, unchanged")"
    case .virtualHostDeleted(let name): "\(name) is deleted, with everything in it"
    case .userAdded(let name, let tags):
      "\(name)   tags [\(tags)], no permissions yet: set permissions \(name) .* .* .*"
    case .userDeleted(let name): "\(name) is deleted"
    case .passwordChanged(let name): "\(name) has another password; its connections stay"
    case .passwordCleared(let name):
      "\(name) has no password and cannot log in by one; its connections stay"
    case .tagsSet(let name, let tags): "\(name)   tags [\(tags)] from its next connection on"
    case .permissionsSet(let user, let host, let configure, let write, let read):
      "\(user) in vhost \(host)   configure \(configure)   write \(write)   read \(read)"
    case .permissionsCleared(let user, let host):
      "\(user) has no access to vhost \(host) any more; its connections stay"
    case .policySet(let name, let host, let matching):
      "\(name)" + (host.map { " in vhost \($0)" } ?? "")
        + "   \(matching.target) matching \(matching.pattern)   priority \(matching.priority)"
        + "   \(matching.settings)"
    case .policyCleared(let name, let host):
      "\(name)" + (host.map { " in vhost \($0)" } ?? "") + " is cleared"
    case .operatorPolicySet(let name, let host, let matching):
      "\(name), an operator policy" + (host.map { " in vhost \($0)" } ?? "")
        + "   \(matching.target) matching \(matching.pattern)   priority \(matching.priority)"
        + "   \(matching.settings)"
    case .operatorPolicyCleared(let name, let host):
      "\(name), an operator policy" + (host.map { " in vhost \($0)" } ?? "") + ", is cleared"
    case .operatorPolicyCounts(let queues): "counts at once for \(count(queues, "queue"))"
    case .topicPermissionsSet(let user, let host, let exchange, let write, let read):
      "\(user) in vhost \(host), keys of \(exchange)   write \(write)   read \(read)"
    case .topicPermissionsCleared(let user, let host, let exchange):
      "\(user) in vhost \(host) may use all keys of \(exchange ?? "all exchanges") again"
    case .policyCounts(let queues, let exchanges):
      "counts at once for \(count(queues, "queue")) and \(count(exchanges, "exchange"))"
    }
  }
}
