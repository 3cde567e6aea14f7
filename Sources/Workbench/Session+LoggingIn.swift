import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// Who is behind a connection, and where it goes.
extension Session {
  /// Opens a connection that is not open, as the user who speaks; `you` and the others whom nobody
  /// named are guests.
  mutating func ensureOpen(_ connection: ConnectionID, _ listener: Listener) -> Outcome {
    if let speakingUser, speakingUser != .guest, connection == Self.you.connection {
      flush(listener)
      listener(.failed(.otherUser(visible(connection), user: visible(UserName.guest))))
      return .failed
    }
    guard bench.broker.isOpen(connection) else {
      return logIn(connection, Login(user: speakingUser ?? .guest), listener)
    }
    guard let speakingUser,
      let open = bench.broker.connectionSnapshots.first(where: { $0.id == connection }),
      open.user != speakingUser
    else { return .fine }
    flush(listener)
    listener(.failed(.otherUser(visible(connection), user: visible(open.user))))
    return .failed
  }

  /// Where a statement happens: where it looks, or where its speaker is.
  func virtualHost(of statement: Statement) -> VirtualHostName {
    statement.virtualHost
      ?? virtualHost(of: address(of: statement.speaker).connection)
  }

  /// Where a connection is, or will be when it opens itself.
  func virtualHost(of connection: ConnectionID) -> VirtualHostName {
    guard bench.broker.virtualHostNames.count > 1 else { return .default }
    return bench.broker.connectionSnapshots.first { $0.id == connection }?.virtualHost ?? .default
  }

  /// Opens a connection for `login`.
  mutating func logIn(
    _ connection: ConnectionID, _ login: Login, _ listener: Listener
  ) -> Outcome {
    Self.outcome(of: apply(.connectionOpened(connection, login), listener))
  }

  mutating func openConnection(
    _ statement: OpenConnectionStatement, _ listener: Listener
  ) -> Outcome {
    let address = address(of: Speaker(connection: statement.name))
    if bench.broker.isOpen(address.connection) {
      listener(.failed(.alreadyOpen(visible(statement.name))))
      return .failed
    }
    var password: Password?
    switch statement.credential {
    case .password(let typed): password = typed
    case .hash, .hidden:
      listener(.failed(.passwordHidden))
      return .failed
    case nil: break
    }
    let login = Login(
      user: statement.user ?? .guest, virtualHost: statement.virtualHost, password: password)
    return speaking(listener) { session in
      let outcome = session.logIn(address.connection, login, listener)
      return outcome == .fine ? session.ensureOpen(address, listener) : outcome
    }
  }
}

extension Statement.Kind {
  /// Whether it opens a connection, with or without a password.
  var isOpening: Bool {
    if case .openConnection = self { true } else { false }
  }
}
