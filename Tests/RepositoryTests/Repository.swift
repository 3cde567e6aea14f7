import Foundation

/// The files of this package.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// A source file: its path from the root and its text.
  struct File {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The target that it belongs to, for files in `Sources`.
    var target: String { String(path.split(separator: "/")[1]) }
  }

  /// The files below `folder` whose names end in `.extension`.
  static func files(in folder: String, _ pathExtension: String) throws -> [File] {
    let base = root.appending(path: folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    return try (found?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == pathExtension }
      .sorted { $0.path < $1.path }
      .map { url in
        File(
          path: String(url.standardized.path.dropFirst(root.path.count)).trimmingPrefixSlash,
          text: try String(contentsOf: url, encoding: .utf8))
      }
  }

  static func topLevelNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path)
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

extension String {
  fileprivate var trimmingPrefixSlash: String { String(drop { $0 == "/" }) }
}
