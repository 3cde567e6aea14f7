import Workbench

/// Where the progress in the course is kept between sessions.
struct ProgressFile {
  let path: String

  private static let byteLimit = 1 << 20

  /// What is kept; nothing where there is no file, or none that means anything.
  var marks: CourseMarks {
    guard let octets = try? Files.read(path, Self.byteLimit) else { return CourseMarks() }
    return CourseMarks(lines: String(decoding: octets, as: UTF8.self).split(separator: "\n"))
  }

  /// Keeps `marks`, atomically; nothing is lost to the session where that fails.
  func keep(_ marks: CourseMarks) {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    guard (try? Files.makeFolder("/" + folder, mode: 0o700)) != nil else { return }
    try? Files.write(path, Array(marks.lines.map { $0 + "\n" }.joined().utf8))
  }
}
