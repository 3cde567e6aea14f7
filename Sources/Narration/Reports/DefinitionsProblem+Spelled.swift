public import Interchange

extension DefinitionsProblem {
  /// The same with what stands in the file made visible and cut at a fixed length.
  public var spelled: DefinitionsProblem {
    func word(_ text: String) -> String { Spelled.cut(visible(text), Spelled.nameColumns) }
    return switch self {
    case .json(let problem): .json(problem.spelled)
    case .notDefinitions: self
    case .missing(let place): .missing(place: word(place))
    case .wrongKind(let place, let expected, let found):
      .wrongKind(place: word(place), expected: expected, found: found)
    case .tooLong(let place, let limit): .tooLong(place: word(place), limit: limit)
    case .unknownWord(let place, let found, let allowed):
      .unknownWord(place: word(place), found: word(found), allowed: allowed)
    }
  }
}

extension JSONProblem {
  fileprivate var spelled: JSONProblem {
    guard case .repeatedKey(let key) = kind else { return self }
    let text = Spelled.cut(visible(key), Spelled.nameColumns)
    return JSONProblem(kind: .repeatedKey(text), line: line, column: column)
  }
}
