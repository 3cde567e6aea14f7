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
    case .needsPermission(let host):
      "\(host) can be reached from other machines; say --allow-remote if that is meant."
    case .skipped(let events):
      "… \(events) more \(events == 1 ? "event" : "events"), too many to tell"
    case .stopped: "Stopped."
    }
  }
}
