import Glibc
import Narration
import Workbench

/// Where a demo says how far it is, for the speaker's second terminal: a file of lines
/// `key value`, one for each demo, written anew at every beat.
struct DemoAnnouncement {
  private let path: String
  private let begun = Self.milliseconds

  private static let prefix = "demo-"
  private static let byteLimit = 1 << 20

  /// Milliseconds since 1970.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// Where demos announce themselves; nil without a home.
  static var folder: String? {
    Environment.value("XDG_RUNTIME_DIR").map { $0 + "/warren" } ?? Environment.stateFolder
  }

  /// An announcement of this process; nil where it cannot be made.
  init?() {
    guard let folder = Self.folder,
      (try? Files.makeFolder(folder, mode: 0o700)) != nil
    else { return nil }
    path = "\(folder)/\(Self.prefix)\(getpid())"
  }

  /// Tells where `demo` is; a demo goes on where that fails.
  func announce(_ demo: Demo) {
    let place = demo.place
    var lines = [
      "begun \(begun)", "language \(demo.lesson.language.rawValue)", "title \(demo.lesson.title)",
      "place \(place.step) \(place.stepCount) \(place.beat) \(place.beatCount)",
      "heading \(place.title)",
    ]
    lines += demo.notes(ofStep: place.step).map { "note \($0)" }
    if place.step < place.stepCount {
      lines.append("next \(demo.lesson.steps[place.step].title)")
      lines += demo.notes(ofStep: place.step + 1).map { "next-note \($0)" }
    }
    try? Files.write(path, Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// The demo is over.
  func withdraw() { unlink(path) }

  /// The texts, by their keys, of the demo that began last and still goes on.
  static var current: [String: [String]]? {
    guard let folder else { return nil }
    let texts = Files.names(in: folder).compactMap { name -> [String: [String]]? in
      guard name.hasPrefix(prefix), let process = pid_t(name.dropFirst(prefix.count)), process > 0,
        kill(process, 0) == 0 || errno == EPERM,
        let octets = try? Files.read("\(folder)/\(name)", byteLimit)
      else { return nil }
      return text(of: String(decoding: octets, as: UTF8.self))
    }
    return texts.max { begun($0) < begun($1) }
  }

  private static func text(of file: String) -> [String: [String]] {
    let pairs = file.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
  }

  static func begun(_ text: [String: [String]]) -> Int {
    text["begun"]?.first.flatMap(Int.init) ?? 0
  }
}
