import BrokerCore
import Interchange

extension EventRecord {
  static func name(of activity: ConsumerActivity) -> String {
    switch activity {
    case .up, .active: "activated"
    case .handingOver: "relieved"
    case .waiting: "stood-by"
    }
  }

  static func word(_ place: RequeuePlace) -> String {
    switch place {
    case .original: "original"
    case .front: "front"
    case .back: "back"
    }
  }

  static func fields(of activity: ConsumerActivity) -> [JSONValue.Field] {
    switch activity {
    case .up, .active, .handingOver: []
    case .waiting(let active): [.init("behind", active.map { JSONFields.name($0) } ?? .null)]
    }
  }
}
