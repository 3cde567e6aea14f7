import TestSupport
import Testing

/// `warren run`: files, exit codes, streams.
@Suite(.timeLimit(.minutes(10))) struct PipeRunTests {
  static let good = "declare queue hello\nsend hello hi\nexpect queue hello ready=1 bodies=hi\n"

  @Test func runsAFile() throws {
    let folder = try PipeFolder()
    let result = try warren("run", folder.write("a.warren", Self.good))
    #expect(result.exitCode == 0)
    #expect(
      result.output == """
        declare    queue hello   durable
        #1  publish    producer → (AMQP default)   key hello   2 bytes
            ✓ hello   hello   the default exchange: the key is the queue's name
            → hello           1 copy, 1 ready
        ✓ as expected

        """)
    #expect(result.error.isEmpty)
    #expect(try warren("run", "-", input: Self.good) == result)
  }

  @Test func runsFilesAtTheSameBroker() throws {
    let folder = try PipeFolder()
    let first = try folder.write("1", "declare queue a")
    let second = try folder.write("2", "send a x")
    let result = try warren("run", first, second, "-", input: "expect queue a bodies=x")
    #expect(result.exitCode == 0)
    #expect(result.output.hasSuffix("✓ as expected\n"))
  }

  @Test(arguments: [
    ("get nothing", 1), ("get nothing\n\n# why\nexpect error 404", 0),
    ("get nothing\nexpect error 406", 1), ("get nothing\nlist queues\nexpect error 404", 1),
    ("expect error 404", 1), ("expect queue a ready=1", 1), ("expect no queue a", 0),
    ("ack C1", 1), ("kill C1", 1), ("show queue a", 1), ("match nowhere k", 1), ("why 7", 1),
    ("rollback here", 1), ("help nonsense", 1), ("declare queu a", 2), ("queue.declare a", 2),
    ("dec queue a", 2), ("publish", 2), ("send a b bogus=1", 2), ("declare queue \"a", 2),
    ("learn topics", 2), ("", 0), ("\n\n# nothing\n", 0), ("quit\nbogus", 0),
  ])
  func exitCodes(script: String, code: CInt) throws {
    let result = try warren("run", "-", input: script)
    #expect(result.exitCode == code, "\(result)")
  }

  @Test func stopsAtTheFirstError() throws {
    let script = "get nothing\ndeclare queue a\nbogus\ndeclare queue b"
    let result = try warren("run", "-", input: script)
    #expect(result.exitCode == 1)
    #expect(result.output.hasPrefix("error      404 NOT_FOUND - no queue 'nothing' in vhost '/'\n"))
    #expect(!result.output.contains("queue a"))
    #expect(result.error == "stopped at standard input, line 1\n")
  }

  @Test func keepsGoing() throws {
    let script = "get nothing\ndeclare queue a\nbogus\nget nothing\ndeclare queue b"
    let result = try warren("run", "--keep-going", "-", input: script)
    #expect(result.exitCode == 2, "the worst of them")
    #expect(result.output.contains("queue b"))
    #expect(result.error.contains("bogus"))
  }

  @Test func stopsBeforeTheNextFile() throws {
    let folder = try PipeFolder()
    let (bad, good) = (try folder.write("bad", "bogus"), try folder.write("good", Self.good))
    let stopped = try warren("run", bad, good)
    #expect(stopped.exitCode == 2)
    #expect(stopped.output.isEmpty)
    #expect(stopped.error.contains("\(bad), line 1"))
    let result = try warren("run", "--keep-going", bad, good)
    #expect(result.exitCode == 2)
    #expect(result.output.contains("as expected"))
  }

  /// Nothing is begun when a later file is missing.
  @Test func missingFile() throws {
    let folder = try PipeFolder()
    let result = try warren(
      "run", folder.write("good", Self.good), folder.path + "/missing")
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.error == "\(folder.path)/missing cannot be read.\n")
  }

  @Test func diagnosticsGoToStandardError() throws {
    let result = try warren("run", "--keep-going", "-", input: "ack C9\nbogus\nexpect no queue a")
    #expect(result.output == "✓ as expected\n")
    #expect(result.error.contains("C9") && result.error.contains("bogus"))
  }

  @Test func exceptionsGoToStandardOutput() throws {
    let script = "declare queue a\ndeclare queue a transient\nexpect error 406"
    let result = try warren("run", "-", input: script)
    #expect(result.exitCode == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("406 PRECONDITION_FAILED - inequivalent arg 'durable'"))
  }

  /// A pipe breaks when its reader has seen enough.
  @Test(arguments: [["run", "-"], ["run", "--format", "json", "-"], ["prompt"], ["--help"]])
  func nobodyReads(arguments: [String]) throws {
    var program = BuiltProgram("warren", arguments)
    program.input = Array("declare queue a\nsend a x n=20000\nlist queues\n".utf8)
    program.output = .nobody
    let result = try program.run()
    #expect(result.exitCode == 0 || arguments == ["--help"])
    #expect(result.error.isEmpty)
  }

  @Test func fullDiskIsSaid() throws {
    let result = try warren("run", "-", input: Self.good) { $0.output = .file("/dev/full") }
    #expect(result.exitCode == 1)
    #expect(result.error == "Standard output cannot be written.\n")
  }
}

/// The prompt's language without a terminal.
@Suite(.timeLimit(.minutes(10))) struct PipePromptTests {
  @Test func leavesAtTheEndOfInput() throws {
    let result = try warren()
    #expect(result == (try warren("prompt")))
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty && result.error.isEmpty)
  }

  @Test func answersWithoutPrompt() throws {
    let result = try warren(
      input: "queue.declare a\nbogus\npub \"\" a hi\nlist queues name messages")
    #expect(result.exitCode == 0)
    #expect(!result.output.contains("warren>") && !hasControls(result.outputOctets))
    #expect(result.output.hasSuffix("name  messages\na     1\n"))
    #expect(result.error.contains("bogus"))
  }

  @Test func quitsEarly() throws {
    #expect(try warren(input: "quit\nlist queues").output.isEmpty)
  }

  @Test func asksForKeysUntilTheEmptyLine() throws {
    let result = try warren(
      input: "declare queue a\nbind a amq.topic *.x\nmatch amq.topic\n# x\n1.x\n\nlist queues")
    #expect(result.output.contains("amq.topic   # x"))
    #expect(result.output.contains("1 of 1 binding"))
    #expect(result.output.contains("messages_ready"))
  }

  @Test func learns() throws {
    let result = try warren("learn", "simple", input: "waiting\nnext")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("step 1 of") && result.output.contains("step 2 of"))
    #expect(try warren("learn").output.contains("topics"))
  }
}
