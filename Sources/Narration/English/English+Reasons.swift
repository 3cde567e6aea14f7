extension English {
  func text(_ phrase: ReasonPhrase) -> String {
    switch phrase {
    case .queueName: "the default exchange: the key is the queue's name"
    case .equalKey: "the keys are equal"
    case .differentKey(let found, let expected): "\(found) is not \(expected)"
    case .fanout: "fanout: whatever the key"
    case .exactWords(let required, let found):
      "takes exactly \(count(required, "word")), the key has \(found)"
    case .minimumWords(let required, let found):
      "needs at least \(count(required, "word")), the key has \(found)"
    case .wrongWord(let position, let found, let expected):
      "word \(position): \(found) is not \(expected)"
    case .wrongWordFromEnd(let position, let found, let expected):
      position == 1
        ? "last word: \(found) is not \(expected)"
        : "word \(position) from the end: \(found) is not \(expected)"
    case .noPlace(let word):
      word.map { "the words do not come in this order: no place for \($0)" }
        ?? "the words do not come in this order"
    case .everything: "takes every key"
    case .noWords: "zero words"
    case .headersAll: "all must agree"
    case .headersAny: "one must agree"
    case .headerEqual(let name, let value): "\(name) is \(value)"
    case .headerPresent(let name): "\(name) is there"
    case .headerDifferent(let name, let found, let expected):
      "\(name) is \(found), not \(expected)"
    case .headerMissing(let name): "no header \(name)"
    case .headersNothingToCompare(let matchesAll):
      matchesAll
        ? "compares nothing, so it takes everything" : "compares nothing, so nothing agrees"
    }
  }

  func text(_ phrase: AdvicePhrase) -> String {
    switch phrase {
    case .channelClosed: "The channel is closed, as in RabbitMQ; your next command opens a new one."
    case .connectionClosed:
      "The whole connection is closed, as in RabbitMQ; your next command opens a new one."
    case .clientChannelClosed:
      "Its channel is closed, as in RabbitMQ: the program gets an exception and needs a new one."
    case .clientConnectionClosed:
      "Its whole connection is closed, as in RabbitMQ: the program gets an exception."
    case .clientLocked: "An exclusive queue belongs to the connection that declared it."
    case .loginRefused:
      "The user or the password is wrong, or guest comes from another machine, as in RabbitMQ."
    case .inequivalent:
      "It exists with other properties, which never change: declare it as it is, or delete it."
    case .notFound: "Nothing has this name: declare it first, or look at the spelling."
    case .locked: "An exclusive queue belongs to the connection that declared it: on=CONNECTION."
    case .defaultExchange:
      "Every queue is bound to the default exchange by its name; nobody can change that."
    case .reservedName: "Names that begin with amq. are the server's own; choose another."
    case .exclusiveUse:
      "An exclusive consumer has the queue for itself, or others are there before it: cancel them "
        + "first. A queue with a single active consumer takes no exclusive one."
    case .unknownDeliveryTag:
      "A delivery is settled once, on the channel that it came on: list consumers."
    case .deprecated: "Declare it durable, or exclusive; `profile 4.x` allows it: help profile."
    case .notSimulated: "This is not simulated; the README says what is."
    case .inUse: "It is in use: delete it without if-unused, or free it first."
    case .notEmpty: "Messages wait in it: purge it first, or delete it without if-empty."
    case .internalExchange: "An internal exchange takes messages from other exchanges only."
    }
  }

  func text(_ label: Label) -> String {
    switch label {
    case .producer: "producer"
    case .stageColumns: "exchange|binding key|queue|ready + unacked|consumers"
    case .noConsumer: "no consumer"
    case .noQueues: "There is nothing yet: declare queue hello"
    case .nobody: "nobody"
    case .bindings: "bindings"
    case .consumers: "consumers"
    case .ready: "ready"
    case .unacknowledged: "unacked"
    case .waiting: "waiting, oldest first"
    case .queues: "queues"
    case .exchanges: "exchanges"
    case .connections: "connections"
    case .channels: "channels"
    case .published: "published"
    case .more(let number): "… and \(number) more"
    case .none: "none"
    case .matching(let part, let whole):
      "\(part) of \(count(whole, "binding")) \(part == 1 ? "matches" : "match")"
    case .copyReady(let queue): "now: ready in \(queue)"
    case .copyUnacknowledged(let holder): "now: unacked, with \(holder)"
    case .noCopyLeft: "now: no copy is left in the broker"
    }
  }
}
