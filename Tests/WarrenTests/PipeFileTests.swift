import TestSupport
import Testing

/// Scripts and the files that they name.
@Suite(.timeLimit(.minutes(10))) struct PipeFileTests {
  @Test(arguments: ["send q body@secret", "source secret", "save out"])
  func filesNeedPermission(line: String) throws {
    let folder = try PipeFolder()
    try folder.write("secret", "declare queue secret-queue")
    let script = "declare queue q\n\(line)"
    let refused = try warren("run", "-", input: script) { $0.folder = folder.url }
    #expect(refused.exitCode == 1)
    #expect(refused.error.contains("--allow-files"))
    #expect(!(refused.output + refused.error).contains("secret-queue"))
    #expect(try folder.names == ["secret"])
    let allowed = try warren("run", "--allow-files", "-", input: script) {
      $0.folder = folder.url
    }
    #expect(allowed.exitCode == 0, "\(allowed)")
  }

  @Test func bodiesAreTheFilesOctets() throws {
    let folder = try PipeFolder()
    let octets = (0...255).map { UInt8($0) }
    let path = try folder.write("body", octets)
    let result = try warren(
      "run", "--allow-files", "--format", "json", "-",
      input: "declare queue q\nsend q body@\(path)")
    #expect(result.output.contains("\"body_base64\":\"AAECAwQFBgcICQoLDA0ODxAREhMU"))
  }

  @Test func savedSessionsCanBeSourced() throws {
    let folder = try PipeFolder()
    let script = """
      declare exchange animals topic
      declare queue Q1 transient
      bind Q1 animals *.orange.* "a b"
      publish animals lazy.orange.fox "\\xff\\"x\\n" header.k="10"
      checkpoint here
      undo
      save first
      """
    let saved = try warren("run", "--allow-files", "-", input: script) { $0.folder = folder.url }
    #expect(saved.exitCode == 0, "\(saved)")
    let again = try warren("run", "--allow-files", "-", input: "source first\nsave second") {
      $0.folder = folder.url
    }
    #expect(again.exitCode == 0)
    #expect(try folder.text(of: "first").contains("animals"))
    let list = "list queues\nlist bindings\nget Q1"
    let direct = try warren("run", folder.path + "/first", "-", input: list)
    let sourced = try warren("run", "--allow-files", "-", input: "source first\n" + list) {
      $0.folder = folder.url
    }
    #expect(direct == sourced)
  }

  @Test func sourceTellsWhereItStopped() throws {
    let folder = try PipeFolder()
    try folder.write("inner", "declare queue a\r\nbogus\r\n")
    try folder.write("loop", "source loop")
    for (name, code) in [("inner", 2), ("loop", 1), ("missing", 1), ("/dev/zero", 1), ("/", 1)] {
      let result = try warren("run", "--allow-files", "-", input: "source \(name)") {
        $0.folder = folder.url
        $0.memory = 1 << 21
      }
      #expect(result.exitCode == CInt(code), "\(name)")
      #expect(result.error.contains("line 1"), "\(name)")
      #expect(name != "inner" || result.error.contains("inner, line 2"))
    }
  }

  @Test func failuresOfFiles() throws {
    let folder = try PipeFolder()
    try folder.write("kept", "kept")
    for line in [
      "send q body@missing", "send q body@/", "send q body@/dev/zero", "save /", "save a/b",
    ] {
      let result = try warren("run", "--allow-files", "-", input: "declare queue q\n\(line)") {
        $0.folder = folder.url
        $0.memory = 1 << 21
      }
      #expect(result.exitCode == 1, "\(line)")
      #expect(!result.error.isEmpty)
    }
    #expect(try folder.names == ["kept"], "and no temporary file is left")
  }
}
