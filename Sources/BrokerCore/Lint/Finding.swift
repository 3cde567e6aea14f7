public import AMQPModel

/// Something in a topology that is likely not what somebody meant.
public struct Finding: Hashable, Sendable {
  /// Where.
  public var virtualHost: VirtualHostName
  /// What it is about.
  public let place: Place
  /// What it is.
  public let rule: Rule

  /// What a finding is about.
  public enum Place: Hashable, Sendable {
    /// A queue.
    case queue(QueueName)
    /// An exchange.
    case exchange(ExchangeName)
    /// A binding.
    case binding(Binding)
    /// A policy.
    case policy(ShortString)
    /// An operator policy.
    case operatorPolicy(ShortString)
    /// A user, who belongs to no virtual host.
    case user(UserName)
  }

  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// It cannot work.
    case error
    /// Messages are lost, or go round, as soon as they come there.
    case warning
    /// It works, but is easily taken for something else.
    case note
  }

  /// What can be found.
  public enum Rule: Hashable, Sendable {
    /// A binding behind an exchange that only lets other keys through.
    case neverMatches(behind: ExchangeName)
    /// A headers binding that no message can satisfy.
    case contradictoryHeaders
    /// A key on a binding of an exchange that looks at none.
    case keyIgnored(ExchangeType)
    /// Arguments on a binding of an exchange that looks at none.
    case argumentsIgnored(ExchangeType)
    /// `*` or `#` as a word on a direct exchange, where it is no wildcard.
    case wildcardOnDirect
    /// `*` or `#` as a part of a word, where it is no wildcard.
    case wildcardInWord(BindingKey)
    /// Another binding of the same two takes all that this one takes.
    case covered(by: Binding)
    /// Too many bindings between the same two, or too long ones, to be compared with one another.
    case notCompared(count: Int)
    /// A queue without bindings: only its name reaches it.
    case onlyByName
    /// An exchange without bindings and without an alternate exchange.
    case noBindings
    /// An exchange whose bindings lead to no queue.
    case leadsNowhere
    /// An internal exchange that nothing leads to.
    case unfed
    /// The alternate exchange does not exist.
    case missingAlternate(ExchangeName)
    /// The alternate exchange is the default one, which then routes nothing.
    case alternateIsDefault
    /// Alternate exchanges in a circle.
    case alternateCycle([ExchangeName])
    /// The dead letter exchange does not exist.
    case missingDeadLetterExchange(ExchangeName)
    /// Dead letters reach no queue, for certain with this key.
    case deadLettersDropped(ExchangeName, key: RoutingKey?)
    /// Dead letters come back.
    case deadLetterCycle([QueueName], DeadLetterCycle)
    /// A name that a client cannot declare.
    case reservedName
    /// Nothing can wait: the length limit is 0.
    case holdsNothing(argument: ShortString)
    /// A policy whose expression matches nothing that it may count for.
    case policyMatchesNothing
    /// A policy that counts nowhere: everything it matches has one that goes before, as this one.
    case policyShadowed(by: ShortString)
    /// A policy that does not count for queues it matches, because a queue of their type does not
    /// have this setting; how many these are.
    case policyForeignSetting(ShortString, queues: Int)
    /// A setting of a policy that nothing has which the policy may count for.
    case policySettingUnused(ShortString, Policy.Target)
    /// So many policies, from this one on, that matching them with everything takes too long.
    case policiesNotCompared(count: Int)
    /// A user without permissions in any virtual host.
    case noPermissions
  }

  /// What happens to a dead letter that comes back.
  public enum DeadLetterCycle: Hashable, Sendable {
    /// Time or length alone drives it round, so it is dropped when it returns.
    case dropped
    /// A rejected message waits somewhere and comes back, without end.
    case retried
    /// A rejected message is back at once, without end.
    case spinning
  }

  /// How bad it is.
  public var severity: Severity {
    switch rule {
    case .missingAlternate, .missingDeadLetterExchange, .contradictoryHeaders, .neverMatches:
      .error
    case .wildcardOnDirect, .wildcardInWord, .noBindings, .leadsNowhere, .alternateIsDefault,
      .alternateCycle, .deadLettersDropped, .deadLetterCycle(_, .dropped),
      .deadLetterCycle(_, .spinning):
      .warning
    case .keyIgnored, .argumentsIgnored, .covered, .notCompared, .onlyByName, .unfed,
      .deadLetterCycle(_, .retried), .reservedName, .holdsNothing, .policyMatchesNothing,
      .policyShadowed, .policyForeignSetting, .policySettingUnused, .policiesNotCompared,
      .noPermissions:
      .note
    }
  }
}
