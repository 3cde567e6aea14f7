import AMQPWire
import BrokerCore
import Glibc
import NIOCore

extension ConnectionLoss {
  /// Why the socket is closed without the broker having said so; nil when everybody agreed, or when
  /// it did.
  init?(_ ending: Ending) {
    switch ending {
    case .agreed, .killed, .defect(.loginRefused): return nil
    case .heartbeatMissed: self = .heartbeatMissed
    // Whoever is slow to say good-bye has been told of its end already.
    case .tooSlow: self = .handshakeTimedOut
    case .defect(.protocolHeader): self = .notAMQP
    case .defect(.tuning): self = .limitsRefused
    case .defect(.unknownMethod), .defect(.malformedTable), .defect(.handshake): self = .malformed
    }
  }

  /// What the system says of a socket.
  init(_ error: any Error) {
    let code = (error as? IOError)?.errnoCode
    self = code == ECONNRESET || code == EPIPE ? .resetByPeer : .failed
  }
}
