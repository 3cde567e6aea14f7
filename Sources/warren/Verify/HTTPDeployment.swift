import AMQPClient
import AMQPModel
import BrokerCore
import ManagementClient
import Narration

/// Puts definitions on a broker over its HTTP API, and reads them back.
struct HTTPDeployment {
  /// How it went.
  struct Result {
    /// RabbitMQ's reason, where it does not take them; what stands before is there all the same.
    var refusal: String?
    /// What is not there afterwards, or other.
    var missing: [String] = []
    /// How much is there as it should be.
    var commonCount = 0
    /// How much the broker has besides.
    var surplusCount = 0
  }

  private let definitions: Definitions
  private let address: DefinitionsAddress

  /// Those of a whole broker, or what is in `/` where the address names a virtual host.
  init(_ whole: Definitions, to address: DefinitionsAddress) {
    self.address = address
    guard let host = address.virtualHost else {
      var definitions = whole
      // Theirs are the broker's own: nobody is to get another password by this.
      definitions.users.removeAll { $0.name == .guest }
      definitions.permissions.removeAll { $0.user == .guest }
      definitions.topicPermissions.removeAll { $0.user == .guest }
      self.definitions = definitions.withoutChosenNames
      return
    }
    var definitions = whole.only(.default)
    definitions.form = .virtualHost(host)
    self.definitions = definitions.withoutChosenNames
  }

  func run(on loop: ClientLoop) throws(FetchProblem) -> Result {
    let api = ManagementAPI(address.server, on: loop)
    do {
      _ = try Fetching.reply(in: address) { () throws(HTTPFailure) in
        try api.put(definitions, in: address.virtualHost)
      }
    } catch .answered(400, let reason) {
      return Result(refusal: reason)
    }
    var exported: Definitions?
    do throws(HTTPFailure) {
      exported = try api.exported(from: address.virtualHost)
    } catch {
      throw FetchProblem(error)
    }
    guard var exported else { throw .notRabbitMQ(status: 200) }
    exported.form = definitions.form
    let (missing, surplus, count) = ManagementAPI.missing(of: definitions, in: exported)
    return Result(missing: missing, commonCount: count, surplusCount: surplus.count)
  }
}

extension Definitions {
  /// Without queues that the server named, which are somebody's, and what is bound to them.
  fileprivate var withoutChosenNames: Definitions {
    var copy = self
    copy.queues.removeAll { $0.name.value.hasPrefix("amq.") }
    copy.bindings.removeAll { $0.binding.destination.name.hasPrefix("amq.gen-") }
    return copy
  }
}
