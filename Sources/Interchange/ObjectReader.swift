import AMQPModel
import BrokerCore

/// A place in a file, as `queues[3].arguments`, and the same for any index.
struct Place {
  let path: String
  let pattern: String

  static func section(_ name: String, _ index: Int) -> Place {
    Place(path: "\(name)[\(index)]", pattern: "\(name)[]")
  }

  static let top = Place(path: "", pattern: "")

  func field(_ name: String) -> Place {
    Place(
      path: path.isEmpty ? name : "\(path).\(name)",
      pattern: pattern.isEmpty ? name : "\(pattern).\(name)")
  }

  func element(_ index: Int) -> Place {
    Place(path: "\(path)[\(index)]", pattern: "\(pattern)[]")
  }
}

/// What was noticed while reading, in the order of its first occurrence.
struct NoticeList {
  private(set) var notices: [DefinitionsNotice] = []
  private var indexes: [String: Int] = [:]

  mutating func add(_ kind: DefinitionsNotice.Kind, at place: Place) {
    if let index = indexes[place.pattern] {
      notices[index].count += 1
    } else {
      indexes[place.pattern] = notices.count
      notices.append(
        DefinitionsNotice(kind: kind, path: place.pattern, count: 1, first: place.path))
    }
  }
}

/// Takes the fields out of an object one by one; what is left at the end is unknown.
struct ObjectReader {
  let place: Place
  private var fields: [JSONValue.Field]

  init(_ value: JSONValue, at place: Place) throws(DefinitionsProblem) {
    guard case .object(let fields) = value else {
      throw .wrongKind(place: place.path, expected: .object, found: JSONKind(of: value))
    }
    self.fields = fields
    self.place = place
  }

  /// The value called `name`, which is then no longer left; null counts as absent.
  mutating func take(_ name: String) -> JSONValue? {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return nil }
    let value = fields.remove(at: index).value
    return value == .null ? nil : value
  }

  mutating func string(_ name: String) throws(DefinitionsProblem) -> String? {
    switch take(name) {
    case nil: return nil
    case .string(let text)?: return text
    case let value?: throw wrong(name, .string, value)
    }
  }

  mutating func required(_ name: String) throws(DefinitionsProblem) -> String {
    guard let text = try string(name) else { throw .missing(place: place.field(name).path) }
    return text
  }

  mutating func boolean(_ name: String) throws(DefinitionsProblem) -> Bool? {
    switch take(name) {
    case nil: return nil
    case .boolean(let flag)?: return flag
    case let value?: throw wrong(name, .boolean, value)
    }
  }

  mutating func integer(_ name: String) throws(DefinitionsProblem) -> Int? {
    switch take(name) {
    case nil: return nil
    case .integer(let number)?: return number
    case let value?: throw wrong(name, .integer, value)
    }
  }

  /// A name of at most 255 octets.
  mutating func name<Name: ShortStringName>(
    _ field: String
  ) throws(DefinitionsProblem) -> Name {
    Name(try shortString(try required(field), at: place.field(field)))
  }

  mutating func virtualHost() throws(DefinitionsProblem) -> VirtualHostName? {
    guard let text = try string("vhost") else { return nil }
    return VirtualHostName(try shortString(text, at: place.field("vhost")))
  }

  /// AMQP arguments, with the types that RabbitMQ gives them on import.
  mutating func table(_ name: String) throws(DefinitionsProblem) -> FieldTable {
    switch take(name) {
    case nil: return [:]
    // An Erlang empty list, as old versions write an empty table.
    case .array([])?: return [:]
    case .object(let fields)?: return try FieldValue.table(of: fields, at: place.field(name))
    case let value?: throw wrong(name, .object, value)
    }
  }

  /// Words as an array of strings, or in one string with commas, as up to RabbitMQ 3.8.
  mutating func words(_ name: String) throws(DefinitionsProblem) -> [String] {
    switch take(name) {
    case nil: return []
    case .string(let text)?:
      return text.split(separator: ",").map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }.filter { !$0.isEmpty }
    case .array(let values)?:
      var words: [String] = []
      for (index, value) in values.enumerated() {
        guard case .string(let word) = value else {
          throw .wrongKind(
            place: place.field(name).element(index).path, expected: .string,
            found: JSONKind(of: value))
        }
        words.append(word)
      }
      return words
    case let value?: throw wrong(name, .array, value)
    }
  }

  /// The entries of a section of the file.
  mutating func section(_ name: String) throws(DefinitionsProblem) -> [JSONValue] {
    switch take(name) {
    case nil: return []
    case .array(let values)?: return values
    case let value?: throw wrong(name, .array, value)
    }
  }

  /// What is left. Names in `known` are RabbitMQ's own and not worth a notice.
  mutating func rest(
    known: Set<String> = [], _ notices: inout NoticeList
  ) -> [KeptField] {
    fields.map { field in
      if !known.contains(field.name) { notices.add(.unknownKey, at: place.field(field.name)) }
      let value = Secrets.hidden(in: field.value, at: place.field(field.name), &notices)
      return KeptField(name: field.name, json: value.text)
    }
  }

  private func wrong(
    _ name: String, _ expected: JSONKind, _ value: JSONValue
  ) -> DefinitionsProblem {
    .wrongKind(place: place.field(name).path, expected: expected, found: JSONKind(of: value))
  }
}

func shortString(_ text: String, at place: Place) throws(DefinitionsProblem) -> ShortString {
  guard let value = ShortString(validating: text) else {
    throw .tooLong(place: place.path, limit: ShortString.maximumCount)
  }
  return value
}

extension FieldValue {
  /// A table as RabbitMQ's import makes it.
  static func table(
    of fields: [JSONValue.Field], at place: Place
  ) throws(DefinitionsProblem) -> FieldTable {
    var table: [FieldTable.Field] = []
    for field in fields {
      let place = place.field(field.name)
      table.append(
        FieldTable.Field(
          name: try shortString(field.name, at: place),
          value: try FieldValue(importing: field.value, at: place)))
    }
    return FieldTable(table.sorted { $0.name < $1.name })
  }

  /// Whole numbers become `long`, others `double`; null is refused, as by RabbitMQ 4.0.5
  /// (`null_not_allowed`).
  init(importing value: JSONValue, at place: Place) throws(DefinitionsProblem) {
    switch value {
    case .null: throw .wrongKind(place: place.path, expected: .string, found: .null)
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .int64(Int64(number))
    case .number(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .array(let values):
      var elements: [FieldValue] = []
      for (index, element) in values.enumerated() {
        elements.append(try FieldValue(importing: element, at: place.element(index)))
      }
      self = .array(elements)
    case .object(let fields): self = .table(try FieldValue.table(of: fields, at: place))
    }
  }
}

/// Clear passwords, which are neither kept nor given back.
enum Secrets {
  private static let mask = "hidden"

  /// `value` without passwords: in URIs, and under the name `password`.
  static func hidden(
    in value: JSONValue, at place: Place, _ notices: inout NoticeList
  ) -> JSONValue {
    switch value {
    case .null, .boolean, .integer, .number: return value
    case .string(let text):
      guard let masked = withoutPassword(text) else { return value }
      notices.add(.password, at: place)
      return .string(masked)
    case .array(let values):
      return .array(
        values.enumerated().map { hidden(in: $1, at: place.element($0), &notices) })
    case .object(let fields):
      return .object(
        fields.map { field in
          let place = place.field(field.name)
          if field.name == "password", case .string = field.value {
            notices.add(.password, at: place)
            return .init(field.name, .string(mask))
          }
          return .init(field.name, hidden(in: field.value, at: place, &notices))
        })
    }
  }

  /// A URI as `amqp://user:hidden@host`; nil if there is no password in it.
  private static func withoutPassword(_ text: String) -> String? {
    let octets = Array(text.utf8)
    guard let scheme = text.firstRange(of: "://") else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: scheme.upperBound)
    let end = octets[start...].firstIndex(of: UInt8(ascii: "/")) ?? octets.count
    guard let at = octets[start..<end].lastIndex(of: UInt8(ascii: "@")),
      let colon = octets[start..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return String(decoding: octets[...colon], as: UTF8.self) + mask
      + String(decoding: octets[at...], as: UTF8.self)
  }
}
