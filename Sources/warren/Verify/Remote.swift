import AMQPClient
import ArgumentParser
import BrokerCore
import CommandLanguage
import ManagementClient
import Narration
import Workbench

/// What the commands that talk to a real broker have in common.
struct Remote {
  private let options: Options
  private var words: any Phrasebook { options.language.phrasebook }

  init(_ options: Options) { self.options = options }

  /// The address in an argument.
  func address(_ text: String) throws -> ServerAddress {
    guard let address = ServerAddress(text) else {
      let text = visible(Redaction.masked(address: text))
      throw complain(.badAddress(text, expected: "amqp://guest:guest@localhost:5672/"))
    }
    return address
  }

  /// The address of the HTTP API in an argument; who asks is the user of the other address, unless
  /// this one says it.
  func managementAddress(
    _ text: String, like address: ServerAddress, _ other: String
  ) throws -> ServerAddress {
    do throws(FetchProblem) {
      let found = try Fetching.address(text)
      guard found.virtualHost == nil else { throw .badAddress }
      var server = found.server
      if !text.contains("@") { (server.user, server.password) = (address.user, address.password) }
      return server
    } catch {
      throw complain(error, at: text)
    }
  }

  /// What is wrong with an address of the HTTP API.
  func complain(_ problem: FetchProblem, at address: String) -> ExitCode {
    let phrase = InterchangePhrase.notFetched(
      address: visible(Redaction.masked(address: address)), problem)
    Console.writeError(words.text(phrase) + "\n")
    return ExitCode(2)
  }

  func runthrough(of source: String) throws -> Runthrough {
    let run =
      try source.hasSuffix(".md") || !source.contains(where: { "./".contains($0) })
      ? lesson(source) ?? script(source) : script(source)
    guard let run else {
      let names = LessonLibrary.embedded.entries.map(\.name)
      throw complain(
        .noSuchSource(visible(source), nearest: Spelling.nearest(to: source, among: names)))
    }
    guard run.problems.isEmpty, !run.steps.isEmpty else {
      var console = Console(options, language: options.language)
      for problem in run.problems { console.show(problem) }
      console.flush()
      throw complain(.cannotRun(operations: Runthrough.operationLimit))
    }
    return run
  }

  private func lesson(_ source: String) throws -> Runthrough? {
    let library: LessonLibrary
    if source.hasSuffix(".md") {
      guard let found = try? LessonLibrary(path: source) else { return nil }
      library = found
    } else {
      library = (try? options.lessons.map { try LessonLibrary(path: $0) }) ?? .embedded
    }
    let entries = library.entries.filter { source.hasSuffix(".md") || $0.name == source }
    let entry = entries.first { $0.language == options.language } ?? entries.first
    guard let entry else { return nil }
    do {
      return Runthrough(try entry.parsed())
    } catch {
      Console.writeError(
        "\(visible(entry.location)):\(error.line): \(words.text(error.phrase))\n")
      throw ExitCode(2)
    }
  }

  private func script(_ source: String) throws -> Runthrough? {
    var configuration = Session.Configuration()
    configuration.seed = options.seed
    configuration.profile = options.profile
    configuration.language = options.language
    guard source.hasSuffix(".json") || Fetching.isAddress(source) else {
      guard let octets = try? Files.read(source, 16 << 20) else { return nil }
      return Runthrough(Script(name: source, octets: octets), configuration)
    }
    configuration.files = Files.access
    let statement = InterchangeStatement.importing(path: source, virtualHost: nil)
    return Runthrough(Script(name: source, text: statement.unmaskedLine), configuration)
  }

  private func complain(_ phrase: VerifyPhrase) -> ExitCode {
    Console.writeError(words.text(phrase) + "\n")
    return ExitCode(2)
  }

  /// Why a verification ended before its time.
  func complain(
    _ stop: VerifyStop, _ address: ServerAddress, _ api: ServerAddress?
  ) -> ExitCode {
    let place = api.map { "http://\($0.host):\($0.port)" } ?? ""
    switch stop {
    case .broker(let failure): return complain(failure, address)
    case .api(let failure): return complain(FetchProblem(failure), at: place)
    case .noPlace("Not_Authorized"): return complain(.notLetIn, at: place)
    case .noPlace(let reason): return complain(.notAllowed(reason: visible(reason)), at: place)
    case .interrupted: return complain(.interrupted)
    }
  }

  func complain(leftBehind name: String) { _ = complain(.leftBehind(visible(name))) }

  func complain(_ failure: ClientFailure, _ address: ServerAddress) -> ExitCode {
    let (host, port) = (visible(address.host), address.port)
    return switch failure {
    case .unreachable(let reason):
      complain(.unreachable(host: host, port: port, reason: visible(reason)))
    case .refused(let reason): complain(.refused(host: host, port: port, reason: visible(reason)))
    case .silent(let milliseconds):
      complain(.silent(host: host, port: port, milliseconds: milliseconds))
    }
  }
}
