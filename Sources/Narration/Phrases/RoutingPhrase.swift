/// What a trace says of a publish and of where it goes; names come in visible form.
public enum RoutingPhrase: Hashable, Sendable {
  case published(by: String?, exchange: String, type: String?, key: String, bytes: Int)
  case copy(bindings: Int, ready: Int)
  case copies(bindings: Int)
  case dropped
  case lostWith(queue: String)
  case returned(code: Int, text: String)
  case returnedTo(channel: String)
  case queueMissing(String)
  case noBindings
  case hopBound(exchange: String, type: String, to: String)
  case hopAlternate(exchange: String, type: String, of: String)
  case alternateMissing(String)
  case moreBindings(Int)
  case wildcardsInKey
}
