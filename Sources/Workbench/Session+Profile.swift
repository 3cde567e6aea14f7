import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// Which RabbitMQ the broker is, and what another one would not do.
extension Session {
  mutating func choose(_ name: ProfileName, _ listener: Listener) -> Outcome {
    speaking(listener) { session in
      session.apply(.profileChosen(name.profile), listener)
      return .fine
    }
  }

  /// What a typed line would use that RabbitMQ 4.3 does not do; nothing in lessons and scripts.
  func deprecatedFeature(in kind: Statement.Kind) -> DeprecatedFeature? {
    guard dialect == .prompt else { return nil }
    if case .declareQueue(let declare, _) = kind {
      return bench.broker.deprecatedFeature(in: .queue(.declare(declare)))
    }
    if case .qos(_, let count, let isGlobal) = kind {
      return bench.broker.deprecatedFeature(
        in: .basic(.qos(.init(prefetchCount: count, global: isGlobal))))
    }
    if case .bind(let change) = kind {
      return change.keys.lazy.compactMap { key in
        bench.broker.deprecatedFeature(
          in: .queue(.bind(.init(queue: "", exchange: change.source, routingKey: key))))
      }.first
    }
    return nil
  }

  /// Tells of it: once a session where it works, each time where it means something else.
  mutating func notice(_ feature: DeprecatedFeature, _ listener: Listener) {
    switch bench.broker.profile {
    case .current:
      if hasNoticedDeprecation { return }
      hasNoticedDeprecation = true
      listener(.noticed(.deprecated(feature)))
    case .strict:
      if feature == .globalPrefetch { listener(.noticed(.globalPrefetchIgnored)) }
    }
  }
}

extension ProfileName {
  var profile: BrokerProfile {
    switch self {
    case .current: .current
    case .strict: .strict
    }
  }
}
