import AMQPModel
import NIOCore

/// Why the payload of a method frame is no method.
enum MethodError: Error, Hashable, Sendable {
  /// Too short to have a class and a method.
  case noMethod
  /// Nobody knows that class or method.
  case unknown(classID: UInt16, methodID: UInt16)
  /// The arguments are not those of the method.
  case malformed(Malformation, classID: UInt16, methodID: UInt16, arguments: [UInt8])
}

extension WireMethod {
  /// The method in the payload of a method frame; one that carries content has an empty one yet.
  init(reading payload: ByteBuffer) throws(MethodError) {
    var payload = payload
    guard let classID = payload.readInteger(as: UInt16.self),
      let methodID = payload.readInteger(as: UInt16.self)
    else { throw .noMethod }
    var reader = ArgumentReader(payload)
    do {
      guard let method = try reader.method(classID, methodID) else {
        throw MethodError.unknown(classID: classID, methodID: methodID)
      }
      guard reader.isAtEnd else { throw Malformation.length }
      self = method
    } catch let error as MethodError {
      throw error
    } catch let error as Malformation {
      throw .malformed(
        error, classID: classID, methodID: methodID, arguments: Array(payload.readableBytesView))
    } catch {
      throw .noMethod
    }
  }
}

extension ArgumentReader {
  /// The arguments of a method; nil when there is no such method.
  fileprivate mutating func method(
    _ classID: UInt16, _ methodID: UInt16
  ) throws(Malformation) -> WireMethod? {
    switch classID {
    case 10: try connectionMethod(methodID)
    case 20: try channelMethod(methodID).map { .method(.channel($0)) }
    case 30: try accessMethod(methodID)
    case 40: try exchangeMethod(methodID).map { .method(.exchange($0)) }
    case 50: try queueMethod(methodID).map { .method(.queue($0)) }
    case 60: try basicMethod(methodID).map { .method(.basic($0)) }
    case 85: try confirmMethod(methodID).map { .method(.confirm($0)) }
    case 90: txMethod(methodID).map { .method(.tx($0)) }
    case _: nil
    }
  }

  private mutating func connectionMethod(
    _ methodID: UInt16
  ) throws(Malformation) -> WireMethod? {
    switch methodID {
    case 10:
      _ = try integer(as: UInt16.self)
      return .handshake(
        .start(properties: try table(), mechanisms: try longString(), locales: try longString()))
    case 11:
      let properties = try table()
      let mechanism = try text()
      let response = try longString()
      _ = try text()
      return .handshake(
        .startOk(properties: properties, mechanism: mechanism, response: response))
    case 20: return .handshake(.secure(try longString()))
    case 21: return .handshake(.secureOk(try longString()))
    case 30: return .handshake(.tune(try tuning()))
    case 31: return .handshake(.tuneOk(try tuning()))
    case 40:
      let host = try name(as: VirtualHostName.self)
      _ = try text()
      _ = try flags()
      return .handshake(.open(host))
    case 41:
      _ = try text()
      return .handshake(.openOk)
    case 50:
      let closing = try closing()
      return .method(
        .connection(
          .close(
            .init(replyCode: closing.code, replyText: closing.text, cause: closing.cause))))
    case 51: return .method(.connection(.closeOk))
    case 60: return .handshake(.blocked(reason: try text()))
    case 61: return .handshake(.unblocked)
    case 70:
      let secret = try longString()
      _ = try text()
      return .handshake(.updateSecret(secret))
    case 71: return .handshake(.updateSecretOk)
    case _: return nil
    }
  }

  private mutating func tuning() throws(Malformation) -> HandshakeMethod.Tuning {
    .init(channelMax: try integer(), frameMax: try integer(), heartbeat: try integer())
  }

  /// The fields that `connection.close` and `channel.close` have in common.
  ///
  /// A client may say any number; those that AMQP does not know mean nothing to a broker.
  private mutating func closing() throws(Malformation) -> (
    code: ReplyCode, text: String, cause: MethodID?
  ) {
    let code = ReplyCode(rawValue: try integer()) ?? .replySuccess
    let text = try text().description
    let (classID, methodID): (UInt16, UInt16) = (try integer(), try integer())
    return (code, text, classID == 0 ? nil : MethodNames.id(classID, methodID))
  }

  private mutating func channelMethod(_ methodID: UInt16) throws(Malformation) -> ChannelMethod? {
    switch methodID {
    case 10:
      _ = try text()
      return .open
    case 11:
      _ = try longString()
      return .openOk
    case 20: return .flow(.init(active: try flags()[0]))
    case 21: return .flowOk(.init(active: try flags()[0]))
    case 40:
      let closing = try closing()
      return .close(.init(replyCode: closing.code, replyText: closing.text, cause: closing.cause))
    case 41: return .closeOk
    case _: return nil
    }
  }

  private mutating func accessMethod(_ methodID: UInt16) throws(Malformation) -> WireMethod? {
    switch methodID {
    case 10:
      _ = try text()
      _ = try flags()
      return .accessRequest
    case 11:
      _ = try integer(as: UInt16.self)
      return .accessRequestOk
    case _: return nil
    }
  }

  private mutating func confirmMethod(_ methodID: UInt16) throws(Malformation) -> ConfirmMethod? {
    switch methodID {
    case 10: .select(.init(noWait: try flags()[0]))
    case 11: .selectOk
    case _: nil
    }
  }

  private mutating func txMethod(_ methodID: UInt16) -> TxMethod? {
    switch methodID {
    case 10: .select
    case 11: .selectOk
    case 20: .commit
    case 21: .commitOk
    case 30: .rollback
    case 31: .rollbackOk
    case _: nil
    }
  }
}
