import Foundation
import TestSupport
import Testing

/// `warren play --auto`, `rehearse` and recordings, without a terminal.
@Suite struct UnattendedPlayTests {
  @Test(arguments: lessonNames)
  func everyLessonIsPlayedInBothLanguages(name: String) throws {
    for language in ["en", "zh-Hant"] {
      let result = try warren("play", name, "--auto", "--lang", language)
      #expect(result.exitCode == 0)
      #expect(result.error == "")
      #expect(!hasControls(result.outputOctets))
      let file = lessonsFolder.appending(path: "\(language)/\(name).md")
      let text = try String(contentsOf: file, encoding: .utf8)
      for heading in text.split(separator: "\n") where heading.hasPrefix("## ") {
        let title = heading.dropFirst(3).prefix { $0 != "{" }.replacing("`", with: "")
        #expect(result.output.contains("\n\(title)  "), "\(title)")
      }
    }
  }

  @Test func endsBehindAStepAndBeginsAtOne() throws {
    let folder = try Speaker.lessons()
    func play(_ arguments: String...) throws -> BuiltProgram.Result {
      try warren("play", "first", "--auto", "--lessons", folder.path) { $0.arguments += arguments }
    }
    let one = try play("--to", "one").output
    #expect(one.contains("declare    queue q   durable"))
    #expect(!one.contains("Two"))
    let two = try play("--from", "two", "--to", "two").output
    #expect(!two.contains("One"))
    #expect(two.contains("The answer is q:"))
    let all = try play("--symbols", "ascii")
    #expect(all.output.contains("    > q"))
    #expect(!all.output.contains("→"))
    for place in ["--to", "--from"] {
      let wrong = try play(place, "tow")
      #expect(wrong.exitCode == 2)
      #expect(wrong.error.contains("two"))
    }
  }

  @Test func needsATerminalOrAuto() throws {
    for (language, words) in [("en", "--auto it plays without"), ("zh-Hant", "請加上 --auto")] {
      let result = try warren("play", "simple", "--lang", language)
      #expect(result.exitCode == 2)
      #expect(result.error.contains(words))
    }
    #expect(try warren("play", "simpel", "--auto").error.contains("simple"))
    #expect(try warren("play", "simple", "--auto", "--speed", "0").exitCode == 2)
    #expect(try warren("play", "simple", "--auto", "--pace", "-1s").exitCode == 2)
    #expect(try warren("play", "simple", "--auto") { $0.output = .nobody }.exitCode == 0)
  }

  @Test func coloursSuitTheBackground() throws {
    func play(_ background: String) throws -> String {
      try warren(
        "play", "simple", "--auto", "--to", "hello-world", "--color", "always", "--background",
        background
      ).output
    }
    #expect(try play("light").contains("\u{1b}[38;5;24m"))
    #expect(try play("dark").contains("\u{1b}[96m"))
    #expect(try warren("play", "simple", "--auto", "--background", "pink").exitCode == 2)
  }

  // MARK: Recording

  @Test(arguments: ["en", "zh-Hant"])
  func recordsAnAsciicastWithAMarkerForEachStep(language: String) throws {
    let folder = try PipeFolder()
    var texts: [String] = []
    for file in ["a.cast", "b.cast"] {
      let path = folder.path + "/" + file
      let result = try warren(
        "play", "worker", "--auto", "--pace", "1500ms", "--lang", language, "--record", path)
      #expect(result.exitCode == 0)
      #expect(result.error.contains(path))
      texts.append(try folder.text(of: file))
    }
    #expect(texts[0] == texts[1])
    let lines = texts[0].split(separator: "\n")
    let header = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(header["version"] as? Int == 2)
    #expect(header["width"] as? Int == 80)
    #expect(header["height"] as? Int == 24)
    var last = 0.0
    var markers: [String] = []
    for line in lines.dropFirst() {
      let event = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let time = try #require(event[0] as? Double)
      let kind = try #require(event[1] as? String)
      let text = try #require(event[2] as? String)
      #expect(event.count == 3)
      #expect(time >= last)
      last = time
      if kind == "m" { markers.append(text) } else { #expect(kind == "o") }
    }
    let source = try String(
      contentsOf: lessonsFolder.appending(path: "\(language)/worker.md"), encoding: .utf8)
    #expect(
      markers.map { $0.split(separator: ":")[0] }
        == source.matches(of: /\{#([a-z-]+)\}/).map { $0.output.1 })
    #expect(last > 150, "the time is the demo's own")
  }

  @Test func aRecordingThatCannotBeWrittenIsRefusedAtOnce() throws {
    let result = try warren("play", "simple", "--auto", "--record", "/nowhere/a.cast")
    #expect(result.exitCode == 2)
    #expect(result.output == "")
    #expect(result.error.contains("/nowhere/a.cast"))
  }

  // MARK: Rehearsing

  @Test(arguments: ["en", "zh-Hant"])
  func theCourseIsReadyForClass(language: String) throws {
    let result = try warren("rehearse", "--lang", language, "--rows", "50")
    #expect(result.exitCode == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("✓ ") } == lessonNames.count)
    // A long step scrolls, which is told and no fault.
    #expect(!lines.contains { $0.contains(/: [0-9]+ columns|寬 [0-9]+ 欄/) }, "\(result.output)")
  }

  @Test func rehearsalTellsTheFirstDifferenceAndWhatDoesNotFit() throws {
    let folder = try Speaker.lessons()
    let long = try warren("rehearse", "first", "--lessons", folder.path, "--rows", "8")
    #expect(long.exitCode == 0)
    #expect(long.output.contains("en/first.md:9:1: step one has 8 rows"))
    try folder.write(
      "en/first.md", Speaker.lesson.replacing("queue q   durable", with: "queue q   transient"))
    let wrong = try warren("rehearse", "--lessons", folder.path)
    #expect(wrong.exitCode == 1)
    #expect(
      wrong.output.contains("en/first.md:14:1: the output differs\n  - declare    queue q   trans"))
    #expect(try warren("rehearse", "nothing").exitCode == 2)
  }

  @Test func notesWithoutADemoSaySo() throws {
    #expect(try warren("notes", "--once").output.contains("No demo is running."))
    #expect(try warren("notes", "--once", "--lang", "zh").output.contains("備忘稿"))
  }
}
