import CPty
public import Foundation
import Glibc
import Synchronization

/// A program that was built beside the tests, run without a terminal.
public struct BuiltProgram: Sendable {
  /// What a run gave.
  public struct Result: Hashable, Sendable, CustomStringConvertible {
    /// The exit code, or 128 and the number of the signal that ended it.
    public let exitCode: CInt
    /// All of standard output.
    public let outputOctets: [UInt8]
    /// All of standard error.
    public let errorOctets: [UInt8]

    /// Standard output as text.
    public var output: String { String(decoding: outputOctets, as: UTF8.self) }
    /// Standard error as text.
    public var error: String { String(decoding: errorOctets, as: UTF8.self) }
    /// The exit code, and the ends of both streams.
    public var description: String {
      "exit code \(exitCode)\n\(output.suffix(1_000))\n-- standard error\n\(error.suffix(500))"
    }
  }

  /// What could not be done, or was not done in time.
  public struct Failure: Error, CustomStringConvertible {
    /// A sentence.
    public let description: String
  }

  /// Where standard output goes.
  public enum Output: Sendable {
    /// Into a pipe that is read to its end.
    case read
    /// Into a pipe that nobody reads.
    case nobody
    /// Into a file.
    case file(String)
  }

  /// The arguments.
  public var arguments: [String]
  /// The whole environment.
  public var environment: [String: String] = [:]
  /// What is on standard input.
  public var input: [UInt8] = []
  /// Where standard output goes.
  public var output = Output.read
  /// The folder where it runs; nil is that of the tests.
  public var folder: URL?
  /// How long it may take.
  public var limit = Duration.seconds(60)
  /// How many KiB of addresses it may use.
  public var memory: Int?

  private let path: String

  /// The program called `name`, or the one at a path that begins at the root.
  public init(_ name: String, _ arguments: [String]) {
    path = name.hasPrefix("/") ? name : PseudoTerminal.built(name)
    self.arguments = arguments
  }

  /// Runs it to its end.
  public func run() throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: memory == nil ? path : "/bin/sh")
    process.arguments =
      memory.map { ["-c", "ulimit -v \($0) && exec \"$0\" \"$@\"", path] + arguments } ?? arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    let input = try Self.input(input)
    let error = try Self.pipe()
    let output = try pipeOfOutput()
    process.standardInput = input
    process.standardOutput = output.writing
    process.standardError = error.writing
    try process.run()
    for handle in [input, output.writing, error.writing] { try handle.close() }
    let running = Running()
    running.collect(output.reading, .output)
    running.collect(error.reading, .error)
    let number = process.processIdentifier
    let timer = DispatchWorkItem {
      running.isLate.store(true, ordering: .relaxed)
      kill(number, SIGKILL)
    }
    let nanoseconds = Int(limit / .nanoseconds(1))
    DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(nanoseconds), execute: timer)
    running.readers.wait()
    process.waitUntilExit()
    timer.cancel()
    guard !running.isLate.load(ordering: .relaxed) else {
      throw Failure(description: "\(path) \(arguments) took longer than \(limit)")
    }
    let status = process.terminationStatus
    return running.texts.withLock { texts in
      Result(
        exitCode: process.terminationReason == .exit ? status : 128 + status,
        outputOctets: texts[.output] ?? [], errorOctets: texts[.error] ?? [])
    }
  }

  /// A pipe that no other program, started at the same time, keeps open.
  private static func pipe() throws -> (reading: FileHandle, writing: FileHandle) {
    var ends: [CInt] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure(description: "pipe2: errno \(errno)") }
    let handles = ends.map { FileHandle(fileDescriptor: $0, closeOnDealloc: true) }
    return (handles[0], handles[1])
  }

  private func pipeOfOutput() throws -> (reading: FileHandle?, writing: FileHandle) {
    switch output {
    case .read:
      let pipe = try Self.pipe()
      return (pipe.reading, pipe.writing)
    case .nobody:
      let pipe = try Self.pipe()
      try pipe.reading.close()
      return (nil, pipe.writing)
    case .file(let path):
      guard let file = FileHandle(forWritingAtPath: path) else {
        throw Failure(description: "\(path) cannot be written")
      }
      return (nil, file)
    }
  }

  private static let pipeCapacity = 1 << 16

  /// A pipe with all of the input in it, or a file where it does not fit.
  private static func input(_ octets: [UInt8]) throws -> FileHandle {
    if octets.count <= pipeCapacity {
      let pipe = try pipe()
      try pipe.writing.write(contentsOf: octets)
      try pipe.writing.close()
      return pipe.reading
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "warren-\(UUID())")
    try Data(octets).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileHandle(forReadingFrom: file)
  }
}

/// What threads share while a program runs.
private final class Running: Sendable {
  enum Stream { case output, error }

  let texts = Mutex<[Stream: [UInt8]]>([:])
  let readers = DispatchGroup()
  let isLate = Atomic(false)

  /// Reads to the end in a thread of its own, so that no pipe fills up.
  func collect(_ handle: FileHandle?, _ stream: Stream) {
    guard let handle else { return }
    DispatchQueue.global().async(group: readers) {
      let data = (try? handle.readToEnd()) ?? Data()
      self.texts.withLock { $0[stream] = Array(data) }
    }
  }
}
