/// Columns of `list`, several of which may follow one another behind commas.
extension Completer {
  /// What may stand behind `columns=` or `sort=`; nil for other options.
  static func columns(of spec: CommandSpec, _ name: String, typed: Substring) -> [String]? {
    let kinds =
      spec.options.filter { $0.name == name }.map(\.kind)
      + spec.slots.filter { $0.name == name || $0.synonyms.contains(name) }.map(\.kind)
    for kind in kinds {
      switch kind {
      case .column(let subject): return following(subject.columns, typed)
      case .sorting(let subject):
        let last = typed.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        let columns = subject.columns
        return following(last.hasPrefix("-") ? columns.map { "-\($0)" } : columns, typed)
      case .queue, .newQueue, .exchange, .newExchange, .key, .body, .consumer, .name, .speaker,
        .number, .numbers, .boolean, .duration, .durations, .workTime, .size, .oneOf,
        .deliveryTag, .list, .path, .lesson, .checkpoint, .topic, .text, .user, .password,
        .virtualHost, .policy, .operatorPolicy:
        continue
      }
    }
    return nil
  }

  private static func following(_ columns: [String], _ typed: Substring) -> [String] {
    guard let comma = typed.lastIndex(of: ",") else { return columns }
    return columns.map { "\(typed[...comma])\($0)" }
  }
}
