public import AMQPClient
import BrokerCore
import Interchange
import NIOCore
import NIOHTTP1
import NIOPosix

/// RabbitMQ's HTTP API, from the client's side (RabbitMQ, "Management HTTP API").
///
/// Each question has a connection of its own; without TLS.
public struct ManagementAPI: Sendable {
  /// What is to be done with what the path names.
  public enum Verb: String, Hashable, Sendable {
    case get = "GET"
    case put = "PUT"
    case post = "POST"
    case delete = "DELETE"
  }

  /// What is answered.
  public struct Reply: Hashable, Sendable {
    /// HTTP's code, 200 for a good answer.
    public let status: Int
    /// The body.
    public internal(set) var octets: [UInt8]

    /// Whether it is a good answer.
    public var isFine: Bool { (200..<300).contains(status) }

    /// RabbitMQ's reason in words; nil where the answer is not RabbitMQ's.
    public var reason: String? {
      guard let value = try? JSONValue(reading: octets), let reason = value["reason"] else {
        return nil
      }
      return reason.string ?? reason.text
    }
  }

  /// Where it is and who asks.
  public let address: ServerAddress
  private let loop: ClientLoop

  /// The API at `address`, where 15672 is RabbitMQ's port; the virtual host means nothing.
  public init(_ address: ServerAddress, on loop: ClientLoop) {
    self.address = address
    self.loop = loop
  }

  /// Asks `/api/…`, each part of the path encoded; waits for the whole answer, `milliseconds` at
  /// most, and takes `limit` octets. `isInterrupted` is asked several times a second.
  public func ask(
    _ verb: Verb, _ path: [String], _ body: String? = nil, limit: Int = 1 << 20,
    within milliseconds: Int = 10_000, isInterrupted: () -> Bool = { false }
  ) throws(HTTPFailure) -> Reply {
    let eventLoop = loop.group.any()
    let promise = eventLoop.makePromise(of: Reply.self)
    let head = head(verb, path, body)
    let deadline = eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
      promise.fail(HTTPFailure.silent(milliseconds: milliseconds))
    }
    ClientBootstrap(group: eventLoop)
      .connectTimeout(.milliseconds(Int64(milliseconds)))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHTTPClientHandlers()
          try pipeline.addHandler(HTTPExchange(head, body, limit: limit, promise))
          // Whatever ends the question ends the connection.
          promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
      }
      .connect(host: address.host, port: address.port)
      .whenFailure { promise.fail(HTTPFailure.unreachable("\($0)")) }
    defer { deadline.cancel() }
    return try Self.wait(for: promise, isInterrupted)
  }

  private static func wait(
    for promise: EventLoopPromise<Reply>, _ isInterrupted: () -> Bool
  ) throws(HTTPFailure) -> Reply {
    let eventLoop = promise.futureResult.eventLoop
    while true {
      let turn = eventLoop.makePromise(of: Bool.self)
      let alarm = eventLoop.scheduleTask(in: .milliseconds(100)) { turn.succeed(false) }
      promise.futureResult.whenComplete { _ in turn.succeed(true) }
      let isDone = try? turn.futureResult.wait()
      alarm.cancel()
      if isDone == true { break }
      if isInterrupted() { promise.fail(HTTPFailure.interrupted) }
    }
    do {
      return try promise.futureResult.wait()
    } catch let failure as HTTPFailure {
      throw failure
    } catch {
      throw .unreachable("\(error)")
    }
  }

  private func head(_ verb: Verb, _ path: [String], _ body: String?) -> HTTPRequestHead {
    let credentials = Base64.text(of: Array("\(address.user):\(address.password)".utf8))
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    var headers: HTTPHeaders = [
      "Host": "\(host):\(address.port)", "Authorization": "Basic \(credentials)",
      "Accept": "application/json", "User-Agent": "Warren", "Connection": "close",
    ]
    if let body {
      headers.add(name: "Content-Type", value: "application/json")
      headers.add(name: "Content-Length", value: "\(body.utf8.count)")
    } else if verb != .get {
      headers.add(name: "Content-Length", value: "0")
    }
    let uri = "/api/" + path.map(Self.encoded).joined(separator: "/")
    return HTTPRequestHead(
      version: .http1_1, method: HTTPMethod(rawValue: verb.rawValue), uri: uri, headers: headers)
  }

  /// A part of a path (RFC 3986, 3.3): all but what is unreserved as `%2F`.
  private static func encoded(_ part: String) -> String {
    part.utf8.map { octet in
      let character = Character(Unicode.Scalar(octet))
      if octet < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
        return String(character)
      }
      let digits = String(octet, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
