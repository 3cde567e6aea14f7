/// What a trace says of virtual hosts, users, permissions and policies.
public enum AdministrationPhrase: Hashable, Sendable {
  case connectionOpened(String, user: String)
  case virtualHostAdded(String, isNew: Bool)
  case virtualHostDeleted(String)
  case userAdded(String, tags: String)
  case userDeleted(String)
  case passwordChanged(String)
  case passwordCleared(String)
  case tagsSet(String, tags: String)
  case permissionsSet(
    user: String, virtualHost: String, configure: String, write: String, read: String)
  case permissionsCleared(user: String, virtualHost: String)
  case policySet(String, virtualHost: String?, Matching)
  case policyCleared(String, virtualHost: String?)
  case policyCounts(queues: Int, exchanges: Int)
  case operatorPolicySet(String, virtualHost: String?, Matching)
  case operatorPolicyCleared(String, virtualHost: String?)
  case operatorPolicyCounts(queues: Int)
  case topicPermissionsSet(
    user: String, virtualHost: String, exchange: String, write: String, read: String)
  /// Of one exchange, or of all.
  case topicPermissionsCleared(user: String, virtualHost: String, exchange: String?)

  /// What a policy is for.
  public struct Matching: Hashable, Sendable {
    /// The regular expression.
    public let pattern: String
    /// RabbitMQ's word for what it may count for.
    public let target: String
    /// Its priority.
    public let priority: Int
    /// Its settings.
    public let settings: String
  }
}
