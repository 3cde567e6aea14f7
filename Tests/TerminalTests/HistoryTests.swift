import Glibc
import TestSupport
import Testing

@testable import Terminal

/// What is kept of former sessions.
@Suite(.serialized, .timeLimit(.minutes(10))) final class HistoryTests {
  private let folder: String
  private var path: String { folder + "/a/b/history" }

  init() throws {
    var template = Array("/tmp/warren-history-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template))
    self.folder = String(cString: folder)
  }

  deinit {
    unlink(path)
    for name in ["/a/b", "/a", ""] { rmdir(folder + name) }
  }

  @Test func lastsFromOneRunToTheNext() throws {
    let first = try startProbe(history: path)
    for line in ["one", "two 中", "two 中", " secret"] {
      first.send(line + "\r")
      try first.waitForLine(line)
    }
    first.send("\u{1B}[200~three\rfour\u{1B}[201~\r")
    try first.waitForLine("three|four")
    first.send("\u{4}")
    #expect(try first.waitForExit() == 0)
    #expect(HistoryFile(path: path).add([]) == ["one", "two 中", "three", "four"])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)

    let second = try startProbe(history: path)
    second.send("\u{1B}[A\u{1B}[A\u{1B}[A\r")
    try second.waitForLine("two 中")
    second.send("\u{12}ne")
    try second.waitForRow("(reverse-i-search)`ne': one")
    second.send("\r")
    try second.waitForLine("one")
  }

  @Test func drawsHistoryWithoutItsOldDecoration() throws {
    let probe = try startProbe(history: path)
    probe.send("x\r")
    try probe.waitForLine("x")
    probe.send("publish a")
    try probe.waitFor("of 2 queues")
    probe.send("\u{1B}[A")
    try probe.waitForScreen("probe> x\nline <x>\nprobe> x")
    probe.send("\u{1B}[B")
    try probe.waitForScreen("probe> x\nline <x>\nprobe> publish a\nwould reach a\nof 2 queues")
    probe.send("\u{12}")
    try probe.waitForScreen("probe> x\nline <x>\n(reverse-i-search)`': publish a")
  }

  @Test func sessionsDoNotLoseEachOthersLines() throws {
    let first = try startProbe(history: path)
    let second = try startProbe(history: path)
    for (probe, line) in [(first, "a"), (second, "b"), (first, "c")] {
      probe.send(line + "\r")
      try probe.waitForLine("\(line)")
    }
    #expect(HistoryFile(path: path).add([]) == ["a", "b", "c"])
  }

  @Test func keepsTheLastEntriesOnly() throws {
    let file = HistoryFile(path: path)
    _ = file.add((1...999).map(String.init))
    #expect(file.add(["x", "y", "z"])?.count == HistoryFile.limit)
    #expect(file.add([])?.first == "3")
    #expect(file.add([])?.last == "z")
  }

  @Test func aFileThatCannotBeWrittenIsReported() {
    #expect(HistoryFile(path: "/proc/none/history").add(["x"]) == nil)
  }
}
