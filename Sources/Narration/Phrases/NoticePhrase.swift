public import BrokerCore

/// What the workbench says of itself.
public enum NoticePhrase: Hashable, Sendable {
  case welcome(version: String)
  case firstSteps
  case undone(String)
  case redone(String)
  case nothingToUndo
  case nothingToRedo
  case checkpointSaved(String)
  case tooManyCheckpoints(limit: Int)
  case rolledBack(String)
  case noSuchCheckpoint(String, nearest: String?)
  case reset
  case stage(isOn: Bool)
  case clock(milliseconds: Int)
  case expectationHeld
  case expectationFailed(expected: String, found: String)
  case noErrorBefore(code: Int)
  case noSuchConsumer(String, nearest: String?)
  case noSuchConnection(String, nearest: String?)
  case noSuchChannel(String, nearest: String?)
  case noSuchQueue(String, nearest: String?)
  case noSuchVirtualHost(String, nearest: String?)
  case noSuchExchange(String, nearest: String?)
  case noSuchMessage(Int, last: Int)
  case messageForgotten(Int)
  case nothingUnacknowledged(String)
  case nameTaken(String, queue: String)
  case alsoDies(connection: String, consumers: String)
  case keyPrompt(exchange: String)
  case keyPromptLeft
  case saved(path: String, lines: Int)
  case cannotRead(path: String)
  case cannotWrite(path: String)
  case outputLost
  case filesNotAllowed
  case fileTooLarge(path: String)
  case memoryFull(limit: Int)
  case sourceTooDeep
  case language(String)
  case profile(BrokerProfile)
  case deprecated(DeprecatedFeature)
  case globalPrefetchIgnored
  case noHelp(String, nearest: String?)
  case notInScript(String)
  case stopped(file: String, line: Int)
  case didYouMean(String)
  case isQueue(String)
  case isExchange(String)
  case alreadyOpen(String)
  case interrupted(done: Int)
  case passwordHidden
  case otherUser(String, user: String)
  case lineTooLong(limit: Int)
  case interchange(InterchangePhrase)
  case simulation(SimulationPhrase)
  case experiment(ExperimentPhrase)
  case service(ServicePhrase)
}
