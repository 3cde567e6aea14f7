import AMQPListener
import AMQPWire
import ArgumentParser
import BrokerCore
import BrokerHost
import CommandLanguage
import Glibc
import Narration
import Terminal
import Workbench

/// `warren serve`
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Lets AMQP 0-9-1 clients connect as if it were RabbitMQ.",
    discussion: """
      Your own program connects to localhost as guest with the password guest, and what it really
      did is told line by line. Everything is in memory. Ctrl-C, or SIGTERM, ends it.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port"))
  var port: UInt16 = 5672

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Listen on an address that other machines can reach.")
  var allowRemote = false

  @Flag(help: "Let guest in from other machines, which RabbitMQ refuses.")
  var allowRemoteGuest = false

  @Option(help: ArgumentHelp("The most connections at a time.", valueName: "count"))
  var maxConnections = 1_000

  @Option(help: ArgumentHelp("The most channels of a connection.", valueName: "count"))
  var maxChannels: UInt16 = 2_047

  @Option(help: ArgumentHelp("The largest frame, from 4096.", valueName: "bytes"))
  var maxFrame: UInt32 = 131_072

  @Option(help: ArgumentHelp("The largest message body.", valueName: "bytes"))
  var maxMessage = 16 << 20

  @Option(help: ArgumentHelp("What may wait for a client that does not read.", valueName: "bytes"))
  var maxOutgoing = 256 << 20

  @Option(
    help: ArgumentHelp("What may be queued in all before publishers wait.", valueName: "bytes"))
  var maxQueuedBytes = BrokerHost.defaultQueuedLimit

  @Option(help: ArgumentHelp("How long logging in may take.", valueName: "ms"))
  var handshakeTimeout = 10_000

  @Option(help: ArgumentHelp("The heartbeat to propose; 0 is none.", valueName: "seconds"))
  var heartbeat: UInt16 = 60

  @Flag(help: "Tell nothing of what happens.")
  var quiet = false

  @Option(help: ArgumentHelp("Write what happens to the end of a file as well.", valueName: "file"))
  var log: String?

  @OptionGroup var options: Options

  func validate() throws {
    guard maxConnections > 0, maxChannels > 0, maxMessage > 0, maxOutgoing > 0,
      maxQueuedBytes > 0, handshakeTimeout > 0
    else {
      throw ValidationError("A limit is at least 1.")
    }
    guard (4_096...16_777_216).contains(maxFrame) else {
      throw ValidationError("--max-frame is from 4096 to 16777216.")
    }
  }

  func run() throws {
    let words = options.language.phrasebook
    let isLocal = ["127.0.0.1", "::1", "localhost"].contains(host)
    guard isLocal || allowRemote else {
      Console.writeError(words.text(.needsPermission(host: visible(host))) + "\n")
      throw ExitCode(2)
    }
    let log = try openLog()
    // A person at a terminal can do something meanwhile.
    if Screen.isTerminal(STDIN_FILENO), Screen.isTerminal(STDOUT_FILENO), options.format == .text {
      try openPrompt(log, isLocal)
    } else {
      try serve(log, isLocal)
    }
  }

  private func openLog() throws -> TraceLog? {
    guard let path = log else { return nil }
    guard let log = TraceLog(path: path, options) else {
      let phrase = NoticePhrase.cannotWrite(path: visible(path))
      Console.writeError(options.language.phrasebook.text(phrase) + "\n")
      throw ExitCode(2)
    }
    return log
  }

  private func openPrompt(_ log: TraceLog?, _ isLocal: Bool) throws {
    let listening = Prompt.Listening(
      configuration: configuration, queuedLimit: maxQueuedBytes, isQuiet: quiet, log: log)
    var prompt = try Prompt(options, listening)
    if !isLocal {
      Console.writeError(options.language.phrasebook.text(whoComesIn) + "\n")
    }
    let statement = Statement(.network(.listen(port: port)))
    if prompt.run(first: "\(statement)", isNeeded: true) == .failed { throw ExitCode(1) }
  }

  /// What others than this machine can do.
  private var whoComesIn: ServicePhrase {
    let name = visible(host)
    return allowRemoteGuest ? .openToOthers(host: name) : .guestStaysHere(host: name)
  }

  private func serve(_ log: TraceLog?, _ isLocal: Bool) throws {
    // Before any other thread is started.
    var service = Service(options, isQuiet: quiet, log: log)
    let broker = Broker(seed: options.seed, profile: options.profile)
    let host = BrokerHost(
      broker, queuedLimit: maxQueuedBytes,
      clock: { Instant(milliseconds: ServiceClock.milliseconds) })
    let feed = service.feed
    feed.observe(host)
    do {
      let listener = try Listener.start(
        configuration, host, clock: { ServiceClock.milliseconds })
      listener.everySecond { feed.tick() }
      service.say(.listening(host: self.host, port: listener.port))
      if !isLocal { service.say(whoComesIn) }
      service.run { listener.stop() }
    } catch {
      let phrase = ServicePhrase.cannotListen(
        host: visible(self.host), port: Int(port), reason: visible(error.description))
      Console.writeError(options.language.phrasebook.text(phrase) + "\n")
      throw ExitCode(1)
    }
  }

  private var configuration: ListenerConfiguration {
    var configuration = ListenerConfiguration(version: Warren.version)
    configuration.host = host
    configuration.port = Int(port)
    configuration.connectionLimit = maxConnections
    configuration.allowsRemoteGuest = allowRemoteGuest
    configuration.outgoingLimit = maxOutgoing
    configuration.pauseLimit = min(configuration.pauseLimit, maxOutgoing)
    configuration.wire.tuning = .init(
      channelMax: maxChannels, frameMax: maxFrame, heartbeat: heartbeat)
    configuration.wire.messageSizeLimit = maxMessage
    configuration.wire.handshakeTimeout = handshakeTimeout
    return configuration
  }
}
