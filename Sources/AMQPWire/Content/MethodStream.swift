public import AMQPModel
public import NIOCore

/// The other end's methods as they come out of its octets, for whoever is a client.
public struct MethodStream: Equatable, Sendable {
  /// What came.
  public enum Item: Hashable, Sendable {
    /// A whole method with its content.
    case method(WireMethod, on: ChannelNumber)
    /// A sign of life.
    case heartbeat
  }

  /// Why nothing more can be read.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong, for a developer.
    public let description: String
  }

  private var decoder = FrameDecoder()
  private var assemblers: [ChannelNumber: ContentAssembler] = [:]

  /// A stream of frames of at most `frameMax` octets.
  public init(frameMax: Int) { decoder.frameMax = frameMax }

  /// Takes what arrived.
  public mutating func append(_ octets: ByteBuffer) { decoder.append(octets) }

  /// The next method or heartbeat; nil when more octets are needed.
  public mutating func next() throws(Failure) -> Item? {
    do {
      while let frame = try decoder.next() {
        guard let kind = frame.kind else { throw Failure(description: frame.dump) }
        if kind == .heartbeat { return .heartbeat }
        let assembled = try assemblers[frame.channel, default: ContentAssembler()].receive(
          kind, frame.payload, sizeLimit: .max)
        if case .method(let method) = assembled { return .method(method, on: frame.channel) }
      }
      return nil
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(description: "\(error)")
    }
  }
}
