import AMQPClient
import ArgumentParser
import CommandLanguage
import ManagementClient
import Narration
import Workbench

/// `warren deploy FILE --on ADDRESS`
struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy", abstract: "Declares a topology on a real RabbitMQ.",
    discussion: """
      Runs a script, or imports a definitions.json, and puts what is there in the end on a broker.
      Over AMQP (amqp://…) it declares the exchanges, queues and bindings of the virtual host /;
      over the HTTP API (http://…, or http://…/api/definitions/VHOST for / alone) it imports the
      definitions, policies included and, of a whole broker, virtual hosts, users and permissions
      other than guest's, then reads them back and compares. Exclusive queues and queues that the
      server named are left out. Nothing is deleted. Exit codes: 0 declared, and read back equal;
      1 refused, or read back otherwise; 2 not done.
      """)

  @Argument(help: "A script in the command language, or a definitions.json.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The broker: amqp://user:pass@host:port/vhost, or http://user:pass@host:15672.",
      valueName: "address"))
  var on: String

  @OptionGroup var options: Options

  private var words: any Phrasebook { options.language.phrasebook }

  func run() throws {
    if Fetching.isAddress(on) { return try runOverHTTP() }
    let remote = Remote(options)
    let address = try remote.address(on)
    let broker = try remote.runthrough(of: file).broker
    let loop = ClientLoop()
    defer { loop.stop() }
    var deployment = Deployment(broker)
    do throws(ClientFailure) {
      try deployment.run(address, on: loop)
    } catch {
      throw remote.complain(error, address)
    }
    if let (name, reason) = deployment.refusal {
      throw refused(name, reason)
    }
    show([
      .deployed(
        exchanges: deployment.exchangeCount, queues: deployment.queueCount,
        bindings: deployment.bindingCount)
    ])
  }

  private func runOverHTTP() throws {
    let remote = Remote(options)
    let place = visible(Redaction.masked(address: on))
    let loop = ClientLoop()
    defer { loop.stop() }
    let result: HTTPDeployment.Result
    let definitions = try remote.runthrough(of: file).definitions
    do throws(FetchProblem) {
      let deployment = HTTPDeployment(definitions, to: try Fetching.address(on))
      result = try deployment.run(on: loop)
    } catch {
      throw remote.complain(error, at: on)
    }
    if let reason = result.refusal { throw refused(place, reason) }
    if result.missing.isEmpty {
      show([
        .deployedDefinitions(address: place),
        .readBack(entries: result.commonCount, others: result.surplusCount),
      ])
    } else {
      show([.deployedDefinitions(address: place)])
      let phrases =
        [.readBackOtherwise(entries: result.missing.count)]
        + result.missing.map { VerifyPhrase.notThere(visible($0)) }
      for phrase in phrases { Console.writeError(words.text(phrase) + "\n") }
      throw ExitCode(1)
    }
  }

  private func refused(_ name: String, _ reason: String) -> ExitCode {
    let phrase = VerifyPhrase.refusedDeclaration(visible(name), reason: visible(reason))
    Console.writeError(words.text(phrase) + "\n")
    return ExitCode(1)
  }

  private func show(_ phrases: [VerifyPhrase]) {
    var console = Console(options, language: options.language)
    let lines = phrases.map { Line([Span("✓ ", .success), Span(words.text($0))]) }
    console.show(.prose(lines))
    console.flush()
  }
}
