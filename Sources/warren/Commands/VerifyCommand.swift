import AMQPClient
import AMQPModel
import ArgumentParser
import BrokerCore
import ManagementClient
import Narration
import Terminal
import Workbench

/// `warren verify LESSON|FILE --on ADDRESS`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Does the same on a real RabbitMQ and compares.",
    discussion: """
      Every line of a lesson or of a script runs here and there, and what clients were told must
      be equal: who received what, in which order, with which flags; which errors. Names get a
      prefix of their own; with --api, the address of the HTTP API, everything happens in a virtual
      host of its own, as a user of its own, and policies, permissions, users and the definitions in
      the end are compared too. What was made is deleted afterwards. What cannot be compared, such
      as virtual time, is said. Exit codes: 0 equal, 1 different, 2 not verified.
      """)

  @Argument(help: "A lesson's name, a lesson's file (en/NAME.md) or a script.")
  var source: String

  @Option(help: ArgumentHelp("The broker: amqp://user:pass@host:port/vhost.", valueName: "address"))
  var on: String

  @Option(
    help: ArgumentHelp(
      "Its HTTP API: http://user:pass@host:15672; as that user, or as the other address says.",
      valueName: "address"))
  var api: String?

  @Option(help: ArgumentHelp("Wait for so much virtual time in all.", valueName: "seconds"))
  var wait = 0

  @Flag(help: "Show the lines that are equal, too.")
  var verbose = false

  @OptionGroup var options: Options

  func validate() throws {
    guard (0...3_600).contains(wait) else { throw ValidationError("--wait is from 0 to 3600.") }
  }

  func run() throws {
    let remote = Remote(options)
    let address = try remote.address(on)
    let management = try api.map { try remote.managementAddress($0, like: address, on) }
    let done = try remote.runthrough(of: source)
    // Before any other thread, so that none of them takes a signal away.
    let watch = Watch()
    let loop = ClientLoop()
    defer { loop.stop() }
    let token = "warren-\(Self.token())"
    let naming =
      management == nil
      ? Naming(
        prefix: token + ".", user: address.user, virtualHost: "\(address.virtualHost)")
      : Naming(own: token)
    let estate = management.map { Estate(ManagementAPI($0, on: loop), naming) }
    var verifier = Verifier(
      done, Peers(address, naming, estate, on: loop, isInterrupted: { watch.isEnded }),
      patience: wait * 1_000, isInterrupted: { watch.isEnded })
    var report = VerifyReport(options.language, isVerbose: verbose)
    report.begin(source, host: address.host, port: address.port, naming)
    var console = VerifyConsole(options)
    var isInterrupted = false
    do throws(VerifyStop) {
      try verifier.begin()
      for step in done.steps {
        if step.beginsAnew, let verdict = try verifier.verifyDefinitions() {
          report.addDefinitions(verdict)
        }
        if let verdict = try verifier.verify(step) { report.add(verdict, step.line) }
        console.show(&report)
      }
      if let verdict = try verifier.verifyDefinitions() { report.addDefinitions(verdict) }
      verifier.finish()
    } catch .interrupted {
      verifier.finish()
      isInterrupted = true
    } catch {
      verifier.finish()
      for name in verifier.leftovers { remote.complain(leftBehind: name) }
      throw remote.complain(error, address, management)
    }
    report.end(leftovers: verifier.leftovers, isInterrupted: isInterrupted)
    console.show(&report)
    if isInterrupted { throw ExitCode(2) }
    if !report.isEqual { throw ExitCode(1) }
  }

  /// Something that no other name on the broker begins with.
  private static func token() -> String {
    String(UInt32.random(in: .min ... .max), radix: 36)
  }
}

/// Prints a report as it comes.
private struct VerifyConsole {
  private var console: Console?

  init(_ options: Options) {
    if options.format == .text { console = Console(options, language: options.language) }
  }

  mutating func show(_ report: inout VerifyReport) {
    let (text, lines) = (report.takeText(), report.takeLines())
    if console == nil {
      _ = Screen.write(text)
    } else {
      console?.show(.prose(lines))
      console?.flush()
    }
  }
}
