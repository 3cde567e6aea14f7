import AMQPClient
import AMQPModel
import ArgumentParser
import BrokerCore
import Narration
import Workbench

/// `warren verify LESSON|FILE --on ADDRESS`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Does the same on a real RabbitMQ and compares.",
    discussion: """
      Every line of a lesson or of a script runs here and there, and what clients were told must
      be equal: who received what, in which order, with which flags; which errors. Names get a
      prefix of their own, and what was made is deleted afterwards. What cannot be compared, such
      as virtual time and policies, is said. Exit codes: 0 equal, 1 different, 2 not verified.
      """)

  @Argument(help: "A lesson's name, a lesson's file (en/NAME.md) or a script.")
  var source: String

  @Option(help: ArgumentHelp("The broker: amqp://user:pass@host:port/vhost.", valueName: "address"))
  var on: String

  @Option(help: ArgumentHelp("Wait for so much virtual time in all.", valueName: "seconds"))
  var wait = 0

  @Flag(help: "Show the lines that are equal, too.")
  var verbose = false

  @OptionGroup var options: Options

  func validate() throws {
    guard (0...3_600).contains(wait) else { throw ValidationError("--wait is from 0 to 3600.") }
  }

  private var words: any Phrasebook { options.language.phrasebook }

  func run() throws {
    let remote = Remote(options)
    let address = try remote.address(on)
    let done = try remote.runthrough(of: source)
    let prefix = "warren-\(Self.token())."
    let naming = Naming(
      prefix: prefix, user: address.user, virtualHost: address.virtualHost.description)
    let loop = ClientLoop()
    defer { loop.stop() }
    var report = VerifyReport(words, isVerbose: verbose)
    report.begin(
      .verifying(visible(source), host: address.host, port: address.port, prefix: prefix))
    var console = Console(options, language: options.language)
    var verifier = Verifier(done, Peers(address, naming, on: loop), patience: wait * 1_000)
    do throws(ClientFailure) {
      for step in done.steps {
        if let verdict = try verifier.verify(step) { report.add(verdict, step.line) }
        console.show(.prose(report.takeLines()))
        console.flush()
      }
      verifier.finish()
    } catch {
      verifier.finish()
      throw remote.complain(error, address)
    }
    report.end(leftovers: verifier.leftovers.map { visible($0) })
    console.show(.prose(report.takeLines()))
    console.flush()
    if !report.isEqual { throw ExitCode(1) }
  }

  /// Something that no other name on the broker begins with.
  private static func token() -> String {
    String(UInt32.random(in: .min ... .max), radix: 36)
  }
}
