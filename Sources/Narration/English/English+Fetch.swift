extension English {
  func text(_ problem: FetchProblem) -> String {
    switch problem {
    case .badAddress:
      "no address of RabbitMQ's HTTP API; expected http://guest:guest@localhost:15672, or "
        + "http://…/api/definitions/VHOST for one virtual host."
    case .noTLS: "https is not spoken here; expected http://…"
    case .unreachable(let reason): "cannot connect: \(reason)"
    case .silent(let milliseconds): "no complete answer within \(milliseconds / 1_000) s."
    case .tooLarge(let limit): "the answer is longer than \(limit / (1 << 20)) MiB."
    case .notHTTP:
      "what answers there does not speak HTTP; RabbitMQ's HTTP API has a port of its own, 15672."
    case .notRabbitMQ(let status):
      "what answers there (HTTP \(status)) is not RabbitMQ's HTTP API."
    case .notLetIn: "does not let you in: 401, the user or the password is wrong."
    case .notAllowed(let reason):
      "does not allow it: \(reason); it takes a user with the tag administrator."
    case .noVirtualHost(let name): "has no virtual host \(name)."
    case .answered(let status, let reason): "answers \(status): \(reason)"
    case .interrupted: "interrupted; nothing was changed."
    }
  }
}
