/// The methods of class tx (AMQP 0-9-1 section 1.9): transactions of a channel.
public enum TxMethod: Hashable, Sendable {
  /// Makes the channel transactional.
  case select
  /// `tx.select-ok`
  case selectOk
  /// Carries out what was held back.
  case commit
  /// `tx.commit-ok`
  case commitOk
  /// Forgets what was held back.
  case rollback
  /// `tx.rollback-ok`
  case rollbackOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .select: MethodID(classID: 90, methodID: 10, name: "tx.select")
    case .selectOk: MethodID(classID: 90, methodID: 11, name: "tx.select-ok")
    case .commit: MethodID(classID: 90, methodID: 20, name: "tx.commit")
    case .commitOk: MethodID(classID: 90, methodID: 21, name: "tx.commit-ok")
    case .rollback: MethodID(classID: 90, methodID: 30, name: "tx.rollback")
    case .rollbackOk: MethodID(classID: 90, methodID: 31, name: "tx.rollback-ok")
    }
  }
}
