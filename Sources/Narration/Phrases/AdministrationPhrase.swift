/// What a trace says of virtual hosts, users, permissions and policies.
public enum AdministrationPhrase: Hashable, Sendable {
  case connectionOpened(String, user: String)
}
