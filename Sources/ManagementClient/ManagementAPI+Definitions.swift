public import AMQPModel
public import BrokerCore
import Interchange

/// Definitions from a broker and to it.
extension ManagementAPI {
  /// The octets of `GET /api/definitions`, of one virtual host or of the whole broker; an answer
  /// that is not good has no such octets. Whole within a minute, `limit` octets at most.
  public func definitions(
    of host: VirtualHostName?, limit: Int = 32 << 20,
    isInterrupted: () -> Bool = { false }
  ) throws(HTTPFailure) -> Reply {
    try ask(
      .get, ["definitions"] + (host.map { ["\($0)"] } ?? []), limit: limit, within: 60_000,
      isInterrupted: isInterrupted)
  }

  /// Imports definitions, into one virtual host or, in the form of a whole broker, everywhere.
  public func put(
    _ definitions: Definitions, in host: VirtualHostName?, isInterrupted: () -> Bool = { false }
  ) throws(HTTPFailure) -> Reply {
    try ask(
      .post, ["definitions"] + (host.map { ["\($0)"] } ?? []),
      DefinitionsWriter(definitions).compactText, within: 60_000, isInterrupted: isInterrupted)
  }

  /// What a virtual host has, its text changed by `renaming` before it is read; nil where the broker
  /// does not give it.
  public func exported(
    from host: VirtualHostName?, renaming: (String) -> String = { $0 }
  ) throws(HTTPFailure) -> Definitions? {
    let reply = try definitions(of: host)
    guard reply.isFine else { return nil }
    let text = renaming(String(decoding: reply.octets, as: UTF8.self))
    return try? DefinitionsReader.read(Array(text.utf8)).definitions
  }
}

extension ManagementAPI {
  /// What of `expected` is not, or otherwise, in what a broker exported, and how much it has
  /// besides.
  public static func missing(
    of expected: Definitions, in exported: Definitions
  ) -> (missing: [String], surplus: [String], commonCount: Int) {
    let comparison = DefinitionsComparison(expected, exported)
    return (comparison.onlyInFirst, comparison.onlyInSecond, comparison.commonCount)
  }
}
