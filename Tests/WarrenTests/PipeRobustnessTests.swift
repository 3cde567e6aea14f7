import Foundation
import TestSupport
import Testing

/// What nobody should do to the program, and what it makes of it.
@Suite(.timeLimit(.minutes(10))) struct PipeRobustnessTests {
  private static let doors = [
    ["run", "--keep-going", "-"], ["run", "--keep-going", "--format", "json", "-"], ["prompt"],
    ["prompt", "--format", "json"],
  ]
  /// Enough for everything here, and little enough to find what grows without bound.
  private static let memory = 1 << 21

  private static func feed(
    _ octets: [UInt8], to arguments: [String]
  ) throws -> BuiltProgram.Result {
    var program = BuiltProgram("warren", arguments)
    program.input = octets
    program.memory = memory
    let result = try program.run()
    #expect(result.exitCode <= 2, "\(arguments): \(result)")
    #expect(!hasControls(result.outputOctets), "\(arguments): \(result)")
    #expect(!hasControls(result.errorOctets), "\(arguments): \(result)")
    if arguments.contains("json") {
      for line in result.output.split(separator: "\n") {
        #expect(throws: Never.self) { try JSON(parsing: String(line)) }
      }
    }
    return result
  }

  private static func random(_ count: Int, seed: UInt64) -> [UInt8] {
    var numbers = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
  }

  @Test(arguments: doors) func binaryRubbish(door: [String]) throws {
    for seed in Seeds.first(2) {
      _ = try Self.feed(Self.random(1 << 16, seed: seed), to: door)
    }
    _ = try Self.feed(Array(repeating: 0, count: 1 << 17), to: door)
    _ = try Self.feed(Array(repeating: 0xff, count: 1 << 17), to: door)
  }

  /// Lines that are nearly right get further than noise does.
  @Test(arguments: doors) func damagedScripts(door: [String]) throws {
    let script = Array(try everything().utf8)
    for seed in Seeds.first(5) {
      var numbers = SplitMix64(seed: seed)
      var octets = script
      for _ in 0..<60 {
        let place = Int.random(in: 0..<octets.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: octets[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: octets.remove(at: place)
        case 2: octets.insert(contentsOf: "\u{1b}[2J".utf8, at: place)
        default: octets.insert(contentsOf: [0x20, 0x22, 0x00], at: place)
        }
      }
      _ = try Self.feed(octets, to: door)
    }
  }

  @Test(arguments: doors) func aLineOfTwoMebibytes(door: [String]) throws {
    let long = String(repeating: "x", count: 2 << 20)
    for line in [long, "send q \(long)", "send q \"\(long)", "declare queue \(long)"] {
      let result = try Self.feed(Array("declare queue q\n\(line)\nlist queues\n".utf8), to: door)
      #expect(result.output.contains("messages_ready"), "the next line is run")
      #expect(result.output.utf8.count < 10_000 || door.contains("json"))
      #expect(result.error.utf8.count < 10_000)
    }
  }

  @Test func lineEnds() throws {
    let script = "declare queue a\nsend a hi\nexpect queue a bodies=hi ready=1"
    let plain = try warren("run", "-", input: script)
    #expect(plain.exitCode == 0)
    for text in [
      script + "\n", script.replacing("\n", with: "\r\n"),
      script.replacing("\n", with: "\r\n") + "\r\n", "\u{feff}" + script,
    ] {
      #expect(try warren("run", "-", input: text) == plain)
    }
    let prompted = try warren(input: script)
    #expect(try warren(input: script.replacing("\n", with: "\r\n")) == prompted)
    let failed = try warren("run", "-", input: "declare queue a\r\n\r\nbogus\r\n")
    #expect(failed.error.contains("line 3"))
    #expect(!failed.error.contains("\\r"))
  }

  @Test func names() throws {
    let nul = try warren(
      "run", "--format", "json", "-", input: "declare queue a\0b\nsend a\0b \0\0")
    #expect(nul.exitCode == 0)
    #expect(nul.output.contains(#""queue":"a\u0000b""#))
    let result = try Self.feed(
      Array("declare queue \"".utf8) + [0xff, 0xfe] + Array("\"\nlist queues".utf8),
      to: ["run", "-"])
    #expect(result.exitCode == 0)
  }

  @Test(arguments: doors) func namesAreNeverObeyed(door: [String]) throws {
    let names = [
      "\u{1b}[31mx", "\u{1b}]0;t\u{7}", "\u{9b}2J", "a\u{202e}b\u{2066}", "\u{7f}\r\u{8}",
    ]
    for evil in names {
      _ = try Self.feed(Array(Self.everywhere(evil).utf8), to: door)
    }
  }

  /// Everything that prints a name, with a name that a terminal would obey.
  private static func everywhere(_ evil: String) -> String {
    let name = "\"\(evil)\""
    return """
      declare queue \(name) arg.\(evil)=\(name)
      declare queue \(name)
      declare queue \(name) transient
      declare exchange \(name) headers
      declare exchange \(name) topic
      bind \(name) \(name) \(name) x-match=any \(evil)=1
      bind \(name) \(name) \(name) arg.\(evil)=\(name) x-match=any
      publish \(name) \(name) \(name) header.\(evil)=\(name) type=\(name) reply-to=\(name) mandatory
      publish \(name)x \(name) \(name)
      send \(name) \(name) mandatory
      send \(name)x \(name) mandatory
      consume \(name) as \(name) prefetch=2
      list queues
      list exchanges
      list bindings
      list consumers
      list connections
      list channels
      list \(name)
      list queues \(name)
      diagram
      diagram dot
      diagram mermaid
      diagram \(name)
      show queue \(name)
      show queue \(name)x
      show exchange \(name)
      show exchange \(name)x
      show message 1
      show message 2
      why 1
      why 2
      match \(name) \(name) header.k=\(name)
      match \(name)x \(name)
      expect queue \(name) bodies=\(name)
      expect queue \(name)x bodies=\(name)
      expect route \(name) \(name) \(name)
      expect delivered \(name) \(name)
      expect consumer \(name) prefetch=9
      expect binding \(name) \(name) \(name)x
      open connection \(name)
      open connection \(name)
      ack \(name) on=\(evil)
      ack \(name)x
      get \(name) on=\(evil)/3
      kill \(name)x
      kill \(name)
      checkpoint \(name)
      rollback \(name)x
      undo
      redo
      help \(name)
      lang \(name)
      learn \(name)
      goto \(name)
      source \(name)
      save \(name)/x
      send q body@\(name)
      \(evil)
      declare \(evil)
      send a b \(evil)=1
      send a b --\(evil)
      send a b "\\x1b\\q"
      match \(name)
      \(evil)
      """
  }

  @Test(arguments: [
    ["run", "/"], ["run", "/dev/zero"], ["run", "/proc/self/mem"], ["check", "/"],
  ])
  func filesThatAreNone(arguments: [String]) throws {
    var program = BuiltProgram("warren", arguments)
    program.memory = Self.memory
    let result = try program.run()
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.output.isEmpty && result.error.split(separator: "\n").count == 1)
  }

  @Test func endlessInput() throws {
    let program = "exec \"$0\" run - < /dev/zero"
    var shell = BuiltProgram("/bin/sh", ["-c", program, PseudoTerminal.built("warren")])
    shell.memory = Self.memory
    let result = try shell.run()
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.error == "standard input is too large.\n")
  }

  @Test func manyEmptyLines() throws {
    let folder = try PipeFolder()
    let file = try folder.write("empty", Array(repeating: UInt8(ascii: "\n"), count: 300_000))
    let result = try warren("run", file) {
      $0.memory = 1 << 19
    }
    #expect(result.exitCode == 0 && result.output.isEmpty)
  }

  /// Copies share their message, and only the first few are told.
  @Test func manyMessages() throws {
    let script = "declare queue q\nsend q hello n=100000\nexpect queue q ready=100000"
    let result = try warren("run", "-", input: script) {
      $0.memory = Self.memory
      $0.limit = .seconds(300)
    }
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.utf8.count < 10_000)
  }

  @Test(arguments: ["send q x n=5000001", "send q x n=9223372036854775807", "send q x n=0"])
  func moreMessagesThanFit(line: String) throws {
    let result = try warren("run", "-", input: "declare queue q\n\(line)") {
      $0.memory = Self.memory
    }
    #expect([1, 2].contains(result.exitCode), "\(result)")
  }

  @Test func moreOctetsThanFit() throws {
    let body = String(repeating: "x", count: 1 << 19)
    let script = "declare queue q\nsend q \(body) n=4000"
    let result = try warren("run", "--keep-going", "-", input: script) {
      $0.memory = Self.memory
    }
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.error.utf8.count < 10_000)
  }
}
