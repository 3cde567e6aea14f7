public import AMQPModel
import NIOCore

/// Why frames do not make a method, with what RabbitMQ says of it.
enum AssemblyError: Error, Hashable, Sendable {
  /// A header or a body came where a method was due.
  case expectedMethod
  /// Something else came where a header was due.
  case expectedHeader(MethodID)
  /// The header is of another class.
  case headerOfOtherClass(UInt16, MethodID)
  /// Something else came where a body was due.
  case expectedBody(MethodID)
  /// The properties cannot be read.
  case malformedProperties(Malformation)
  /// The method cannot be read.
  case method(MethodError)
}

/// Puts the frames of one channel together to methods with their content (AMQP 0-9-1 section
/// 4.2.6), whatever the body is cut into.
///
/// A body that is larger than a broker wants is counted and not kept.
struct ContentAssembler: Equatable, Sendable {
  private enum State: Equatable, Sendable {
    case awaitingMethod
    case awaitingHeader(Method)
    case awaitingBody(Content)
  }

  private struct Content: Equatable, Sendable {
    let method: Method
    let properties: BasicProperties
    let size: UInt64
    /// Negative when more came than was announced: then the body never ends, as in RabbitMQ.
    var missing: Int
    var body: [UInt8] = []
    let isKept: Bool
  }

  /// What frames made.
  enum Assembled: Equatable {
    /// Nothing complete yet.
    case nothing
    /// A method, with content if it carries one.
    case method(WireMethod)
    /// A method whose content has more octets than is allowed.
    case oversized(Method, size: UInt64)
  }

  private var state = State.awaitingMethod

  /// Takes the channel's next frame; bodies of more than `sizeLimit` octets are not kept.
  mutating func receive(
    _ kind: Frame.Kind, _ payload: ByteBuffer, sizeLimit: Int
  ) throws(AssemblyError) -> Assembled {
    switch state {
    case .awaitingMethod: return try receiveMethod(kind, payload)
    case .awaitingHeader(let method):
      guard kind == .header else { throw .expectedHeader(method.id) }
      return try receiveHeader(payload, of: method, sizeLimit)
    case .awaitingBody(var content):
      guard kind == .body else { throw .expectedBody(content.method.id) }
      // So that there is one owner of the octets, and appending does not copy them.
      state = .awaitingMethod
      content.missing -= payload.readableBytes
      if content.isKept, content.missing >= 0 {
        content.body.append(contentsOf: payload.readableBytesView)
      }
      return finish(content)
    }
  }

  private mutating func receiveMethod(
    _ kind: Frame.Kind, _ payload: ByteBuffer
  ) throws(AssemblyError) -> Assembled {
    guard kind == .method else { throw .expectedMethod }
    let method: WireMethod
    do { method = try WireMethod(reading: payload) } catch { throw .method(error) }
    if case .method(let carrier) = method, carrier.carriesContent {
      state = .awaitingHeader(carrier)
      return .nothing
    }
    return .method(method)
  }

  private mutating func receiveHeader(
    _ payload: ByteBuffer, of method: Method, _ sizeLimit: Int
  ) throws(AssemblyError) -> Assembled {
    var octets = payload
    guard let classID = octets.readInteger(as: UInt16.self),
      let weight = octets.readInteger(as: UInt16.self),
      let size = octets.readInteger(as: UInt64.self)
    else { throw .expectedHeader(method.id) }
    guard weight == 0 else { throw .expectedHeader(method.id) }
    guard classID == method.id.classID else { throw .headerOfOtherClass(classID, method.id) }
    var reader = ArgumentReader(octets)
    let properties: BasicProperties
    do {
      properties = try BasicProperties(reading: &reader)
    } catch { throw .malformedProperties(error) }
    return finish(
      Content(
        method: method, properties: properties, size: size, missing: Int(clamping: size),
        isKept: size <= UInt64(sizeLimit)))
  }

  private mutating func finish(_ content: Content) -> Assembled {
    guard content.missing == 0 else {
      state = .awaitingBody(content)
      return .nothing
    }
    state = .awaitingMethod
    guard content.isKept else { return .oversized(content.method, size: content.size) }
    return .method(
      .method(content.method.carrying(content.properties, body: content.body)))
  }
}

extension Method {
  /// Whether a header and a body follow it.
  public var carriesContent: Bool { content != nil }

  /// The message that follows the method, when one does.
  var content: Message? {
    guard case .basic(let method) = self else { return nil }
    return switch method {
    case .publish(let publish): publish.message
    case .return(let returned): returned.message
    case .deliver(let deliver): deliver.message
    case .getOk(let ok): ok.message
    case .qos, .qosOk, .consume, .consumeOk, .cancel, .cancelOk, .get, .getEmpty, .ack, .reject,
      .recoverAsync, .recover, .recoverOk, .nack:
      nil
    }
  }

  /// The method with its content; what carries none stays as it is.
  fileprivate func carrying(_ properties: BasicProperties, body: [UInt8]) -> Method {
    guard case .basic(let method) = self, let bare = content else { return self }
    let message = Message(
      exchange: bare.exchange, routingKey: bare.routingKey, properties: properties, body: body)
    switch method {
    case .publish(var publish):
      publish.message = message
      return .basic(.publish(publish))
    case .return(var returned):
      returned.message = message
      return .basic(.return(returned))
    case .deliver(var deliver):
      deliver.message = message
      return .basic(.deliver(deliver))
    case .getOk(var ok):
      ok.message = message
      return .basic(.getOk(ok))
    case .qos, .qosOk, .consume, .consumeOk, .cancel, .cancelOk, .get, .getEmpty, .ack, .reject,
      .recoverAsync, .recover, .recoverOk, .nack:
      return self
    }
  }
}
