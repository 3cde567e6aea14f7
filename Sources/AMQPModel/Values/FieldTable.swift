/// Names and values in the order of the wire.
///
/// AMQP 0-9-1 section 4.2.5.5. A list and not a dictionary, so that the octets of a table and
/// whatever is printed of it do not depend on a hash.
public struct FieldTable: Hashable, Sendable {
  /// One name and its value.
  public struct Field: Hashable, Sendable {
    /// The name.
    public let name: ShortString
    /// The value, with its wire type.
    public let value: FieldValue

    /// A field called `name`.
    public init(name: ShortString, value: FieldValue) {
      self.name = name
      self.value = value
    }
  }

  /// The fields, in the order of the wire.
  public private(set) var fields: [Field]

  /// A table of `fields`.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// Whether there are no fields.
  public var isEmpty: Bool { fields.isEmpty }

  /// The value of the first field called `name`; setting replaces it in its place or appends.
  public subscript(name: ShortString) -> FieldValue? {
    get { fields.first { $0.name == name }?.value }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): fields[index] = Field(name: name, value: value)
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append(Field(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension FieldTable: ExpressibleByDictionaryLiteral {
  /// The elements in the order in which they are written.
  public init(dictionaryLiteral elements: (ShortString, FieldValue)...) {
    self.init(elements.map { Field(name: $0.0, value: $0.1) })
  }
}
