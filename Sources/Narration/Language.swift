public import BrokerCore
public import CommandLanguage

/// The languages that everything shown to people exists in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Traditional Chinese as used in Taiwan.
  case traditionalChinese = "zh-Hant"

  /// The language that a locale such as `zh_TW.UTF-8` asks for; English for those we do not speak.
  public init(locale: String) {
    let name = locale.prefix { $0 != "." && $0 != "@" }.lowercased().replacing("-", with: "_")
    let isSimplified = ["zh_cn", "zh_sg", "zh_hans"].contains { name.hasPrefix($0) }
    self = name.hasPrefix("zh") && !isSimplified ? .traditionalChinese : .english
  }

  /// Its words.
  public var phrasebook: any Phrasebook {
    switch self {
    case .english: English()
    case .traditionalChinese: TraditionalChinese()
    }
  }
}

/// The words of a language. Every function is an exhaustive switch, so a phrase that a language
/// lacks does not compile.
public protocol Phrasebook: Sendable {
  /// The first word of a trace line.
  func text(_ verb: TraceVerb) -> String
  /// What a trace says of a publish.
  func text(_ phrase: RoutingPhrase) -> String
  /// Which RabbitMQ the broker is.
  func text(_ profile: BrokerProfile) -> String
  /// What a trace says of a restart.
  func text(_ phrase: RestartPhrase) -> String
  /// What a trace says of direct replies.
  func text(_ phrase: DirectReplyPhrase) -> String
  /// What a trace says of transactions.
  func text(_ phrase: TransactionPhrase) -> String
  /// What a trace says of the keys of `CC` and `BCC`, and of replies.
  func text(_ phrase: CopyKeyPhrase) -> String
  /// What a trace says of consumers and deliveries.
  func text(_ phrase: DeliveryPhrase) -> String
  /// What is said of queues with an order or a choice of consumers of their own.
  func text(_ phrase: QueueKindPhrase) -> String
  /// What a trace says of exchanges, queues and connections.
  func text(_ phrase: TopologyPhrase) -> String
  /// What a trace says of virtual hosts, users, permissions and policies.
  func text(_ phrase: AdministrationPhrase) -> String
  /// Why a binding takes a message, or does not.
  func text(_ phrase: ReasonPhrase) -> String
  /// What to do about an exception.
  func text(_ phrase: AdvicePhrase) -> String
  /// What the workbench says of itself.
  func text(_ phrase: NoticePhrase) -> String
  /// What `warren serve` says of itself.
  func text(_ phrase: ServicePhrase) -> String
  /// What `warren verify` and `warren deploy` say.
  func text(_ phrase: VerifyPhrase) -> String
  /// What `import`, `export` and `lint` say.
  func text(_ phrase: InterchangePhrase) -> String
  /// What `lint` finds.
  func text(_ phrase: FindingPhrase) -> String
  /// What is said of virtual time.
  func text(_ phrase: SimulationPhrase) -> String
  /// What is said of `compare` and `sweep`.
  func text(_ phrase: ExperimentPhrase) -> String
  /// What the course says of itself.
  func text(_ phrase: CoursePhrase) -> String
  /// What is said around a lesson that is played.
  func text(_ phrase: DemoPhrase) -> String
  /// What a handout says beside the lesson's own text.
  func text(_ phrase: HandoutPhrase) -> String
  /// A lesson to begin with, right as it is.
  func lessonSkeleton(title: String, order: Int) -> String
  /// What is wrong with a lesson.
  func text(_ phrase: LessonPhrase) -> String
  /// What is wrong with a line.
  func text(_ phrase: DiagnosticPhrase) -> String
  /// Short labels of pages and diagrams.
  func text(_ label: Label) -> String
  /// What the pages of the management say.
  func text(_ phrase: PagePhrase) -> String
  /// What a command does, and what may follow it.
  func help(on command: CommandName) -> CommandHelp
  /// What an idea is about.
  func explanation(of concept: Concept) -> Explanation
  /// What the help says of itself.
  func text(_ phrase: HelpPhrase) -> String
  /// The title of a group of commands.
  func text(_ group: CommandGroup) -> String
}
