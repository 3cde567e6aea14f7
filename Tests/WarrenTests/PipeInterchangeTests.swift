import TestSupport
import Testing

/// `warren import`, `warren export`, `warren lint`.
@Suite(.timeLimit(.minutes(10))) struct PipeInterchangeTests {
  private static let good = """
    {"vhosts":[{"name":"/"}],"exchanges":[{"name":"x","vhost":"/","type":"direct"}],
     "queues":[{"name":"q","vhost":"/"}],"bindings":[{"source":"x","vhost":"/","destination":"q",
     "destination_type":"queue","routing_key":"k"}]}
    """

  @Test func lintEndsWithOneOnFindings() throws {
    let folder = try PipeFolder()
    let good = try folder.write("good.json", Self.good)
    #expect(try warren("lint", good).exitCode == 0)
    let other = Self.good.replacing("\"name\":\"q\",", with: "\"name\":\"p\",")
      .replacing("\"k\"", with: "\"*.k\"").replacing(
        "\"destination\":\"q\"", with: "\"destination\":\"p\"")
    let bad = try folder.write("bad.json", other.replacing("\"/\"", with: "\"prod\""))
    let result = try warren("lint", good, bad)
    #expect(result.exitCode == 1 && result.error.isEmpty)
    #expect(result.output.contains("warning   prod: x → p *.k"), "of another virtual host, too")
    #expect(try warren("lint", "--lang", "zh-Hant", bad).output.contains("1 個警告"))
    let json = try warren("lint", "--format", "json", bad).output.split(separator: "\n")
    #expect(json.last?.contains("\"event\":\"linted\"") == true)
    #expect(try warren("lint", "missing").exitCode == 1)
    #expect(try warren("lint", "--vhost", "prod", bad).output.contains("warning   prod: x → p *.k"))
    #expect(try warren("lint", "--vhost", "/", bad).exitCode == 0)
    let missing = try warren("lint", good, "--vhost", "prod")
    #expect(missing.exitCode == 1 && missing.error.contains("There is no virtual host prod"))
    #expect(try warren("lint", "--vhost", "", good).exitCode == 2)
    #expect(try warren("lint").exitCode == 2)
  }

  @Test func exportConvertsToStandardOutput() throws {
    let folder = try PipeFolder()
    let file = try folder.write("it's.json", Self.good)
    let text = try warren("export", file)
    #expect(text.exitCode == 0 && text.output.contains("\"routing_key\":\"k\""))
    #expect(try JSON(parsing: text.output)["users"]?.elements.count == 1)
    for format in ["dot", "mermaid", "compose", "rabbitmqadmin", "pika"] {
      let result = try warren("export", "--to", format, file)
      #expect(result.exitCode == 0 && result.output.contains("q"), "\(format)")
    }
    let broken = try folder.write("broken", "{")
    let result = try warren("export", broken)
    #expect(result.exitCode == 1 && result.output.isEmpty && result.error.contains("too early"))
    #expect(try warren("export", "--to", "png", file).exitCode == 2)
  }

  @Test func importOpensThePromptWithTheTopology() throws {
    let folder = try PipeFolder()
    let file = try folder.write("with blank.json", Self.good)
    let result = try warren("import", file, input: "expect route x k q\n")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("bind       x → q   binding key k"))
    #expect(result.output.contains("✓ as expected"))
  }

  @Test func scriptsImportWithLeaveOnly() throws {
    let folder = try PipeFolder()
    try folder.write("d.json", Self.good)
    let script = "import d.json\nexport out.json\n"
    let refused = try warren("run", "-", input: script) { $0.folder = folder.url }
    #expect(refused.exitCode == 1 && refused.error.contains("--allow-files"))
    let allowed = try warren("run", "--allow-files", "-", input: script) { $0.folder = folder.url }
    #expect(allowed.exitCode == 0)
    #expect(try folder.names == ["d.json", "out.json"])
  }
}
