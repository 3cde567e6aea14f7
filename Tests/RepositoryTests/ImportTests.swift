import Testing

/// What each target may import (`architecture`): a boundary that nothing checks is a wish.
@Suite struct ImportTests {
  static let allowed: [String: Set<String>] = [
    "AMQPModel": [],
    "BrokerCore": ["AMQPModel", "DequeModule", "OrderedCollections"],
    "AMQPWire": ["AMQPModel", "NIOCore"],
    "BrokerHost": ["AMQPModel", "BrokerCore", "Synchronization"],
    "AMQPListener": [
      "AMQPModel", "AMQPWire", "BrokerCore", "BrokerHost", "Glibc", "NIOCore", "NIOPosix",
      "Synchronization",
    ],
    "AMQPClient": ["AMQPModel", "AMQPWire", "NIOCore", "NIOPosix", "Synchronization"],
    "CommandLanguage": ["AMQPModel", "BrokerCore"],
    "Interchange": ["AMQPModel", "BrokerCore"],
    "Simulation": ["AMQPModel", "BrokerCore"],
    "Narration": ["AMQPModel", "BrokerCore", "CommandLanguage", "Interchange", "Simulation"],
    "Workbench": [
      "AMQPModel", "BrokerCore", "BrokerHost", "CommandLanguage", "Interchange", "Narration",
      "Simulation", "CCommonMark",
    ],
    "LessonTexts": [],
    "Terminal": ["CReadline", "Glibc", "Synchronization"],
    "warren": [
      "AMQPClient", "AMQPListener", "AMQPModel", "AMQPWire", "BrokerCore", "BrokerHost",
      "CommandLanguage", "Narration", "Workbench", "LessonTexts", "Terminal", "ArgumentParser",
      "Glibc",
      "Synchronization",
    ],
    // Tools of the build and of measuring, never linked into the program.
    "EmbedLessons": ["Foundation"],
    "EmbedLessonsPlugin": ["Foundation", "PackagePlugin"],
    "WarrenBenchmark": ["AMQPModel", "BrokerCore", "Foundation"],
  ]

  @Test func targetsImportOnlyWhatTheyMay() throws {
    let files = try Repository.files(in: "Sources", "swift")
    #expect(files.count > 50)
    for file in files {
      let allowed = try #require(Self.allowed[file.target], "\(file.target) is in the table")
      for module in Self.imports(of: file) {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  static func imports(of file: Repository.File) -> [String] {
    file.lines.compactMap { line in
      var words = line.split(separator: " ")
      while let first = words.first,
        ["public", "package", "internal", "private"].contains(first) || first.hasPrefix("@")
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count >= 2 else { return nil }
      return String(words[words.count == 2 ? 1 : 2].split(separator: ".")[0])
    }
  }

  /// The core is a pure value: no input or output, no clock, no randomness.
  @Test func coreIsPure() throws {
    let forbidden = [
      " print(", "readLine(", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator",
      ".random(", "randomElement", "shuffled(", "Task {", "async ", "await ", "DispatchQueue",
    ]
    for target in ["AMQPModel", "BrokerCore", "Simulation"] {
      for file in try Repository.files(in: "Sources/\(target)", "swift") {
        for word in forbidden {
          #expect(!file.text.contains(word), "\(file.path) has \(word)")
        }
      }
    }
  }

  /// Values everywhere; only what owns a terminal, a socket or the broker is an object, and what
  /// threads share.
  @Test func objectsAreWhereTheyBelong() throws {
    let owners: Set = ["Terminal", "BrokerHost", "AMQPListener", "AMQPClient"]
    for file in try Repository.files(in: "Sources", "swift")
    where !owners.contains(file.target) && !file.path.hasSuffix("warren/ClientFeed.swift") {
      for line in file.lines {
        let words = line.split(separator: " ")
        let declares = ["class", "actor"].contains { keyword in
          guard let index = words.firstIndex(of: Substring(keyword)) else { return false }
          return words[..<index].allSatisfy { ["final", "public", "private"].contains($0) }
            && index + 1 < words.count
        }
        #expect(!declares, "\(file.path): \(line)")
      }
    }
  }
}
