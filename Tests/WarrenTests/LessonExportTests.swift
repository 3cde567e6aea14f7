import Foundation
import TestSupport
import Testing

/// `warren export lesson`
@Suite struct LessonExportTests {
  private func export(_ arguments: String...) throws -> String {
    let result = try warren("export", "lesson") { $0.arguments += arguments }
    #expect(result.exitCode == 0)
    #expect(result.error == "")
    return result.output
  }

  /// Whether a program takes `text` for one of its own.
  private func accepts(_ program: [String], _ text: String, _ name: String) throws -> Bool {
    let folder = try PipeFolder()
    let path = try folder.write(name, text)
    var checker = BuiltProgram("/usr/bin/env", program + [path])
    checker.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    let result = try checker.run()
    if result.exitCode != 0 { Issue.record("\(result)") }
    return result.exitCode == 0
  }

  @Test(arguments: lessonNames)
  func everyLessonIsAProgramAndAScript(name: String) throws {
    for language in ["en", "zh-Hant"] {
      let pika = try export(name, "--to", "pika", "--lang", language)
      #expect(try accepts(["python3", "-m", "py_compile"], pika, "lesson.py"))
      #expect(!hasControls(Array(pika.utf8)))
      let admin = try export(name, "--to", "rabbitmqadmin", "--lang", language)
      #expect(try accepts(["bash", "-n"], admin, "lesson.sh"))
      #expect(!hasControls(Array(admin.utf8)))
    }
  }

  @Test func stepsAreThoseOfTheLesson() throws {
    let pika = try export("worker", "--to", "pika")
    for line in [
      #"channel("you", 1).queue_declare(queue="work", durable=True)"#,
      #"channel("C1", 1).basic_qos(prefetch_count=1)"#,
      #"channel("C2", 1).basic_ack(delivery_tag=4)"#,
      "# Warren answers or checks here: expect delivered C1 1,3,5,7,9",
      ##"print("# 7. Prefetch 1")"##,
    ] {
      #expect(pika.contains("\n\(line)\n"), "\(line)")
    }
    let admin = try export("topics", "--to", "rabbitmqadmin")
    #expect(
      admin.contains(
        "\nrabbitmqadmin --vhost=/ declare binding --source=animals --destination-type=queue "
          + "--destination=Q1 --routing-key='*.orange.*'\n"))
    #expect(
      try export("worker", "--to", "rabbitmqadmin").contains(
        "\n# Not possible with this tool: consume work as C1\n"))
    #expect(try export("simple", "--to", "pika").contains("with refused():\n    channel("))
  }

  private static let handout = """
    # The first

    a queue

    About 2 minutes.

    ## One

    Words.

    ```text
    warren> declare queue q
    declare    queue q   durable
    ```

    ## Two

    ```text
    warren> send q 1
    ```

    **Question 1. Which queues receive it?**

    Your answer: \(String(repeating: "\\_", count: 40))

    ## Three

    The end.

    **Task 1. Make this true:**

    ```text
    expect queue q ready=0
    ```

    Your answer: \(String(repeating: "\\_", count: 40))

    It *may* be `easy`.

    ## Answers

    **Question 1: q**

    ```text
    warren> send q 1
    ...
    ```

    **Task 1: one way to do it**

    Hints:

    - purge it

    ```text
    warren> purge q
    purge      q   1 ready message removed
    ```

    """

  @Test func handoutKeepsItsAnswersForTheEnd() throws {
    let folder = try Speaker.lessons()
    let task = """

      <!-- hint: purge it -->

      ```warren task
      > expect queue q ready=0
      ```

      It *may* be `easy`.

      ```warren solution
      > purge q
      purge      q   1 ready message removed
      ```

      """
    try folder.write("en/first.md", Speaker.lesson + task)
    #expect(try export("first", "--lessons", folder.path) == Self.handout)
    #expect(try export("--lang", "zh", "simple").contains("大約"))
  }

  @Test(arguments: lessonNames)
  func everyHandoutHasTheLessonsText(name: String) throws {
    for language in ["en", "zh-Hant"] {
      let handout = try export(name, "--lang", language)
      let source = try String(
        contentsOf: lessonsFolder.appending(path: "\(language)/\(name).md"), encoding: .utf8)
      for line in source.split(separator: "\n").dropFirst(7)
      where !["```warren", "> ", "<!--", "## "].contains(where: { line.hasPrefix($0) }) {
        #expect(handout.contains(line), "\(line)")
      }
      #expect(!handout.contains("<!--"))
      #expect(!handout.contains("{#"))
    }
  }

  @Test func writesAFileAndRefusesWhatItCannot() throws {
    let folder = try PipeFolder()
    let path = folder.path + "/handout.md"
    #expect(try export("simple", path) == "")
    #expect(try folder.text(of: "handout.md").hasPrefix("# The simple pattern\n"))
    let wrong = try warren("export", "lesson", "simpel")
    #expect(wrong.exitCode == 2)
    #expect(wrong.error.contains("simple"))
    #expect(try warren("export", "lesson", "simple", "/nowhere/x.md").exitCode == 2)
    #expect(try warren("export", "lesson", "simple", "--to", "pdf").exitCode == 2)
    // Options may stand in front, as everywhere.
    #expect(try warren("--lang", "zh", "export", "lesson", "simple").output.contains("大約"))
    #expect(try warren("export", "--lang", "zh", "lesson", "simple").output.contains("大約"))
  }
}
