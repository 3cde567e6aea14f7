import AMQPModel
import AMQPWire
import NIOCore

/// The client's side of a socket: logs in, then puts aside what the broker says.
final class ClientHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let address: ServerAddress
  private let name: String
  private let inbox: Inbox
  private var stream = MethodStream(frameMax: Int(ClientConnection.frameMax))

  init(_ address: ServerAddress, name: String, _ inbox: Inbox) {
    self.address = address
    self.name = name
    self.inbox = inbox
  }

  func channelActive(context: ChannelHandlerContext) {
    write(context) { $0.writeBytes(FrameEncoder.protocolHeader) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    stream.append(unwrapInboundIn(data))
    do {
      while let item = try stream.next() {
        guard case .method(let method, let channel) = item else { continue }
        receive(method, channel, context)
      }
    } catch {
      end("\(error)", context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    inbox.change { $0.ending = $0.ending ?? "connection closed" }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { end("\(error)", context) }

  private func receive(
    _ method: WireMethod, _ channel: ChannelNumber, _ context: ChannelHandlerContext
  ) {
    switch method {
    case .handshake(.start): logIn(context)
    case .handshake(.tune(let proposed)): tune(proposed, context)
    case .handshake(.openOk): inbox.change { $0.isOpen = true }
    case .handshake(.secure): end("another challenge", context)
    case .method(.connection(.close(let close))):
      write(context) { FrameEncoder.write(.method(.connection(.closeOk)), on: 0, into: &$0) }
      inbox.change { state in
        // A broker may say so instead of letting the client in.
        state.ending = "\(close.replyCode.rawValue) \(close.replyText)"
        state.received.append(.init(.connection(.close(close)), on: 0))
      }
    case .method(let method):
      inbox.change { $0.received.append(.init(method, on: channel)) }
    // A broker that takes nothing for the moment takes it later.
    case .handshake, .accessRequest, .accessRequestOk: break
    }
  }

  private func logIn(_ context: ChannelHandlerContext) {
    let response = [0] + Array(address.user.utf8) + [0] + Array(address.password.utf8)
    let capabilities: FieldTable = [
      "publisher_confirms": .boolean(true), "exchange_exchange_bindings": .boolean(true),
      "basic.nack": .boolean(true), "consumer_cancel_notify": .boolean(true),
      "connection.blocked": .boolean(true), "authentication_failure_close": .boolean(true),
    ]
    let properties: FieldTable = [
      "product": .string("Warren"), "connection_name": .string(name),
      "capabilities": .table(capabilities),
    ]
    write(context) {
      FrameEncoder.write(
        .handshake(.startOk(properties: properties, mechanism: "PLAIN", response: response)),
        on: 0, into: &$0)
    }
  }

  /// Takes what is proposed, frames no larger than ours, and no heartbeats: it does not stay long.
  private func tune(_ proposed: HandshakeMethod.Tuning, _ context: ChannelHandlerContext) {
    var tuning = proposed
    tuning.frameMax =
      proposed.frameMax == 0
      ? ClientConnection.frameMax : min(proposed.frameMax, ClientConnection.frameMax)
    tuning.heartbeat = 0
    let (frameMax, host) = (tuning.frameMax, address.virtualHost)
    inbox.change { $0.frameMax = frameMax }
    write(context) {
      FrameEncoder.write(.handshake(.tuneOk(tuning)), on: 0, into: &$0)
      FrameEncoder.write(.handshake(.open(host)), on: 0, into: &$0)
    }
  }

  private func end(_ reason: String, _ context: ChannelHandlerContext) {
    inbox.change { $0.ending = $0.ending ?? reason }
    context.close(promise: nil)
  }

  private func write(_ context: ChannelHandlerContext, _ body: (inout ByteBuffer) -> Void) {
    var octets = ByteBuffer()
    body(&octets)
    context.writeAndFlush(wrapOutboundOut(octets), promise: nil)
  }
}
