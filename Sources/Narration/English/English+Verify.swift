extension English {
  func text(_ phrase: VerifyPhrase) -> String {
    switch phrase {
    case .badAddress(let text, let expected): "\(text) is no address; expected \(expected)."
    case .unreachable(let host, let port, let reason):
      "Cannot connect to \(host):\(port): \(reason)"
    case .refused(let host, let port, let reason):
      "\(host):\(port) does not let you in: \(reason)"
    case .silent(let host, let port, let milliseconds):
      "\(host):\(port) answers nothing of AMQP 0-9-1 within \(milliseconds) ms."
    case .noSuchSource(let name, let nearest):
      "There is no lesson and no file called \(name)."
        + (nearest.map { " Did you mean \($0)?" } ?? "")
    case .cannotRun(let operations):
      "That cannot be verified: every line must run, with \(operations) operations at most."
    case .verifying(let name, let host, let port, let prefix):
      "Verifying \(name) on \(host):\(port), where all names begin with \(prefix)"
    case .verifyingIn(let name, let host, let port, let virtualHost):
      "Verifying \(name) on \(host):\(port) in the virtual host \(virtualHost)"
    case .differs(let line): "differs: \(line)"
    case .skipped(let line, let reason): "not compared: \(line)   \(text(reason))"
    case .nothing: "nothing"
    case .equal(let lines, let things, let skipped):
      "Equal: \(count(lines, "line")), \(count(things, "thing")) that clients were told"
        + remainder(skipped)
    case .unequal(let lines, let all, let skipped):
      "\(lines) of \(count(all, "line")) \(lines == 1 ? "differs" : "differ")" + remainder(skipped)
    case .leftBehind(let name): "\(name) could not be deleted."
    case .deployed(let exchanges, let queues, let bindings):
      "Declared: \(count(exchanges, "exchange")), \(count(queues, "queue")), "
        + "\(count(bindings, "binding"))."
    case .refusedDeclaration(let name, let reason): "\(name): \(reason)"
    case .deployedDefinitions(let address): "Imported by \(address)."
    case .readBack(let entries, let others):
      "Read back equal: \(count(entries, "definition"))"
        + (others == 0 ? "." : "; it has \(count(others, "other")).")
    case .readBackOtherwise(let entries):
      "Read back otherwise: \(count(entries, "definition")) missing there, or other:"
    case .notThere(let entry): entry
    case .definitions: "the definitions of both in the end"
    case .interrupted: "Interrupted."
    }
  }

  private func text(_ reason: VerifyPhrase.Reason) -> String {
    switch reason {
    case .virtualTime: "(virtual time)"
    case .restart: "(a real broker is not restarted)"
    case .management: "(management, not AMQP; --api does it)"
    case .otherLogin: "(another user or virtual host; --api makes them)"
    case .profile: "(another version)"
    case .tooMuch: "(too many operations)"
    case .prefix: "(a key names a queue, and names have a prefix there; --api avoids it)"
    case .dependent: "(depends on what was not compared)"
    }
  }

  private func remainder(_ skipped: Int) -> String {
    skipped == 0 ? "." : "; \(count(skipped, "line")) not compared."
  }
}
