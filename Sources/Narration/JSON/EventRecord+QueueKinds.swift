import BrokerCore

extension EventRecord {
  static func name(of activity: ConsumerActivity) -> String {
    switch activity {
    case .up, .active: "activated"
    case .waiting: "stood-by"
    }
  }

  static func fields(of activity: ConsumerActivity) -> [JSONValue.Field] {
    switch activity {
    case .up, .active: []
    case .waiting(let active): [.init("behind", active.map { JSONFields.name($0) } ?? .null)]
    }
  }
}
