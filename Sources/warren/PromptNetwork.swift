import AMQPListener
import BrokerCore
import BrokerHost
import Workbench

extension NetworkAccess {
  /// Listens as `configuration` says, and puts what programs do into `feed`.
  static func listening(
    _ configuration: ListenerConfiguration, queuedLimit: Int, _ feed: ClientFeed
  ) -> NetworkAccess {
    let open: NetworkAccess.Open = { broker, now, port throws(NetworkAccess.Failure) in
      // The broker's time goes on where it is.
      let offset = now.milliseconds - ServiceClock.milliseconds
      let clock: @Sendable () -> Int = { ServiceClock.milliseconds + offset }
      let host = BrokerHost(
        broker, queuedLimit: queuedLimit, clock: { Instant(milliseconds: clock()) })
      var configuration = configuration
      if let port { configuration.port = Int(port) }
      do throws(Listener.Failure) {
        feed.observe(host)
        let listener = try Listener.start(configuration, host, clock: clock)
        listener.everySecond { feed.tick() }
        return Network(
          host: host, address: configuration.host, port: listener.port,
          takeNews: { feed.take() }, close: { listener.stop() })
      } catch {
        throw NetworkAccess.Failure(
          host: configuration.host, port: configuration.port, reason: error.description)
      }
    }
    return NetworkAccess(
      now: { Instant(milliseconds: ServiceClock.milliseconds) }, open: open)
  }
}
