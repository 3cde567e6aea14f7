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
      name: "CommandLanguage", dependencies: ["AMQPModel"], swiftSettings: settings),
    .executableTarget(
      name: "WarrenBenchmark", dependencies: ["AMQPModel", "BrokerCore"], exclude: ["Peer"],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["AMQPModel", "BrokerCore"], path: "Tests/Support",
      swiftSettings: settings),
    .testTarget(
      name: "BrokerCoreTests",
      dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "TestSupport"],
      exclude: ["Recordings"], swiftSettings: settings),
    .testTarget(
      name: "CommandLanguageTests", dependencies: ["AMQPModel", "CommandLanguage", "TestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
