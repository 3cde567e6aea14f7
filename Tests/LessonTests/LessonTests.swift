import Foundation
import Narration
import Testing

@testable import Workbench

/// Every lesson of the package, executed.
@Suite struct LessonTests {
  static let files: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons").standardized
    return Language.allCases.flatMap { language in
      (try? FileManager.default.contentsOfDirectory(
        at: folder.appending(path: language.rawValue), includingPropertiesForKeys: nil)) ?? []
    }
    .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }()

  static func lesson(_ file: URL) throws -> Lesson {
    let language = try #require(
      Language(rawValue: file.deletingLastPathComponent().lastPathComponent))
    return try Lesson(
      name: file.deletingPathExtension().lastPathComponent, language: language,
      text: String(contentsOf: file, encoding: .utf8))
  }

  @Test func allLessonsAreThere() {
    let names = [
      "message-queue", "rabbitmq", "python", "headers", "reliability", "rpc", "priorities",
      "simple", "worker", "publish-subscribe", "routing", "topics", "setup", "management",
      "queue-settings", "queue-limits", "queue-page", "administration", "retry",
      "vectorization",
    ]
    for name in names {
      #expect(Self.files.count { $0.lastPathComponent == "\(name).md" } == 2, "\(name)")
    }
  }

  @Test(arguments: files)
  func lessonIsAsWritten(file: URL) throws {
    var checker = LessonChecker(try Self.lesson(file))
    let problems = checker.problems()
    #expect(problems.isEmpty, "\(problems)")
    #expect(checker.commandCount > 0)
  }

  @Test(arguments: files)
  func bothLanguagesRunTheSameCommands(file: URL) throws {
    let lesson = try Self.lesson(file)
    let others = try Self.files.filter { $0.lastPathComponent == file.lastPathComponent }
      .map { try Self.lesson($0) }.filter { $0.language != lesson.language }
    #expect(others.count == Language.allCases.count - 1)
    for other in others { #expect(LessonChecker.disagreement(lesson, with: other) == nil) }
  }

  /// The first lesson needs none; every other one names lessons that come before it.
  @Test(arguments: Language.allCases)
  func everyLessonNeedsEarlierOnes(language: Language) throws {
    let lessons = try Self.files.map { try Self.lesson($0) }.filter { $0.language == language }
      .sorted { $0.order < $1.order }
    #expect(lessons.first?.name == "message-queue" && lessons.first?.needs == [])
    #expect(Set(lessons.map(\.order)).count == lessons.count)
    for (place, lesson) in lessons.enumerated().dropFirst() {
      #expect(!lesson.needs.isEmpty, "\(lesson.name)")
      let earlier = lessons[..<place].map(\.name)
      for name in lesson.needs { #expect(earlier.contains(name), "\(lesson.name): \(name)") }
    }
  }

  @Test func theSourcesStoriesAreKept() throws {
    func commands(_ name: String) throws -> [String] {
      let file = try #require(Self.files.first { $0.path.hasSuffix("en/\(name).md") })
      return try Self.lesson(file).steps.flatMap(\.fences).flatMap(\.exchanges).map(\.command)
    }
    let rabbits = [
      "quick.orange.rabbit", "lazy.orange.elephant", "quick.orange.fox", "lazy.brown.fox",
      "lazy.pink.rabbit", "quick.brown.fox", "orange", "quick.orange.male.rabbit",
      "lazy.orange.male.rabbit",
    ]
    let topics = try commands("topics")
    for key in rabbits {
      #expect(topics.contains { $0.hasPrefix("publish animals \(key)") }, "\(key)")
    }
    let worker = try commands("worker")
    #expect(worker.contains("expect delivered C1 1,2,5,6,9,10"), "the source's table")
    #expect(worker.contains("expect delivered C1 1,2,5,7,9"), "when it does not hold")
    let limits = try commands("queue-limits")
    #expect(limits.contains("expect queue thousand ready=1000"), "the source's 1000 messages")
    #expect(limits.contains("declare queue bytes max-length-bytes=10000"))
    #expect(limits.contains("expect queue bytes ready=833"), "the source's 12-byte messages")
    let queue = try commands("message-queue")
    #expect(queue.contains("kill G") && queue.contains("timeline"), "its four benefits")
    let python = try commands("python")
    #expect(python.contains("get hello ackmode=ack_requeue_false"), "its first basic_get")
    #expect(python.contains("tick 10s"), "its generator")
    let administration = try commands("administration")
    #expect(administration.contains("add user root 1234 tags=administrator"), "its docker's -e")
    #expect(administration.contains("expect error 403"), "what a user may not do")
    #expect(administration.contains("expect error 530"), "where it may not even come in")
  }

  /// `cures` numbers twenty misconceptions of learners; each has an experiment somewhere.
  @Test(arguments: Language.allCases)
  func everyMisconceptionHasItsExperiment(language: Language) throws {
    let lessons = try Self.files.map { try Self.lesson($0) }.filter { $0.language == language }
    let cured = lessons.flatMap(\.steps).flatMap(\.parts).flatMap { part in
      switch part {
      case .cures(let numbers): numbers
      case .prose, .commands, .prediction, .task, .pause, .live, .note: [Int]()
      }
    }
    #expect(Set(cured) == Set(1...20))
  }

  @Test func bothLanguagesCureTheSameInTheSameSteps() throws {
    func cures(_ language: Language) throws -> [String] {
      try Self.files.map { try Self.lesson($0) }.filter { $0.language == language }
        .flatMap { lesson in
          lesson.steps.map { step in
            let numbers = step.parts.flatMap { part in
              if case .cures(let numbers) = part { numbers } else { [Int]() }
            }
            return "\(lesson.name) \(step.id) \(numbers)"
          }
        }
    }
    #expect(try cures(.english) == cures(.traditionalChinese))
  }
}
