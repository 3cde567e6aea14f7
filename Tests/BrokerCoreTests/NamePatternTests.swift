import Testing

@testable import BrokerCore

@Suite struct NamePatternTests {
  /// Expressions with names that match and names that do not.
  static let cases: [(pattern: String, yes: [String], no: [String])] = [
    (".*", ["", "a", "é"], []),
    ("^$", [""], ["a"]),
    ("a", ["a", "bab"], ["", "b"]),
    ("^mine.*", ["mine", "mine1"], ["amine", "min"]),
    ("^(mine.*|amq\\.default|w.*)$", ["mine", "amq.default", "w1"], ["amqxdefault", "x"]),
    ("^(?!amq\\.).*", ["q", "xamq."], ["amq.topic"]),
    ("^q[0-9]{2,3}$", ["q12", "q123"], ["q1", "q1234", "qab"]),
    ("^[^.]+$", ["abc"], ["a.b", ""]),
    ("^[a-c-]+$", ["a-c"], ["d"]),
    ("^[]a]$", ["]", "a"], ["b"]),
    ("^(?i)logs", ["LOGS", "logs1"], ["log"]),
    ("^(?i:L)ogs$", ["logs", "Logs"], ["LOGS"]),
    ("(?=.*7)^q", ["q17"], ["q1"]),
    ("\\bred\\b", ["a red b", "red"], ["reddish"]),
    ("^\\d+\\.\\w+$", ["1.a_"], ["a.1"]),
    ("^[[:alpha:]]+[[:^digit:]]$", ["ab", "a."], ["a1"]),
    ("a{2", ["a{2"], ["aa"]),
    ("^(a|b)*?c+?$", ["c", "abcc"], ["abd"]),
    ("^\\x41\\.$", ["A."], ["AB"]),
    ("^a.c$", ["abc"], ["a\nc"]),
    ("c$", ["abc", "abc\n"], ["abcd"]),
    ("^佇列", ["佇列1"], ["列"]),
    ("^.{3}$", ["列"], ["a"]),
  ]

  @Test(arguments: cases)
  func matchesAsPCREDoes(pattern: String, yes: [String], no: [String]) throws {
    let expression = try NamePattern(pattern)
    for name in yes { #expect(expression.matches(Array(name.utf8)), "\(pattern) takes \(name)") }
    for name in no { #expect(!expression.matches(Array(name.utf8)), "\(pattern) leaves \(name)") }
  }

  /// What RabbitMQ 4.0.5 says of `PUT /api/permissions` with such an expression.
  @Test(arguments: [
    ("*bad", "nothing to repeat", 0), ("a**", "nothing to repeat", 2),
    ("+", "nothing to repeat", 0), ("(", "missing )", 1), ("a)", "unmatched parentheses", 1),
    ("[a", "missing terminating ] for character class", 2),
    ("a{3,2}", "numbers out of order in {} quantifier", 5),
    ("x{65536}", "number too big in {} quantifier", 7),
    ("(?<", "unrecognized character after (?<", 3), ("\\", "\\ at end of pattern", 1),
    ("[z-a]", "range out of order in character class", 3),
    ("(?z)", "unrecognized character after (? or (?-", 2),
    ("[[:foo:]]", "unknown POSIX class name", 3),
  ])
  func complainsAsPCREDoes(pattern: String, reason: String, offset: Int) {
    #expect(throws: NamePattern.Problem(reason: reason, offset: offset)) {
      try NamePattern(pattern)
    }
  }

  /// Expressions at which a backtracking matcher never comes to an end, and huge ones.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "^(a+)+$", "^(a|aa)+$", "^(a*)*b", "^((a*)*)*b$", "(?=(a+)+$)(?!(a*)*b)^a*c",
    ])
  func cannotBeMadeToHang(pattern: String) throws {
    let name = [UInt8](repeating: 0x61, count: 254) + [0x21]
    #expect(try !NamePattern(pattern).matches(name))
  }

  @Test(arguments: [
    "((a{1000}){1000}){1000}", String(repeating: "(", count: 5_000),
    String(repeating: "a", count: 5_000), "(?<=a)b", "(a)\\1", "a*+", "(?>a)", "(?x)a",
  ])
  func refusesWhatItCannotDo(pattern: String) {
    #expect(throws: NamePattern.Problem.self) { try NamePattern(pattern) }
  }
}
