/// Why a file of definitions is refused; places are paths such as `queues[3].arguments.x-expires`.
public enum DefinitionsProblem: Error, Hashable, Sendable {
  /// It is no JSON.
  case json(JSONProblem)
  /// It has none of the sections.
  case notDefinitions
  /// What must be there is not.
  case missing(place: String)
  /// A value is of another kind.
  case wrongKind(place: String, expected: JSONKind, found: JSONKind)
  /// A name or a key has more octets than AMQP allows.
  case tooLong(place: String, limit: Int)
  /// A word is none of those that may stand there.
  case unknownWord(place: String, found: String, allowed: [String])
}

/// The kinds of JSON values.
public enum JSONKind: Hashable, Sendable, CaseIterable {
  case null, boolean, integer, number, string, array, object

  init(of value: JSONValue) {
    switch value {
    case .null: self = .null
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .number: self = .number
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }
}

/// Something that a file has and the broker does not understand.
public struct DefinitionsNotice: Hashable, Sendable {
  /// What becomes of it.
  public enum Kind: Hashable, Sendable {
    /// A key that RabbitMQ 3.10 to 4.x does not have, kept for the next export.
    case unknownKey
    /// A clear password, left out.
    case password
  }

  /// What becomes of it.
  public let kind: Kind
  /// Where, with `[]` for any index: `queues[].colour`.
  public let path: String
  /// How many there are.
  public internal(set) var count: Int
  /// Where the first one is: `queues[3].colour`.
  public let first: String
}
