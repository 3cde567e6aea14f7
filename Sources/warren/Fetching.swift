import AMQPClient
import ManagementClient
import Narration
import Workbench

/// Files of which some are on a broker.
enum Fetching {
  /// Whether a path is an address.
  static func isAddress(_ path: String) -> Bool {
    path.hasPrefix("http://") || path.hasPrefix("https://")
  }

  /// The definitions at an address.
  static func read(
    _ text: String, _ limit: Int, isInterrupted: () -> Bool
  ) throws(FileAccess.Failure) -> [UInt8] {
    let loop = ClientLoop()
    defer { loop.stop() }
    do throws(FetchProblem) {
      let address = try address(text)
      let api = ManagementAPI(address.server, on: loop)
      let reply = try reply(in: address) { () throws(HTTPFailure) in
        try api.definitions(of: address.virtualHost, limit: limit, isInterrupted: isInterrupted)
      }
      // A web page would be told of as wrong JSON.
      guard reply.octets.first(where: { !" \n\r\t".utf8.contains($0) }) == UInt8(ascii: "{") else {
        throw FetchProblem.notRabbitMQ(status: reply.status)
      }
      return reply.octets
    } catch {
      throw .notFetched(error)
    }
  }

  static func address(_ text: String) throws(FetchProblem) -> DefinitionsAddress {
    if text.hasPrefix("https://") { throw .noTLS }
    guard let address = DefinitionsAddress(text) else { throw .badAddress }
    return address
  }

  /// A good answer to a question about definitions.
  static func reply(
    in address: DefinitionsAddress, _ ask: () throws(HTTPFailure) -> ManagementAPI.Reply
  ) throws(FetchProblem) -> ManagementAPI.Reply {
    let reply: ManagementAPI.Reply
    do throws(HTTPFailure) {
      reply = try ask()
    } catch {
      throw FetchProblem(error)
    }
    if reply.isFine { return reply }
    let reason = reply.reason.map { visible($0) }
    if reply.status == 401 {
      // With any other reason the password is right.
      if let reason, reason != "Not_Authorized", reason != "Login failed" {
        throw .notAllowed(reason: reason)
      }
      throw .notLetIn
    }
    guard let reason else { throw .notRabbitMQ(status: reply.status) }
    if let host = address.virtualHost, reason == "vhost_not_found" || reply.status == 404 {
      throw .noVirtualHost(visible(host))
    }
    throw .answered(status: reply.status, reason: reason)
  }
}

extension FetchProblem {
  /// The same of a request for anything.
  init(_ failure: HTTPFailure) {
    self =
      switch failure {
      case .unreachable(let reason): .unreachable(visible(reason))
      case .silent(let milliseconds): .silent(milliseconds: milliseconds)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      case .notHTTP: .notHTTP
      case .interrupted: .interrupted
      }
  }
}
