import AMQPClient
import ManagementClient
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

/// A server in this process that answers every request with the same, and remembers them.
final class FakeServer: Sendable {
  /// What was asked.
  struct Request: Hashable {
    var line: String
    var headers: [String: String]
    var body: String
  }

  /// What is answered.
  enum Answer: Sendable {
    /// A status and a body, all at once.
    case reply(Int, String)
    /// A body in chunks of one octet.
    case chunks(String)
    /// These octets, without HTTP.
    case octets([UInt8])
    /// Nothing.
    case silence
    /// Half of what is promised.
    case half
  }

  let port: Int
  private let channel: any Channel
  private let log: Log
  private let loop: ClientLoop

  var requests: [Request] { log.requests.withLock { $0 } }

  init(_ answers: [Answer]) throws {
    let log = Log(answers)
    self.log = log
    loop = ClientLoop()
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if case .octets(let octets) = log.next {
            _ = channel.writeAndFlush(ByteBuffer(bytes: octets))
              .flatMap { channel.close() }
            return
          }
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(log))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    port = channel.localAddress?.port ?? 0
  }

  /// The API of this server.
  func api(_ user: String = "guest:guest") throws -> ManagementAPI {
    let address = try #require(
      ServerAddress("http://\(user)@127.0.0.1:\(port)", scheme: "http", port: 1))
    return ManagementAPI(address, on: loop)
  }

  func stop() {
    try? channel.close().wait()
    loop.stop()
  }

  final class Log: Sendable {
    let requests = Mutex<[Request]>([])
    private let answers: [Answer]

    init(_ answers: [Answer]) { self.answers = answers }

    /// The answer to the request that comes; the last one for all that follow.
    var next: Answer {
      let index = requests.withLock { $0.count }
      return answers[min(index, answers.count - 1)]
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: Log
    private var request = Request(line: "", headers: [:], body: "")

    init(_ log: Log) { self.log = log }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        request.line = "\(head.method.rawValue) \(head.uri)"
        for (name, value) in head.headers { request.headers[name.lowercased()] = value }
      case .body(let octets): request.body += String(buffer: octets)
      case .end:
        let answer = log.next
        log.requests.withLock { $0.append(request) }
        send(answer, context)
      }
    }

    private func send(_ answer: Answer, _ context: ChannelHandlerContext) {
      func write(_ part: HTTPServerResponsePart) {
        context.write(wrapOutboundOut(part), promise: nil)
      }
      func head(_ status: Int, _ fields: HTTPHeaders) {
        write(.head(.init(version: .http1_1, status: .init(statusCode: status), headers: fields)))
      }
      switch answer {
      case .reply(let status, let body):
        head(status, ["Content-Length": "\(body.utf8.count)"])
        write(.body(.byteBuffer(ByteBuffer(string: body))))
        write(.end(nil))
      case .chunks(let body):
        head(200, ["Transfer-Encoding": "chunked"])
        for octet in body.utf8 { write(.body(.byteBuffer(ByteBuffer(bytes: [octet])))) }
        write(.end(nil))
      case .half:
        head(200, ["Content-Length": "100"])
        write(.body(.byteBuffer(ByteBuffer(string: "{"))))
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))).whenComplete {
          [channel = context.channel] _ in channel.close(promise: nil)
        }
        return
      case .octets, .silence: return
      }
      context.flush()
    }
  }
}
