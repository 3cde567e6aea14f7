import BrokerCore
import Foundation

/// Compares the topic index with the obvious matcher and with a C++ trie on the same workloads.
struct TopicBenchmark {
  private struct Workload {
    let name: String
    let arguments: [String]
    /// Matches and the sum of their numbers over all keys, as the C++ reference counts them.
    let expected: (total: UInt64, checksum: UInt64)
    /// The most that ours may take, as a multiple of the C++ trie's time; nil for no aim.
    let aim: Double?
  }

  private static let workloads = [
    Workload(
      name: "n10", arguments: ["10", "10000", "--trailing-hash"], expected: (94, 182), aim: nil),
    Workload(
      name: "n1k", arguments: ["1000", "10000", "--trailing-hash"], expected: (9308, 2_787_372),
      aim: 1.5),
    Workload(
      name: "n100k", arguments: ["100000", "10000", "--trailing-hash"],
      expected: (42526, 793_958_843), aim: 2),
    Workload(name: "t10", arguments: ["10", "10000"], expected: (81, 436), aim: nil),
    Workload(
      name: "t1k", arguments: ["1000", "10000"], expected: (35628, 13_243_176), aim: 1.5),
    Workload(
      name: "t100k", arguments: ["100000", "10000"], expected: (279_703, 7_825_979_239), aim: 1.5),
    Workload(
      name: "worst100", arguments: ["100", "1000", "--worst"], expected: (61894, 3_011_828),
      aim: 1.5),
  ]

  // The recorded totals are those of the first keys that the generator writes.
  private static let keyCount = 2000

  private let folder: URL
  private let peer: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "warren-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    peer = folder.appending(path: "topic_trie")
    let source = Self.peerFolder.appending(path: "topic_trie.cpp").path
    try Self.run(
      "g++", ["-O3", "-march=native", "-std=c++17", "-o", peer.path, source])
  }

  private static var peerFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peer")
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    print("Topic matching, CPU ns per routing key, best of 5 interleaved rounds")
    print("workload   Warren    C++ trie   Warren/C++  aim    obvious      obvious/Warren")
    for workload in Self.workloads { try measure(workload) }
  }

  private func measure(_ workload: Workload) throws {
    let generator = Self.peerFolder.appending(path: "gen.py").path
    try Self.run("python3", [generator, folder.path, workload.name] + workload.arguments)
    let bindings = try lines(workload.name, "bindings.txt")
    let keys = Array(try lines(workload.name, "keys.txt").prefix(Self.keyCount))
    try (keys.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n") + "\n")
      .write(to: file(workload.name, "keys.txt"), atomically: true, encoding: .utf8)
    var index = TopicIndex(seed: 1)
    for (number, binding) in bindings.enumerated() {
      index.insert(binding, destination: UInt32(number))
    }
    var ours = Double.infinity
    var theirs = Double.infinity
    let warmUp = best(of: 1) { Self.pass(&index, keys, expected: workload.expected) }
    // As long as the peer measures.
    let passes = max(1, Int(0.2 / max(warmUp, 1e-6)))
    for _ in 0..<5 {
      let time = best(of: 1) {
        for _ in 0..<passes { Self.pass(&index, keys, expected: workload.expected) }
      }
      ours = min(ours, time / Double(passes * keys.count) * 1e9)
      theirs = min(theirs, try peerTime(workload.name))
    }
    let sample = Array(keys.prefix(max(5, min(keys.count, 2_000_000 / bindings.count))))
    let patterns = bindings.map { TopicPattern($0) }
    var matches = 0
    let obvious =
      best(of: 2) {
        for key in sample { for pattern in patterns where pattern.matches(key) { matches += 1 } }
      } / Double(sample.count) * 1e9
    precondition(matches > 0 || sample.count < 100, "the obvious matcher finds something")
    let ratio = ours / theirs
    let verdict = workload.aim.map { ratio <= $0 ? "≤ \($0)" : "> \($0)!" } ?? ""
    print(
      pad(workload.name, 9), right(ours, 0, 8), right(theirs, 0, 10), right(ratio, 2, 12),
      " ", pad(verdict, 6), right(obvious, 0, 11), right(obvious / ours, 0, 12))
  }

  private static func pass(
    _ index: inout TopicIndex, _ keys: [[UInt8]], expected: (total: UInt64, checksum: UInt64)
  ) {
    var total: UInt64 = 0
    var checksum: UInt64 = 0
    var found: [UInt32] = []
    for key in keys {
      found.removeAll(keepingCapacity: true)
      index.match(key, into: &found)
      total += UInt64(found.count)
      for destination in found { checksum += UInt64(destination) }
    }
    precondition(total == expected.total, "\(total) matches instead of \(expected.total)")
    precondition(checksum == expected.checksum, "the right destinations")
  }

  private func peerTime(_ name: String) throws -> Double {
    let output = try Self.run(
      peer.path, [folder.appending(path: name).path, "trie_str", "1"])
    for field in output.split(separator: "\t") where field.hasPrefix("min_ns=") {
      return Double(field.dropFirst("min_ns=".count)) ?? .infinity
    }
    return .infinity
  }

  private func lines(_ name: String, _ file: String) throws -> [[UInt8]] {
    let text = try String(contentsOf: self.file(name, file), encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map { Array($0.utf8) }
  }

  private func file(_ workload: String, _ file: String) -> URL {
    folder.appending(path: workload).appending(path: file)
  }

  private struct ToolFailed: Error {
    let command: String
  }

  @discardableResult
  private static func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ToolFailed(command: tool) }
    return String(decoding: output, as: UTF8.self)
  }
}

/// `text` filled up with blanks behind it.
func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// A number with `digits` decimals, blanks in front of it.
func right(_ number: Double, _ digits: Int, _ width: Int) -> String {
  let text = String(format: "%.\(digits)f", number)
  return String(repeating: " ", count: max(0, width - text.count)) + text
}
