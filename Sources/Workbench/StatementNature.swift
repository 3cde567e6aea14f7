import CommandLanguage

/// What kind of thing a statement does to the bench.
enum StatementNature {
  /// Changes the broker; can be undone.
  case change
  /// Asks; changes nothing.
  case question
  /// Goes back and forth in the history.
  case travel
  /// Concerns the program and not the broker.
  case conversation
}

extension Statement.Kind {
  var nature: StatementNature {
    switch self {
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .reset, .rollback, .checkpoint,
      .source:
      .change
    case .profile(.some), .administration: .change
    case .interchange(.importing): .change
    case .interchange(.exporting): .conversation
    case .interchange(.linting): .question
    case .simulation(let statement): statement.isQuestion ? .question : .change
    case .lesson(.learn), .lesson(.next), .lesson(.back), .lesson(.goTo), .lesson(.check),
      .lesson(.hint), .lesson(.solution), .lesson(.skip), .lesson(.quiz):
      .change
    case .list, .show, .match, .why, .expect, .diagram, .lesson(.list): .question
    case .undo, .redo: .travel
    case .lesson(.progress), .lesson(.review), .lesson(.resume), .lesson(.stage): .conversation
    case .save, .network, .profile(nil), .language, .help, .quit: .conversation
    }
  }

  /// Whether `save` writes it down; what replaces the bench brings its own lines.
  var isScripted: Bool {
    switch self {
    case .simulation(let statement): !statement.isQuestion
    case .reset, .rollback, .checkpoint, .source, .lesson: false
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .tick, .profile(.some):
      true
    case .interchange(.importing), .administration: true
    case .interchange(.exporting), .interchange(.linting): false
    case .list, .show, .match, .why, .expect, .diagram, .undo, .redo, .save, .profile(nil),
      .language, .help, .network,
      .quit:
      false
    }
  }
}
