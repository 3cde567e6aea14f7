import BrokerCore
import Interchange

extension JSONNarrator {
  /// What programs that connect bring about without any event of the broker.
  static func notice(_ phrase: ServicePhrase) -> (String, [JSONValue.Field])? {
    switch phrase {
    case .alarm(let isOn): ("alarm", [.init("on", .boolean(isOn))])
    case .turnedAway(let peer, let loss):
      ("turned-away", [.init("peer", .string(peer)), .init("because", .string(loss.word))])
    case .listening, .cannotListen, .openToOthers, .guestStaysHere, .needsPermission, .skipped,
      .attached, .detached, .notHere, .alreadyAttached, .notAttached, .clientsAreConnected,
      .timeIsReal, .actorsAreBusy, .stopped:
      nil
    }
  }
}

extension EventRecord {
  /// Why a connection broke, where that is known.
  static func because(_ closure: ConnectionClosure) -> [JSONValue.Field] {
    switch closure {
    case .broken(let loss): [.init("because", .string(loss.word))]
    case .byClient, .lost, .exception: []
    }
  }
}

extension ConnectionLoss {
  fileprivate var word: String {
    switch self {
    case .closedByPeer: "peer-closed"
    case .resetByPeer: "peer-reset"
    case .heartbeatMissed: "heartbeat-missed"
    case .handshakeTimedOut: "handshake-timed-out"
    case .notAMQP: "not-amqp"
    case .malformed: "malformed"
    case .limitsRefused: "limits-refused"
    case .failed: "socket-failed"
    }
  }
}
