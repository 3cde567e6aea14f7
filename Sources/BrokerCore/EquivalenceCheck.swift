import AMQPModel

/// Compares what a declare asks for with what exists; the first difference is a 406.
///
/// Texts and order: scenarios `queue-declare-inequivalent-*`, `queue-declare-check-order`.
struct EquivalenceCheck {
  /// `queue` or `exchange`.
  let kind: String
  let name: ShortString
  let virtualHost: VirtualHostName
  let method: MethodID

  func flag(_ argument: ShortString, _ wanted: Bool, _ current: Bool) throws(AMQPException) {
    try text(argument, wanted ? "true" : "false", current ? "true" : "false")
  }

  func text(_ argument: ShortString, _ wanted: String, _ current: String) throws(AMQPException) {
    guard wanted != current else { return }
    throw inequivalent(argument, "received '\(wanted)' but current is '\(current)'")
  }

  func argument(
    _ argument: ShortString, _ wanted: FieldValue?, _ current: FieldValue?
  ) throws(AMQPException) {
    switch (wanted, current) {
    case (nil, nil): return
    // Void is as good as nothing, but the text is another.
    case (.void?, let current?) where current != .void:
      throw inequivalent(argument, "received none but current is '\(current.erlangText)'")
    case (let wanted?, let current?):
      if Self.areEqual(wanted, current) { return }
      throw inequivalent(
        argument, "received '\(wanted.erlangText)' but current is '\(current.erlangText)'")
    case (let wanted?, nil):
      throw inequivalent(argument, "received \(Self.described(wanted)) but current is none")
    case (nil, let current?):
      throw inequivalent(argument, "received none but current is \(Self.described(current))")
    }
  }

  /// The types matter only between kinds: integers with timestamps, floats, strings with byte
  /// arrays (scenario `equal-arguments`).
  private static func areEqual(_ left: FieldValue, _ right: FieldValue) -> Bool {
    if let number = left.wholeNumber { return number == right.wholeNumber }
    if let number = left.floatingPoint { return number == right.floatingPoint }
    if let octets = left.octets { return octets == right.octets }
    return left == right
  }

  private static func described(_ value: FieldValue) -> String {
    "the value '\(value.erlangText)' of type '\(value.typeName)'"
  }

  private func inequivalent(_ argument: ShortString, _ difference: String) -> AMQPException {
    AMQPException(
      .preconditionFailed,
      "inequivalent arg '\(argument)' for \(kind) '\(name)' in vhost '\(virtualHost)': "
        + difference, method: method)
  }
}
