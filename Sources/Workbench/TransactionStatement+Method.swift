import AMQPModel
import CommandLanguage

extension TransactionStatement {
  /// The method of AMQP that it is.
  var method: TxMethod {
    switch self {
    case .select: .select
    case .commit: .commit
    case .rollback: .rollback
    }
  }
}
