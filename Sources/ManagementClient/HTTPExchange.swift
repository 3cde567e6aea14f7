import NIOCore
import NIOHTTP1

/// One request on a connection of its own, and what is answered.
final class HTTPExchange: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private let head: HTTPRequestHead
  private let body: String?
  private let limit: Int
  private let promise: EventLoopPromise<ManagementAPI.Reply>
  private var reply: ManagementAPI.Reply?

  init(
    _ head: HTTPRequestHead, _ body: String?, limit: Int,
    _ promise: EventLoopPromise<ManagementAPI.Reply>
  ) {
    self.head = head
    self.body = body
    self.limit = limit
    self.promise = promise
  }

  func channelActive(context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if let body {
      let octets = context.channel.allocator.buffer(string: body)
      context.write(wrapOutboundOut(.body(.byteBuffer(octets))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): reply = ManagementAPI.Reply(status: Int(head.status.code), octets: [])
    case .body(let octets):
      guard (reply?.octets.count ?? 0) + octets.readableBytes <= limit else {
        end(.tooLarge(limit: limit), context)
        return
      }
      reply?.octets += octets.readableBytesView
    case .end:
      if let reply { promise.succeed(reply) }
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) { promise.fail(HTTPFailure.notHTTP) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { end(.notHTTP, context) }

  private func end(_ failure: HTTPFailure, _ context: ChannelHandlerContext) {
    promise.fail(failure)
    context.close(promise: nil)
  }
}
