import Foundation
import FoundationXML
import TestSupport
import Testing

/// `warren check`
@Suite(.timeLimit(.minutes(10))) struct PipeCheckTests {
  /// A copy of two of the package's lessons: enough for every mistake, and quick to check.
  private static func copy() throws -> PipeFolder {
    let folder = try PipeFolder()
    for file in ["en/simple.md", "en/topics.md", "zh-Hant/simple.md", "zh-Hant/topics.md"] {
      let text = try String(contentsOf: lessonsFolder.appending(path: file), encoding: .utf8)
      let needs = try Regex("(?m)^needs:.*$")
      try folder.write(file, text.replacing(needs, with: "needs:"))
    }
    return folder
  }

  @Test func lessonsPass() throws {
    let builtIn = try warren("check")
    #expect(builtIn.exitCode == 0 && builtIn.error.isEmpty)
    #expect(
      builtIn.output.wholeMatch(of: /✓ \d+ lessons checked, \d+ commands as written\n/) != nil)
    #expect(try warren("check", lessonsFolder.path) == builtIn)
    let one = try warren("check", lessonsFolder.path + "/en/simple.md")
    #expect(one.exitCode == 0)
    #expect(one.output.hasPrefix("✓ 1 lesson"))
    let two = try Self.copy()
    #expect(try warren("check", "--lessons", two.path) == warren("check", two.path))
    #expect(try warren("check", "--lessons", two.path, "--lang", "zh-Hant").exitCode == 0)
  }

  @Test func aDifferenceIsFoundAndRepaired() throws {
    let folder = try Self.copy()
    let lines = try folder.text(of: "en/simple.md").components(separatedBy: "\n")
    let number = try #require(lines.firstIndex { $0.contains("1 copy") })
    var broken = lines
    broken[number] = "    a wrong line"
    try folder.write("en/simple.md", broken.joined(separator: "\n"))
    let failed = try warren("check", folder.path)
    #expect(failed.exitCode == 1)
    #expect(failed.error.isEmpty)
    let first = try #require(failed.output.split(separator: "\n").first)
    let place = try #require(first.firstMatch(of: #/^(.*):(\d+):(\d+): /#))
    #expect(place.1 == folder.path + "/en/simple.md")
    let reported = try #require(Int(place.2))
    #expect(lines[reported - 1].hasPrefix("> "), "the command whose output differs")
    #expect(reported <= number)
    #expect(failed.output.contains("  -     a wrong line\n  + \(lines[number])\n"))
    let names = try folder.names
    let updated = try warren("check", folder.path, "--update")
    #expect(updated.exitCode == 0)
    #expect(updated.output.contains("en/simple.md") && !updated.output.contains("zh-Hant"))
    #expect(try folder.text(of: "en/simple.md") == lines.joined(separator: "\n"))
    #expect(try folder.names == names)
    #expect(try warren("check", folder.path).exitCode == 0)
  }

  @Test(arguments: [
    ("title: The", "tytle: The"), ("```warren\n", "```warren nonsense\n"),
    ("> declare queue", "> declare queu"),
  ])
  func mistakesHaveAPlace(old: String, new: String) throws {
    let folder = try Self.copy()
    let text = try folder.text(of: "en/simple.md")
    let range = try #require(text.range(of: old))
    try folder.write("en/simple.md", text.replacingCharacters(in: range, with: new))
    let line = text[..<range.lowerBound].components(separatedBy: "\n").count
    let result = try warren("check", folder.path)
    #expect(result.exitCode == 1)
    #expect(
      result.output.contains(try Regex("(?m)^\(folder.path)/en/simple\\.md:\(line):\\d+: .")),
      "line \(line): \(result.output)")
  }

  @Test func bothLanguagesMustAgree() throws {
    let folder = try Self.copy()
    try FileManager.default.removeItem(at: folder.url.appending(path: "zh-Hant/topics.md"))
    let result = try warren("check", folder.path)
    #expect(result.exitCode == 1)
    #expect(result.output.contains("\(folder.path)/en/topics.md:1:1: "))
  }

  @Test(arguments: ["/dev/null", "/missing", "/missing.md", "/missing/en/a.md", ""])
  func nothingToCheck(path: String) throws {
    let folder = try PipeFolder()
    for path in [path, folder.path] {
      let result = try warren("check", path)
      #expect(result.exitCode == 2 && result.output.isEmpty && !result.error.isEmpty)
      #expect(try warren("check", "--lessons", path).exitCode == 2)
    }
  }

  @Test func linesMayEndAsOnWindows() throws {
    let folder = try Self.copy()
    let text = try folder.text(of: "en/topics.md").replacing("\n", with: "\r\n")
    try folder.write("en/topics.md", text)
    #expect(try warren("check", folder.path).exitCode == 0)
    let broken = text.replacing("lazy = lazy", with: "lazy != lazy")
    #expect(broken != text)
    try folder.write("en/topics.md", broken)
    #expect(try warren("check", folder.path).exitCode == 1)
    #expect(try warren("check", "--update", folder.path).exitCode == 0)
    #expect(try folder.text(of: "en/topics.md") == text)
  }

  @Test func otherLessonsInsteadOfTheBuiltInOnes() throws {
    let folder = try PipeFolder()
    let text = try String(
      contentsOf: lessonsFolder.appending(path: "en/simple.md"), encoding: .utf8)
    try folder.write("en/mine.md", text)
    let listed = try warren("--lessons", folder.path, input: "lessons")
    #expect(listed.exitCode == 0)
    #expect(listed.output.contains("mine") && !listed.output.contains("topics"))
    let opened = try warren("learn", "mine", "--lessons", folder.path)
    #expect(opened.output.contains("step 1 of"))
  }

  @Test func readOnlyLessonsAreLeftAlone() throws {
    let folder = try Self.copy()
    let text = try folder.text(of: "en/simple.md").replacing("1 ready", with: "9 ready")
    try folder.write("en/simple.md", text)
    // A file where the new one would be put keeps root, too, from writing.
    let file = folder.url.appending(path: "en/simple.md")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    let result = try warren("check", "--update", folder.path)
    #expect(result.exitCode == 2 && result.error.contains("cannot be read"))
  }

  @Test func resultsGoToJUnit() throws {
    let folder = try PipeFolder()
    #expect(try warren("lesson", "new", "mine", "--lessons", folder.path).exitCode == 0)
    let good = try warren("check", folder.path, "--junit", folder.path + "/good.xml")
    #expect(good.exitCode == 0)
    #expect(try folder.text(of: "good.xml").contains(#"<testsuites tests="2" failures="0">"#))
    let text = try folder.text(of: "en/mine.md")
    try folder.write("en/mine.md", text.replacing("> bind all orders #", with: "> list queues"))
    let bad = try warren("check", folder.path, "--junit", folder.path + "/bad.xml")
    #expect(bad.exitCode == 1)
    let report = try XMLDocument(contentsOf: folder.url.appending(path: "bad.xml"))
    let failures = try report.nodes(forXPath: "//testcase/failure").compactMap(\.stringValue)
    #expect(failures.contains { $0.contains("the solution does not meet its task") })
    #expect(try report.nodes(forXPath: "//testcase").count == 2)
    #expect(try warren("check", folder.path, "--junit", folder.path + "/no/x.xml").exitCode == 2)
  }

  @Test func aSkeletonIsRightAndIsNotOverwritten() throws {
    let folder = try PipeFolder()
    func new(_ name: String) throws -> BuiltProgram.Result {
      try warren("lesson", "new", name, "--lessons", folder.path + "/own")
    }
    #expect(try new("first").exitCode == 0 && new("second").exitCode == 0)
    #expect(try warren("check", folder.path + "/own").output.hasPrefix("✓ 4 lessons"))
    #expect(try folder.text(of: "own/zh-Hant/second.md").contains("order: 20"))
    #expect(try new("second").exitCode == 2)
    for name in ["", "Ünïcode", "../x", "a b", String(repeating: "a", count: 65)] {
      let refused = try new(name)
      #expect(refused.exitCode == 2 && !refused.error.isEmpty, "\(name)")
    }
  }

  @Test(arguments: [("second.md#why", true), ("#task", true), ("#nowhere", false), ("x.md", false)])
  func linksLeadSomewhere(url: String, isGood: Bool) throws {
    let folder = try PipeFolder()
    for name in ["first", "second"] {
      #expect(try warren("lesson", "new", name, "--lessons", folder.path).exitCode == 0)
    }
    let text = try folder.text(of: "en/first.md")
    try folder.write("en/first.md", text.replacing("- what was", with: "- [what](\(url)) was"))
    let result = try warren("check", folder.path)
    #expect(result.exitCode == (isGood ? 0 : 1), "\(result.output)")
    #expect(isGood || result.output.contains("en/first.md:"))
  }

  @Test func aFolderMayHaveOneLanguage() throws {
    let folder = try PipeFolder()
    for name in ["first", "second"] {
      #expect(try warren("lesson", "new", name, "--lessons", folder.path).exitCode == 0)
    }
    try FileManager.default.removeItem(at: folder.url.appending(path: "en"))
    #expect(try warren("check", folder.path).output.hasPrefix("✓ 2 lessons"))
  }
}
