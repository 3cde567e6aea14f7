import CommandLanguage

extension English {
  func text(_ phrase: DiagnosticPhrase) -> String {
    switch phrase {
    case .problem(let problem): text(problem)
    case .expected(let kind): "; expected: \(text(kind))"
    case .didYouMean(let nearest): "  Did you mean \(nearest)?"
    }
  }

  private func text(_ problem: Diagnostic.Problem) -> String {
    switch problem {
    case .unknownCommand(let word, let nearest):
      "there is no command \(word)" + (nearest == nil ? "; help lists them all" : "")
    case .ambiguousCommand(let word, let candidates):
      "\(word) may mean " + candidates.joined(separator: " or ")
    case .incompleteCommand(let head, let candidates):
      "\(head) what? " + candidates.joined(separator: ", ")
    case .unknownOption(let name, _):
      "there is no option \(name) here; a value with = in it needs quotes"
    case .missingValue(let option): "\(option) needs a value"
    case .repeatedOption(let name): "\(name) is said twice"
    case .missingSlot(let name): "\(name) is missing"
    case .unexpectedWord(let word, _): "\(word) is one word too many; quotes keep blanks together"
    case .badValue(let word, _, _):
      word.isEmpty ? "nothing is no value here" : "\(word) does not fit"
    case .contradiction(let left, let right): "\(left) and \(right) exclude each other"
    case .unterminatedQuote: "the quote is not closed"
    case .badEscape: "in double quotes there are \\\" \\\\ \\n \\t and \\x with two digits"
    case .tooLong(let limit): "that is more than \(limit) bytes"
    case .notSpoken(let command):
      "\(command) is nothing that a user says to the broker; declare, publish or consume is"
    case .notCanonical(let canonical): "scripts and lessons say it in full: \(canonical)"
    }
  }

  private func text(_ kind: ValueKind) -> String {
    switch kind {
    case .queue: "the name of a queue"
    case .newQueue: "a name for the queue"
    case .exchange: "the name of an exchange"
    case .newExchange: "a name for the exchange"
    case .key: "a key"
    case .body: "the message's body"
    case .consumer: "the name of a consumer or a connection"
    case .name: "a name"
    case .speaker: "a connection, or a channel as A/2"
    case .number(let range):
      range.upperBound == Int.max
        ? "a number from \(range.lowerBound)"
        : "a number from \(range.lowerBound) to \(range.upperBound)"
    case .numbers(let range):
      "a number from \(range.lowerBound) to \(range.upperBound), or up to \(SweepStatement.valueLimit) as 1..8 or 1,2,4"
    case .durations:
      "a duration as 2s, or up to \(SweepStatement.valueLimit) as 1s..5s (steps of the first) or 500ms,2s"
    case .boolean: "true or false"
    case .duration: "a duration as 250ms, 5s, 2m or 1h"
    case .workTime: "a duration as 2s, or dots"
    case .size: "a size as 500, 10kB or 4KiB"
    case .oneOf(let words): "one of " + words.joined(separator: ", ")
    case .deliveryTag: "a delivery tag, or all"
    case .column(let subject), .sorting(let subject):
      "one of " + subject.columns.joined(separator: ", ")
    case .list: "names separated by commas"
    case .path: "a file"
    case .lesson: "the name of a lesson"
    case .checkpoint: "the name of a checkpoint"
    case .topic: "a command or a topic"
    case .text: "a text"
    case .user: "the name of a user"
    case .password: "a password"
    case .virtualHost: "the name of a virtual host"
    case .policy: "the name of a policy"
    case .operatorPolicy: "the name of an operator policy"
    }
  }
}
