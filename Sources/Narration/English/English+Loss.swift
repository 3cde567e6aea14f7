import BrokerCore

extension English {
  /// Why a connection broke, as the end of a sentence.
  func text(_ loss: ConnectionLoss) -> String {
    switch loss {
    case .closedByPeer: "the program closed its socket without connection.close"
    case .resetByPeer: "its socket was reset, as when a program is killed"
    case .heartbeatMissed: "nothing was heard from the program for two heartbeats"
    case .handshakeTimedOut: "logging in took too long"
    case .notAMQP: "what it said first is not AMQP 0-9-1"
    case .malformed: "what it sent cannot be read, so its socket is closed"
    case .limitsRefused: "it asked for other limits than tune allows"
    case .failed: "its socket failed"
    }
  }
}
