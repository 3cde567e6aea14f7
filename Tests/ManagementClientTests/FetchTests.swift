import Foundation
import TestSupport
import Testing

/// `import`, `export` and `deploy` with a broker's address, against a server in this process.
@Suite(.serialized) struct FetchTests {
  private static func warren(_ arguments: [String]) throws -> BuiltProgram.Result {
    try BuiltProgram("warren", arguments + ["--color", "never"]).run()
  }

  /// What the prompt says to `line`, blanks and line feeds as one blank.
  private static func prompt(_ line: String, _ language: String = "en") throws -> String {
    var program = BuiltProgram("warren", ["--lang", language, "--color", "never"])
    program.input = Array((line + "\n").utf8)
    let result = try program.run()
    return (result.output + result.error).split { " \n".contains($0) }.joined(separator: " ")
  }

  private static func fixture(_ name: String) throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../InterchangeTests/Fixtures/\(name).json"), encoding: .utf8)
  }

  @Test(arguments: [
    ("rabbitmq-4.0.5-broker", ""), ("rabbitmq-4.0.5-vhost", "/api/definitions/a%2Fb"),
  ])
  func importsTheSameAsFromAFile(fixture: String, path: String) throws {
    let text = try Self.fixture(fixture)
    let server = try FakeServer([.chunks(text)])
    defer { server.stop() }
    let file = FileManager.default.temporaryDirectory.appending(path: "fetch-\(UUID()).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let address = "http://guest:guest@127.0.0.1:\(server.port)\(path)"
    let fetched = try Self.warren(["export", address])
    #expect(fetched.exitCode == 0 && !fetched.output.isEmpty, "\(fetched)")
    #expect(try fetched.output == Self.warren(["export", file.path]).output)
    #expect(
      server.requests.map(\.line)
        == ["GET " + (path.isEmpty ? "/api/definitions" : path)])
  }

  @Test func passwordsAreNotShown() throws {
    let server = try FakeServer([.reply(200, #"{"queues":[{"name":"q"}]}"#)])
    defer { server.stop() }
    let address = "http://ann:hush%21@127.0.0.1:\(server.port)"
    let told = try Self.prompt("import \(address)\nlint \(address)\nimport \(address) x y\nundo")
    #expect(
      told.contains("http://ann:****@127.0.0.1:\(server.port): 0 exchanges, 1 queue"), "\(told)")
    #expect(!told.contains("hush"), "\(told)")
    #expect(server.requests.first?.headers["authorization"] == "Basic YW5uOmh1c2gh")
    let records = try Self.warren(["import", address, "--format", "json"])
    #expect(records.output.contains(#""event":"imported""#), "\(records)")
    #expect(!(records.output + records.error).contains("hush"), "\(records)")
  }

  @Test(arguments: [
    (
      FakeServer.Answer.reply(401, #"{"error":"not_authorized","reason":"Not_Authorized"}"#), "",
      "does not let you in: 401", "不讓你登入：401"
    ),
    (
      .reply(401, #"{"error":"not_authorised","reason":"User not administrator"}"#), "",
      "does not allow it: User not administrator", "不允許：User not administrator"
    ),
    (
      .reply(400, #"{"error":"bad_request","reason":"vhost_not_found"}"#), "/api/definitions/shop",
      "has no virtual host shop.", "沒有叫做 shop 的虛擬主機。"
    ),
    (
      .reply(503, #"{"error":"x","reason":"no \u001b[31m"}"#), "", #"answers 503: no \e[31m"#,
      #"回應 503：no \e[31m"#
    ),
    (.reply(404, "<html>"), "", "(HTTP 404) is not RabbitMQ's HTTP API", "（HTTP 404）不是"),
    (.reply(200, "<html>"), "", "(HTTP 200) is not RabbitMQ's HTTP API", "（HTTP 200）不是"),
    (.reply(200, "[]"), "", "(HTTP 200) is not RabbitMQ's HTTP API", "（HTTP 200）不是"),
    (.reply(200, "{}"), "", "no definitions of RabbitMQ", "definitions"),
    (.reply(200, "{\"queues\":["), "", "line 1", "第 1 行"),
    (.octets(Array("AMQP".utf8)), "", "does not speak HTTP", "不是 HTTP"),
    (.half, "", "does not speak HTTP", "不是 HTTP"),
    (.reply(200, "{}"), "/shop", "no address of RabbitMQ's HTTP API", "不是 RabbitMQ HTTP API 的位址"),
  ])
  func whatIsWrongIsSaid(
    answer: FakeServer.Answer, path: String, english: String, chinese: String
  ) throws {
    let server = try FakeServer([answer])
    defer { server.stop() }
    let line = "import http://127.0.0.1:\(server.port)\(path)\nlist queues"
    let told = try Self.prompt(line)
    #expect(told.contains(english), "\(told)")
    #expect(told.contains("There are no queues."), "\(told)")
    #expect(try Self.prompt(line, "zh-Hant").contains(chinese))
  }

  @Test func scriptsOfOthersFetchNothing() throws {
    let server = try FakeServer([.reply(200, "{}")])
    defer { server.stop() }
    var program = BuiltProgram("warren", ["run", "-", "--lang", "en"])
    program.input = Array("import http://127.0.0.1:\(server.port)\n".utf8)
    let result = try program.run()
    #expect(result.exitCode != 0, "\(result)")
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: ["en", "zh-Hant"])
  func deploysAndReadsBack(language: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "fetch-\(UUID()).warren")
    try Data("declare queue q durable max-length=3\nset policy p ^q max-length=2\n".utf8)
      .write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let queue =
      #"{"name":"q","vhost":"shop","durable":true,"auto_delete":false,"#
      + #""arguments":{"x-queue-type":"classic","x-max-length":3}}"#
    let policy =
      #"{"name":"p","vhost":"shop","pattern":"^q","apply-to":"all","priority":0,"#
      + #""definition":{"max-length":LIMIT}}"#
    for (limit, exitCode, english, chinese) in [
      (2, 0, "Read back equal: 2 definitions; it has 1 other.", "讀回來相同：2 個定義；那裡還有另外 1 個。"),
      (9, 1, "Read back otherwise: 1 definition", "讀回來不同：那裡缺少 1 個定義"),
    ] {
      let definitions =
        #"{"rabbitmq_definition_format":"single_virtual_host","queues":[QUEUE,OTHER],"#
        .replacing("OTHER", with: queue.replacing(#""q""#, with: #""other""#))
        .replacing("QUEUE", with: queue)
        + #""policies":[POLICY]}"#.replacing(
          "POLICY", with: policy.replacing("LIMIT", with: "\(limit)"))
      let server = try FakeServer([.reply(204, ""), .reply(200, definitions)])
      defer { server.stop() }
      let result = try Self.warren([
        "deploy", file.path, "--lang", language, "--on",
        "http://guest:hush@127.0.0.1:\(server.port)/api/definitions/shop",
      ])
      #expect(result.exitCode == exitCode, "\(result)")
      let told = result.output + result.error
      #expect(told.contains(language == "en" ? english : chinese), "\(result)")
      #expect(!told.contains("hush"))
      #expect(
        server.requests.map(\.line)
          == ["POST /api/definitions/shop", "GET /api/definitions/shop"])
      let body = try #require(server.requests.first?.body)
      let sent = try JSON(parsing: body)
      #expect(sent["queues"]?.elements.count == 1, "\(body)")
      #expect(sent["users"] == nil, "\(body)")
    }
  }

  @Test func guestIsNobodysToChange() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "fetch-\(UUID()).warren")
    try Data("add vhost shop\nadd user ann secret\ndeclare queue q\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let server = try FakeServer([
      .reply(400, #"{"error":"bad_request","reason":"not that one"}"#)
    ])
    defer { server.stop() }
    let result = try Self.warren([
      "deploy", file.path, "--lang", "en", "--on", "http://127.0.0.1:\(server.port)",
    ])
    #expect(result.exitCode == 1 && result.error.contains("not that one"), "\(result)")
    let body = try #require(server.requests.first?.body)
    let sent = try JSON(parsing: body)
    #expect(sent["users"]?.elements.map { $0["name"]?.string } == ["ann"], "\(body)")
    #expect(sent["permissions"]?.elements.isEmpty == true, "\(body)")
    #expect(sent["vhosts"]?.elements.count == 2, "\(body)")
  }
}
