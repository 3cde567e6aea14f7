/// What `tx` says.
public enum TransactionStatement: String, Hashable, Sendable, CaseIterable {
  /// Publishes and acks wait from now on.
  case select
  /// What waits takes effect.
  case commit
  /// What waits is forgotten.
  case rollback
}

extension CommandName {
  /// What a command of `tx` says; nil for the other commands.
  public var transaction: TransactionStatement? {
    TransactionStatement.allCases.first { rawValue == "tx \($0.rawValue)" }
  }
}
