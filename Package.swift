// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Warren",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .target(name: "AMQPModel", swiftSettings: settings),
    .target(
      name: "BrokerCore",
      dependencies: [
        "AMQPModel",
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: settings),
    .target(
      name: "AMQPWire",
      dependencies: ["AMQPModel", .product(name: "NIOCore", package: "swift-nio")],
      swiftSettings: settings),
    .target(
      name: "BrokerHost", dependencies: ["AMQPModel", "BrokerCore"], swiftSettings: settings),
    .target(
      name: "AMQPListener",
      dependencies: [
        "AMQPModel", "AMQPWire", "BrokerCore", "BrokerHost",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(
      name: "AMQPClient",
      dependencies: [
        "AMQPModel", "AMQPWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(
      name: "ManagementClient",
      dependencies: [
        "AMQPClient", "AMQPModel", "BrokerCore", "Interchange",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(
      name: "Simulation", dependencies: ["AMQPModel", "BrokerCore"], swiftSettings: settings),
    .target(
      name: "CommandLanguage", dependencies: ["AMQPModel", "BrokerCore"], swiftSettings: settings),
    .systemLibrary(
      name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .target(name: "Terminal", dependencies: ["CReadline"], swiftSettings: settings),
    .target(
      name: "Interchange", dependencies: ["AMQPModel", "BrokerCore"], swiftSettings: settings),
    .target(
      name: "Narration",
      dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "Interchange", "Simulation"],
      swiftSettings: settings),
    .systemLibrary(
      name: "CCommonMark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "Workbench",
      dependencies: [
        "AMQPModel", "BrokerCore", "BrokerHost", "CommandLanguage", "Interchange", "Narration",
        "Simulation", "CCommonMark",
      ],
      swiftSettings: settings),
    .executableTarget(name: "EmbedLessons", swiftSettings: settings),
    .plugin(
      name: "EmbedLessonsPlugin", capability: .buildTool(), dependencies: ["EmbedLessons"],
      path: "Sources/EmbedLessonsPlugin"),
    .target(name: "LessonTexts", swiftSettings: settings, plugins: ["EmbedLessonsPlugin"]),
    .executableTarget(
      name: "warren",
      dependencies: [
        "AMQPClient", "AMQPListener", "AMQPModel", "AMQPWire", "BrokerCore", "BrokerHost",
        "CommandLanguage", "ManagementClient", "Narration", "Workbench", "LessonTexts", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "WarrenBenchmark", dependencies: ["AMQPModel", "BrokerCore"], exclude: ["Peer"],
      swiftSettings: settings),
    .systemLibrary(name: "CPty", path: "Tests/CPty"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal"], path: "Tests/TerminalProbe",
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "CPty"],
      path: "Tests/Support", swiftSettings: settings),
    .testTarget(
      name: "BrokerCoreTests",
      dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "Interchange", "TestSupport"],
      exclude: ["Recordings"], swiftSettings: settings),
    .testTarget(
      name: "AMQPWireTests",
      dependencies: [
        "AMQPModel", "AMQPWire", "TestSupport", .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "AMQPListenerTests",
      dependencies: [
        "AMQPClient", "AMQPModel", "AMQPListener", "AMQPWire", "BrokerCore", "BrokerHost",
        "CommandLanguage", "Narration", "Workbench", "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      exclude: ["Recordings", "Programs", "clients.sh"], swiftSettings: settings),
    .testTarget(
      name: "ManagementClientTests",
      dependencies: [
        "AMQPClient", "AMQPModel", "BrokerCore", "ManagementClient", "TestSupport", "warren",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["AMQPModel", "BrokerCore", "Simulation"], swiftSettings: settings),
    .testTarget(
      name: "AuditorTests",
      dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLanguageTests", dependencies: ["AMQPModel", "CommandLanguage", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["AMQPModel", "BrokerCore", "Interchange", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "NarrationTests",
      dependencies: [
        "AMQPModel", "BrokerCore", "Interchange", "Narration", "CommandLanguage", "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "AMQPModel", "BrokerCore", "BrokerHost", "CommandLanguage", "Interchange", "Narration",
        "Simulation", "Workbench", "TestSupport",
      ],
      exclude: ["Traces"], swiftSettings: settings),
    .testTarget(
      name: "LessonTests", dependencies: ["Narration", "Workbench"], swiftSettings: settings),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["CommandLanguage", "Narration", "Workbench", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "WarrenTests", dependencies: ["warren", "Narration", "TestSupport"],
      exclude: ["Scripts"], swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TerminalProbe", "TestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
