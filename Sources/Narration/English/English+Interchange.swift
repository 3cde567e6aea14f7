import BrokerCore
import Interchange

extension English {
  func text(_ phrase: InterchangePhrase) -> String {
    switch phrase {
    case .notReadable(let path, let problem): "\(path): " + text(problem)
    case .notFetched(let address, let problem): address + ": " + text(problem)
    case .refused(let path, let place, let text):
      "\(path), \(place): RabbitMQ refuses it: \(text). Nothing was changed."
    case .noSuchVirtualHost(let name):
      "There is no virtual host \(name). list vhosts shows those that exist."
    case .interrupted: "Interrupted; nothing was changed."
    case .imported(let path, let exchanges, let queues, let bindings):
      "\(path): \(count(exchanges, "exchange")), \(count(queues, "queue")) and "
        + "\(count(bindings, "binding")) are new"
    case .administered(let count):
      administered([
        (count.virtualHosts, "virtual host", "virtual hosts"), (count.users, "user", "users"),
        (count.permissions, "set of permissions", "sets of permissions"),
        (count.topicPermissions, "set of topic permissions", "sets of topic permissions"),
        (count.policies, "policy", "policies"),
        (count.operatorPolicies, "operator policy", "operator policies"),
      ])
    case .keptSections(let sections):
      "kept for the next export, not simulated: \(sections)"
    case .unknownKey(let path, let count, let first):
      "kept, but unknown: \(path) (\(times(count)), first \(first))"
    case .passwordHidden(let path, let count, let first):
      "a clear password is not kept: \(path) (\(times(count)), first \(first))"
    case .existsOtherwise(let count, let first):
      "\(objects(count, first)) with other properties, and left as it is"
    case .reservedNames(let count, let first):
      "passed over, as RabbitMQ does: \(times(count)) a name of the server's own, first \(first)"
    case .notSimulated(let count, let first, let text):
      "kept for the next export: \(times(count)), first \(first): \(text)"
    case .settingsNotSimulated(let count, let first, let settings, othersCount: true):
      "\(policies(count, first)) without what is not simulated and kept for the next export: "
        + settings
    case .settingsNotSimulated(let count, let first, let settings, othersCount: false):
      "kept for the next export: \(times(count)) a policy, first \(first), whose settings are "
        + "not simulated: \(settings)"
    case .unknownHashes(let count, let first, let algorithm):
      "nobody can log in here as \(count == 1 ? "a user" : "\(count) users") whose password is "
        + "not hashed with SHA-256, first \(first): \(algorithm)"
    case .endsMissing(let count, let first):
      "kept for the next export: \(count == 1 ? "a binding" : "\(count) bindings") of what was "
        + "not declared, first \(first)"
    case .written(let path): "\(path) written"
    case .loss(let count, let first):
      "JSON has no words for \(times(count)) a value, which will be another one: \(first)"
    case .notLookedAt(let count, let first):
      "not looked at, because not simulated: \(times(count)), first \(first)"
    case .nothingFound: "nothing to complain about"
    case .found(let errors, let warnings, let notes):
      "\(count(errors, "error")), \(count(warnings, "warning")), \(count(notes, "note"))"
    }
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private func administered(_ counts: [(count: Int, one: String, many: String)]) -> String {
    let parts = counts.filter { $0.count > 0 }
      .map { $0.count == 1 ? "1 \($0.one)" : "\($0.count) \($0.many)" }
    let all = [parts.dropLast().joined(separator: ", "), parts.last ?? ""].filter { !$0.isEmpty }
    let isOne = counts.reduce(0) { $0 + $1.count } == 1
    return all.joined(separator: " and ") + (isOne ? " is" : " are") + " new or changed"
  }

  private func policies(_ count: Int, _ first: String) -> String {
    count == 1 ? "\(first) counts" : "\(count) policies count (first \(first))"
  }

  private func objects(_ count: Int, _ first: String) -> String {
    count == 1 ? "\(first) exists" : "\(count) exist (first \(first))"
  }

  private func text(_ problem: DefinitionsProblem) -> String {
    switch problem {
    case .json(let problem):
      "line \(problem.line), column \(problem.column): " + text(problem.kind)
        + " Nothing was changed."
    case .notDefinitions:
      "no definitions of RabbitMQ: none of queues, exchanges, bindings and the like is there."
    case .missing(let place): "\(place) is missing. Nothing was changed."
    case .wrongKind(let place, let expected, let found):
      "\(place.isEmpty ? "the file" : place) is \(text(found)), expected \(text(expected)). "
        + "Nothing was changed."
    case .tooLong(let place, let limit):
      "\(place) has more than \(limit) bytes. Nothing was changed."
    case .unknownWord(let place, let found, let allowed):
      "\(place) is \(found), expected \(allowed.joined(separator: " or ")). Nothing was changed."
    }
  }

  private func text(_ kind: JSONKind) -> String {
    switch kind {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number with a fraction"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  private func text(_ kind: JSONProblem.Kind) -> String {
    switch kind {
    case .unexpected: "this is no JSON."
    case .unfinished: "the JSON ends too early."
    case .trailing: "something follows the end of the JSON."
    case .notUTF8: "the file is no UTF-8."
    case .numberTooLarge: "the number needs more than 64 bits."
    case .repeatedKey(let key): "the key \(key) is there twice."
    case .tooDeep(let limit): "more than \(limit) levels of arrays and objects."
    case .tooMany(let limit): "more than \(limit) values."
    }
  }

  func text(_ phrase: FindingPhrase) -> String {
    switch phrase {
    case .severity(.error): "error"
    case .severity(.warning): "warning"
    case .severity(.note): "note"
    case .neverMatches(let front):
      "can never match: only \(front) publishes here, and lets no such key through. "
        + "Change one of the two keys."
    case .contradictoryHeaders:
      "can never match: no headers satisfy its arguments. x-match=any needs at least one."
    case .keyIgnored(let type):
      "has a key, and a \(type) exchange looks at none. Leave it away, or choose another type."
    case .argumentsIgnored(let type):
      "has arguments, and a \(type) exchange looks at none. A headers exchange does."
    case .wildcardOnDirect:
      "has a wildcard, and a direct exchange compares letter by letter. Use a topic exchange."
    case .wildcardInWord(let word):
      "has \(word), which is an ordinary word: * and # count only as a whole word."
    case .covered(let other):
      "is not needed: \(other) takes all that it takes. A queue gets one copy anyway."
    case .notCompared(let count):
      "is one of \(count) between the same two, too many to compare with one another."
    case .onlyByName: "has no binding: only send, with its name, reaches it. Bind it."
    case .noBindings:
      "has no binding: all that is published here is dropped. Bind a queue, or give it an "
        + "alternate exchange."
    case .leadsNowhere: "leads to no queue: all that is published here is dropped. Bind a queue."
    case .unfed: "is internal, and nothing leads here. Bind it to another exchange."
    case .missingAlternate(let name):
      "names \(name) as its alternate exchange, which does not exist. Declare it."
    case .alternateIsDefault:
      "has the default exchange as its alternate, which routes nothing there. Name another one."
    case .alternateCycle(let names):
      "is its own alternate exchange in the end: \(names). What none of them routes is dropped."
    case .missingDeadLetterExchange(let name):
      "names \(name) as its dead letter exchange, which does not exist: dead letters are "
        + "dropped. Declare it."
    case .deadLettersDropped(let exchange, let key):
      "loses its dead letters: \(exchange) leads to no queue"
        + (key.map { " with the key \($0)" } ?? "") + ". Bind one there."
    case .deadLetterCycle(let queues, .dropped):
      "gets its dead letters back: \(queues). A message that returns without having been "
        + "rejected is dropped. Put a consumer between."
    case .deadLetterCycle(let queues, .retried):
      "gets rejected messages back after a while, without end: \(queues). Count x-death to stop."
    case .deadLetterCycle(let queues, .spinning):
      "gets rejected messages back at once, without end: \(queues). Put a queue with a ttl "
        + "between."
    case .reservedName:
      "has a name of the server's own: no client can declare it under this name again."
    case .holdsNothing(let argument):
      "keeps nothing waiting (\(argument) is 0): only a consumer who is ready gets something."
    case .policyMatchesNothing:
      "matches nothing that is there. Look at its pattern, and at what it applies to."
    case .policyShadowed(let other):
      "counts nowhere: \(other) goes before it, and only one policy counts. Put the settings "
        + "into one, or raise its priority."
    case .policyForeignSetting(let setting, let queues):
      "does not count at all for \(count(queues, "queue")) that it matches: their type has no "
        + "\(setting). Make two policies, for classic_queues and quorum_queues."
    case .policySettingUnused(let setting, let target):
      "sets \(setting), which \(target == "exchanges" ? "no exchange" : "no queue") has, and "
        + "applies to \(target)."
    case .policiesNotCompared(let count):
      "is the first of \(count) that were not looked at: there are too many."
    case .noPermissions:
      "has permissions in no virtual host: it cannot connect. set permissions gives some."
    }
  }
}
