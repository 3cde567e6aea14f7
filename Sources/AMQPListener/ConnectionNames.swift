import AMQPModel
import BrokerCore
import Synchronization

/// Gives connections names that people can say: what the client calls itself, or `client-1`.
final class ConnectionNames: Sendable {
  private let lastNumber = Mutex(0)
  private static let longestName = 40

  /// Names to try, in this order, until one is free.
  func candidates(_ properties: FieldTable) -> some Sequence<ConnectionID> {
    let wish = Self.wish(properties)
    return sequence(state: 0) { state -> ConnectionID? in
      state += 1
      guard let wish else {
        let number = self.lastNumber.withLock { last in
          last += 1
          return last
        }
        return ConnectionID(ShortString(truncating: "client-\(number)"))
      }
      return ConnectionID(ShortString(truncating: state == 1 ? wish : "\(wish)-\(state)"))
    }
  }

  /// The property `connection_name`, which many clients let a program set, where it is a word.
  private static func wish(_ properties: FieldTable) -> String? {
    guard case .longString(let octets) = properties["connection_name"],
      let text = String(validating: octets, as: UTF8.self),
      (1...longestName).contains(text.count),
      text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
    else { return nil }
    return text
  }
}
