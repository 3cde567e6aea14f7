extension English {
  func text(_ verb: TraceVerb) -> String {
    switch verb {
    case .publish: "publish"
    case .deliver: "deliver"
    case .get: "get"
    case .ack: "ack"
    case .reject: "reject"
    case .requeue: "requeue"
    case .confirm: "confirm"
    case .consume: "consume"
    case .cancel: "cancel"
    case .declare: "declare"
    case .delete: "delete"
    case .bind: "bind"
    case .unbind: "unbind"
    case .purge: "purge"
    case .open: "open"
    case .close: "close"
    case .qos: "qos"
    case .recover: "recover"
    case .drop: "drop"
    case .error: "error"
    case .expire: "expire"
    case .dead: "dead"
    case .transaction: "tx"
    case .hold: "hold"
    case .restart: "restart"
    case .keep: "keep"
    case .profile: "profile"
    case .virtualHost: "vhost"
    case .user: "user"
    case .permissions: "permission"
    case .policy: "policy"
    case .time: "time"
    }
  }

  func text(_ phrase: RoutingPhrase) -> String {
    switch phrase {
    case .published(let publisher, let exchange, let type, let key, let bytes):
      "\(publisher ?? "producer") → \(exchange)" + (type.map { " (\($0))" } ?? "")
        + "   key \(key)   " + count(bytes, "byte")
    case .copy(let bindings, let ready):
      text(RoutingPhrase.copies(bindings: bindings)) + ", \(ready) ready"
    case .copies(let bindings):
      bindings > 1 ? "\(bindings) bindings match, still 1 copy" : "1 copy"
    case .dropped: "dropped: no binding matches (mandatory would return it)"
    case .expired(let queue, let ready): "in \(queue): it waited too long; \(ready) ready"
    case .deadLettered(let queue, let exchange, let key, let reason):
      "\(queue) → \(exchange)   \(reason)   key \(key)"
    case .lostExpired(let queue): "lost: \(queue) has no dead letter exchange"
    case .lostRejected(let queue): "lost: \(queue) has no dead letter exchange"
    case .lostOverLimit(let queue): "lost: \(queue) is full"
    case .lostWithoutRoute: "lost: the dead letter exchange finds no queue for it"
    case .lostInCycle(let queue): "lost: back in \(queue) it would go round for ever"
    case .lostWith(let queue): "lost with queue \(queue)"
    case .returned(let code, let text): "returned to its publisher: \(code) \(text)"
    case .returnedTo(let channel): "basic.return to \(channel), because it was mandatory"
    case .queueMissing(let name): "no queue is called \(name)"
    case .noBindings: "the exchange has no bindings"
    case .hopBound(let exchange, let type, let source):
      "exchange \(exchange) (\(type)), bound to \(source)"
    case .hopAlternate(let exchange, let type, let of):
      "exchange \(exchange) (\(type)), the alternate exchange of \(of)"
    case .alternateMissing(let name): "its alternate exchange \(name) does not exist"
    case .moreBindings(let number): "… and \(count(number, "more binding")) that do not match"
    case .wildcardsInKey:
      "* and # are wildcards in a binding key only; in a routing key they stand for themselves"
    }
  }

  func text(_ phrase: DeliveryPhrase) -> String {
    switch phrase {
    case .deliveryTag(let tag, let unacknowledged, let prefetch):
      "delivery tag \(tag), unacked \(unacknowledged)"
        + (prefetch > 0 ? " of prefetch \(prefetch)" : ", no limit")
    case .automaticallyAcknowledged: "auto-ack: gone once sent"
    case .redelivered: "redelivered"
    case .left(let number): "\(number) ready behind it"
    case .fetched(let tag): "delivery tag \(tag)"
    case .gotEmpty(let queue): "\(queue) has no ready message (basic.get-empty)"
    case .acknowledged(let consumer, let tag, let left):
      "\(consumer), delivery tag \(tag)   gone for good, unacked \(left)"
    case .rejected(let consumer, let tag):
      "\(consumer), delivery tag \(tag)   requeue=false"
    case .requeued(let consumer, let queue, let ready):
      "\(consumer) → \(queue), back in its place, redelivered from now on; \(ready) ready"
    case .settledAfterDeletion(let tag):
      "delivery tag \(tag): its queue is gone, nothing is left to settle"
    case .confirmed(let channel, let tag): "publish \(tag) of \(channel): the broker has it"
    case .refused(let channel, let tag): "publish \(tag) of \(channel): nack, a queue is full"
    case .confirmsSelected(let channel, let isNew):
      isNew
        ? "\(channel) gets a confirm for every publish from now on" : "\(channel) had it already"
    case .consumerStarted(
      let consumer, let queue, let prefetch, let isAutomatic, let isExclusive, let priority):
      "\(consumer) consumes \(queue)   "
        + (isAutomatic
          ? "auto-ack"
          : prefetch > 0 ? "manual ack, prefetch \(prefetch)" : "manual ack, no prefetch limit")
        + (isExclusive ? ", exclusive" : "") + (priority != 0 ? ", priority \(priority)" : "")
    case .consumerCancelled(let consumer, let queue, let left):
      "\(consumer) no longer consumes \(queue)"
        + (left > 0 ? "; its \(left) unacked stay unacked" : "")
    case .consumerCancelledByServer(let consumer, let queue):
      "\(consumer) is told by the server: queue \(queue) is gone"
    case .consumerGone(let consumer, let queue, let losesAutomatic):
      "\(consumer) no longer consumes \(queue)"
        + (losesAutomatic ? "; auto-ack: what it had not finished is lost" : "")
    case .nothingToCancel(let tag): "no consumer \(tag) on this channel; RabbitMQ does not mind"
    case .prefetchSet(let channel, let number, let isGlobal):
      (number > 0 ? "prefetch \(number)" : "no prefetch limit")
        + (isGlobal
          ? " shared by all consumers of \(channel), at once"
          : " for each consumer that starts on \(channel) from now on")
    case .recovered(let channel, let number): "\(channel) gives its \(number) unacked back"
    }
  }

  func text(_ phrase: TopologyPhrase) -> String {
    switch phrase {
    case .exchangeDeclared(let name, let type, let traits, let isNew):
      "exchange \(name)   \(type), \(list(traits))" + (isNew ? "" : "   was there, unchanged")
    case .queueDeclared(let name, let traits, let isNew, let ready, let consumers):
      "queue \(name)   \(list(traits))"
        + (isNew ? "" : "   was there: \(ready) ready, " + count(consumers, "consumer"))
    case .exchangeDeleted(let name, let why): "exchange \(name)" + reason(why, "binding")
    case .queueDeleted(let name, let why, let ready, let unacknowledged):
      "queue \(name)" + reason(why, "consumer")
        + (ready + unacknowledged > 0
          ? "   lost with it: \(ready) ready, \(unacknowledged) unacked" : "")
    case .noQueueToDelete(let name): "no queue \(name); RabbitMQ does not mind"
    case .noExchangeToDelete(let name): "no exchange \(name); RabbitMQ does not mind"
    case .bound(let source, let destination, let key, let isNew):
      "\(source) → \(destination)   binding key \(key)" + (isNew ? "" : "   was there, unchanged")
    case .unbound(let source, let destination, let key, let isRequested):
      "\(source) → \(destination)   binding key \(key)" + (isRequested ? "" : "   went with it")
    case .nothingToUnbind(let source, let destination, let key):
      "no binding \(source) → \(destination) with key \(key); RabbitMQ does not mind"
    case .purged(let queue, let number): "\(queue)   \(count(number, "ready message")) removed"
    case .connectionOpened(let name): "connection \(name), channel 1"
    case .channelOpened(let name): "channel \(name)"
    case .connectionClosed(let name): "connection \(name)"
    case .connectionLost(let name, let loss):
      "connection \(name) is lost" + (loss.map { ": " + text($0) } ?? "")
    case .channelClosed(let name): "channel \(name)"
    }
  }

  private func reason(_ why: TopologyPhrase.Why, _ last: String) -> String {
    switch why {
    case .requested: ""
    case .autoDelete: "   auto-delete: its last \(last) went"
    case .exclusive: "   exclusive: its connection went"
    case .expired: "   x-expires: nobody used it"
    case .restart: "   transient: it does not survive a restart"
    case .withVirtualHost: "   its vhost went"
    }
  }

  private func list(_ traits: [TopologyPhrase.Trait]) -> String {
    traits.map { trait in
      switch trait {
      case .durable: "durable"
      case .transient: "transient"
      case .exclusive: "exclusive"
      case .autoDelete: "auto-delete"
      case .isInternal: "internal"
      case .serverNamed: "named by the server"
      }
    }.joined(separator: ", ")
  }

  func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}
