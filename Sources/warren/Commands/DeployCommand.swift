import AMQPClient
import AMQPModel
import ArgumentParser
import BrokerCore
import Narration
import Workbench

/// `warren deploy FILE --on ADDRESS`
struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy", abstract: "Declares a topology on a real RabbitMQ.",
    discussion: """
      Runs a script, or imports a definitions.json, and declares the exchanges, queues and bindings
      that are there in the end, over AMQP. Exclusive queues and queues that the server named are
      left out. Nothing is deleted. Exit codes: 0 declared, 1 refused, 2 not done.
      """)

  @Argument(help: "A script in the command language, or a definitions.json.")
  var file: String

  @Option(help: ArgumentHelp("The broker: amqp://user:pass@host:port/vhost.", valueName: "address"))
  var on: String

  @OptionGroup var options: Options

  func run() throws {
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
    let words = options.language.phrasebook
    if let (name, reason) = deployment.refusal {
      let phrase = VerifyPhrase.refusedDeclaration(visible(name), reason: visible(reason))
      Console.writeError(words.text(phrase) + "\n")
      throw ExitCode(1)
    }
    var console = Console(options, language: options.language)
    let phrase = VerifyPhrase.deployed(
      exchanges: deployment.exchangeCount, queues: deployment.queueCount,
      bindings: deployment.bindingCount)
    console.show(.prose([Line([Span("✓ ", .success), Span(words.text(phrase))])]))
    console.flush()
  }
}
