import Foundation

/// Files that lie beside a test.
public enum Fixture {
  /// The text of the file at `path`, seen from the folder of the source file `source`.
  public static func text(_ path: String, beside source: String) throws -> String {
    let folder = URL(filePath: source).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
