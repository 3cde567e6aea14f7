import Foundation
import TestSupport
import Testing

/// Runs the program with `input` on its standard input and nothing else in the environment.
func warren(
  _ arguments: String..., input: String = "", environment: [String: String] = [:],
  _ change: (inout BuiltProgram) -> Void = { _ in }
) throws -> BuiltProgram.Result {
  var program = BuiltProgram("warren", arguments)
  program.input = Array(input.utf8)
  program.environment = environment
  change(&program)
  return try program.run()
}

/// The package's lessons.
let lessonsFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../Lessons").standardized

/// The names of the package's lessons.
let lessonNames: [String] = {
  let files = try? FileManager.default.contentsOfDirectory(
    atPath: lessonsFolder.appending(path: "en").path)
  return (files ?? []).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
}()

/// A script in which every event and every answer happens.
func everything() throws -> String {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Scripts/everything.warren")
  return try String(contentsOf: file, encoding: .utf8)
}

/// A folder that is gone when the test is.
final class PipeFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "warren-\(UUID())")
  var path: String { url.path }

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ octets: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(octets).write(to: file)
    return file.path
  }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// Whether a terminal would obey something in `octets` instead of showing it.
func hasControls(_ octets: [UInt8]) -> Bool {
  String(decoding: octets, as: UTF8.self).unicodeScalars.contains { scalar in
    scalar != "\n"
      && [.control, .format, .lineSeparator, .paragraphSeparator].contains(
        scalar.properties.generalCategory)
  }
}
