/// What the help says of itself.
public enum HelpPhrase: Hashable, Sendable {
  /// Behind `help` alone: how to go on.
  case introduction
  /// Above the ideas that have a page.
  case concepts
  /// Above lines to try.
  case examples
  /// The AMQP methods of a command.
  case methods(String)
  /// In front of the pages that belong to a page.
  case seeAlso
  /// What `on=` is, the same for every command that has it.
  case speaker
  /// What `vhost=` is, the same for every command that looks into one.
  case location
}
