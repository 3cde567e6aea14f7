public import BrokerCore
public import Interchange

/// What `import`, `export` and `lint` say; paths and names come in visible form.
public enum InterchangePhrase: Hashable, Sendable {
  case notReadable(path: String, DefinitionsProblem)
  case notFetched(address: String, FetchProblem)
  case refused(path: String, place: String, text: String)
  case noSuchVirtualHost(String)
  case interrupted
  case imported(path: String, exchanges: Int, queues: Int, bindings: Int)
  case administered(ImportPlan.Count)
  case keptSections(String)
  case unknownKey(path: String, count: Int, first: String)
  case passwordHidden(path: String, count: Int, first: String)
  case existsOtherwise(count: Int, first: String)
  case reservedNames(count: Int, first: String)
  case notSimulated(count: Int, first: String, text: String)
  case settingsNotSimulated(count: Int, first: String, settings: String, othersCount: Bool)
  case unknownHashes(count: Int, first: String, algorithm: String)
  case endsMissing(count: Int, first: String)
  case written(path: String)
  case loss(count: Int, first: String)
  case notLookedAt(count: Int, first: String)
  case nothingFound
  case found(errors: Int, warnings: Int, notes: Int)
}

/// A finding of `lint` in words: what is wrong, then what to do; names come in visible form.
public enum FindingPhrase: Hashable, Sendable {
  case severity(Finding.Severity)
  case neverMatches(behind: String)
  case contradictoryHeaders
  case keyIgnored(type: String)
  case argumentsIgnored(type: String)
  case wildcardOnDirect
  case wildcardInWord(String)
  case covered(by: String)
  case notCompared(Int)
  case onlyByName
  case noBindings
  case leadsNowhere
  case unfed
  case missingAlternate(String)
  case alternateIsDefault
  case alternateCycle(String)
  case missingDeadLetterExchange(String)
  case deadLettersDropped(exchange: String, key: String?)
  case deadLetterCycle(String, Finding.DeadLetterCycle)
  case reservedName
  case holdsNothing(String)
  case policyMatchesNothing
  case policyShadowed(by: String)
  case policyForeignSetting(String, queues: Int)
  case policySettingUnused(String, target: String)
  case policiesNotCompared(Int)
  case noPermissions
}
