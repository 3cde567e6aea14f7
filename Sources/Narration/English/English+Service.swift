extension English {
  func text(_ phrase: ServicePhrase) -> String {
    switch phrase {
    case .listening(let host, let port):
      "Listening on amqp://guest:guest@\(host):\(port)/. Everything is in memory; Ctrl-C ends it."
    case .cannotListen(let host, let port, let reason):
      "Cannot listen on \(host):\(port): \(reason)"
    case .openToOthers(let host):
      "Careful: whoever reaches \(host) can log in as guest, whose password everybody knows."
    case .guestStaysHere(let host):
      "Others can reach \(host). As in RabbitMQ, guest is let in from this machine only."
    case .alarm(isOn: true):
      "Too much is queued: publishers wait, and are told connection.blocked, as in RabbitMQ."
    case .alarm(isOn: false): "There is room again: publishers go on (connection.unblocked)."
    case .turnedAway(let peer, let loss):
      "A program at \(peer) did not come in: \(text(loss))."
    case .needsPermission(let host):
      "\(host) can be reached from other machines; say --allow-remote if that is meant."
    case .skipped(let traffic):
      "… \(traffic.events) more, too fast to tell one by one: published \(traffic.published), "
        + "delivered \(traffic.delivered), acked \(traffic.acknowledged), "
        + "others \(traffic.others)"
    case .attached(let host, let port):
      "Listening on amqp://guest:guest@\(host):\(port)/, in memory and in real time; "
        + "listen off ends it."
    case .detached: "No longer listening; time is virtual again."
    case .notHere: "Scripts cannot listen: type listen at the prompt, or run warren serve."
    case .alreadyAttached(let port): "Listening on port \(port) already; listen off ends it."
    case .notAttached: "Nobody is listening: type listen."
    case .clientsAreConnected(let count):
      "\(count) \(count == 1 ? "program is" : "programs are") connected and would not know of it: "
        + "type listen off first, or end them."
    case .timeIsReal: "While listening, time passes by itself: type listen off first."
    case .actorsAreBusy:
      "Producers and workers live in virtual time: stop them first, or type reset."
    case .stopped: "Stopped."
    }
  }
}
