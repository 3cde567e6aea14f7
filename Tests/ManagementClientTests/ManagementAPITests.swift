import AMQPClient
import AMQPModel
import BrokerCore
import ManagementClient
import Testing

/// RabbitMQ's HTTP API from the client's side; what the fake server answers was recorded from
/// RabbitMQ 4.0.5.
@Suite struct ManagementAPITests {
  private static let notFound = #"{"error":"Object Not Found","reason":"Not Found"}"#

  @Test func asksWithTheUsersPasswordAndAnEncodedPath() throws {
    let server = try FakeServer([.reply(200, "[]")])
    defer { server.stop() }
    let reply = try server.api("ann:p%40ss:w").ask(
      .put, ["permissions", "/", "佇 列?#&"], #"{"write":".*"}"#)
    #expect(reply.isFine && reply.octets == Array("[]".utf8))
    let request = try #require(server.requests.first)
    #expect(request.line == "PUT /api/permissions/%2F/%E4%BD%87%20%E5%88%97%3F%23%26")
    // base64 of ann:p@ss:w
    #expect(request.headers["authorization"] == "Basic YW5uOnBAc3M6dw==")
    #expect(request.headers["host"] == "127.0.0.1:\(server.port)")
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.body == #"{"write":".*"}"#)
  }

  @Test func takesAnAnswerInChunks() throws {
    let server = try FakeServer([.chunks(#"{"reason":"a b"}"#)])
    defer { server.stop() }
    #expect(try server.api().ask(.get, ["x"]).reason == "a b")
  }

  @Test(arguments: [
    (FakeServer.Answer.octets(Array("AMQP\0\0\u{9}\u{1}".utf8)), HTTPFailure.notHTTP),
    (.octets([]), .notHTTP), (.half, .notHTTP), (.silence, .silent(milliseconds: 300)),
    (.reply(200, String(repeating: "x", count: 5_000)), .tooLarge(limit: 4_096)),
    (.chunks(String(repeating: "x", count: 5_000)), .tooLarge(limit: 4_096)),
  ])
  func tellsWhatIsNoAnswer(answer: FakeServer.Answer, failure: HTTPFailure) throws {
    let server = try FakeServer([answer])
    defer { server.stop() }
    #expect(throws: failure) {
      try server.api().ask(
        .get, ["x"], limit: 4_096, within: failure == .silent(milliseconds: 300) ? 300 : 30_000)
    }
  }

  @Test func canBeInterrupted() throws {
    let server = try FakeServer([.silence])
    defer { server.stop() }
    #expect(throws: HTTPFailure.interrupted) {
      try server.api().ask(.get, ["x"], within: 60_000, isInterrupted: { true })
    }
  }

  @Test func tellsThatNobodyListens() throws {
    let server = try FakeServer([.silence])
    let api = try server.api()
    server.stop()
    let loop = ClientLoop()
    defer { loop.stop() }
    let failure = #expect(throws: HTTPFailure.self) {
      try ManagementAPI(api.address, on: loop).ask(.get, ["x"])
    }
    guard case .unreachable = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  /// What an operator does, and what is asked for it.
  @Test(arguments: [
    (ManagementOperation.addVirtualHost("shop"), ["PUT /api/vhosts/shop {}"]),
    (.deleteVirtualHost("a/b"), ["DELETE /api/vhosts/a%2Fb "]),
    (.deleteUser("ann"), ["DELETE /api/users/ann "]),
    (
      .setPermissions(.init(configure: "", write: "^a", read: ".*"), of: "ann", in: "/"),
      [#"PUT /api/permissions/%2F/ann {"configure":"","write":"^a","read":".*"}"#]
    ),
    (.clearPermissions(of: "ann", in: "/"), ["DELETE /api/permissions/%2F/ann "]),
    (
      .setTopicPermissions(.init(exchange: "t", write: "a", read: "b"), of: "ann", in: "/"),
      [#"PUT /api/topic-permissions/%2F/ann {"exchange":"t","write":"a","read":"b"}"#]
    ),
    (
      .clearTopicPermissions(of: "ann", for: "t", in: "/"),
      ["DELETE /api/topic-permissions/%2F/ann/t "]
    ),
    (
      .setPolicy(
        Policy(
          name: "p", pattern: "^q", definition: ["max-length": .int64(3)], priority: 2,
          target: .queues), in: "/"),
      [
        #"PUT /api/policies/%2F/p {"pattern":"^q","definition":{"max-length":3},"priority":2,"#
          + #""apply-to":"queues"}"#
      ]
    ),
    (.clearOperatorPolicy("p", in: "/"), ["DELETE /api/operator-policies/%2F/p "]),
    (
      .setTags("ann", ["a", "b"]),
      [
        "GET /api/users/ann ",
        #"PUT /api/users/ann {"password_hash":"aGFzaA==","hashing_algorithm":"x","tags":["a","b"]}"#,
      ]
    ),
    (
      .changePassword("ann", PasswordHash(octets: [1])),
      [
        "GET /api/users/ann ",
        #"PUT /api/users/ann {"password_hash":"AQ==","#
          + #""hashing_algorithm":"rabbit_password_hashing_sha256","tags":["old"]}"#,
      ]
    ),
  ])
  func operatorsAreRepeated(operation: ManagementOperation, expected: [String]) throws {
    let server = try FakeServer([
      .reply(200, #"{"password_hash":"aGFzaA==","hashing_algorithm":"x","tags":["old"]}"#)
    ])
    defer { server.stop() }
    #expect(try server.api().perform(operation) == nil)
    #expect(server.requests.map { "\($0.line) \($0.body)" } == expected)
  }

  @Test func addingAUserWhoExistsIsRefusedAsRabbitmqctlDoes() throws {
    let operation = ManagementOperation.addUser("ann", PasswordHash(octets: [1]), tags: ["t"])
    let there = try FakeServer([.reply(200, "{}")])
    defer { there.stop() }
    #expect(try there.api().perform(operation) == #"User "ann" already exists"#)
    #expect(there.requests.map(\.line) == ["GET /api/users/ann"])
    let missing = try FakeServer([.reply(404, Self.notFound), .reply(201, "")])
    defer { missing.stop() }
    #expect(try missing.api().perform(operation) == nil)
    #expect(missing.requests.map(\.line) == ["GET /api/users/ann", "PUT /api/users/ann"])
  }

  @Test func refusalsHaveRabbitMQsReason() throws {
    let reasons = [
      (404, Self.notFound, "Not Found"),
      (400, #"{"error":"x","reason":"vhost_or_user_not_found"}"#, "vhost_or_user_not_found"),
      (400, #"{"error":"x","reason":["invalid_regexp","*",0]}"#, #"["invalid_regexp","*",0]"#),
      (500, "<html>", "HTTP 500"),
    ]
    for (status, body, reason) in reasons {
      let server = try FakeServer([.reply(status, body)])
      defer { server.stop() }
      #expect(try server.api().perform(.deleteVirtualHost("x")) == reason)
    }
  }

  @Test(arguments: [
    ("http://localhost", "localhost:15672 guest -"),
    ("http://ann:x@10.0.0.1:1234/", "10.0.0.1:1234 ann -"),
    ("http://h/api/definitions/", "h:15672 guest -"),
    ("http://h/api/definitions/%2F", "h:15672 guest /"),
    ("http://h:1/api/definitions/a%2Fb", "h:1 guest a/b"),
    ("http://h/shop", nil), ("http://h/api/definitions/a/b", nil), ("http://h:0", nil),
    ("https://h", nil), ("amqp://h", nil), ("http://a b", nil),
  ])
  func readsAddresses(text: String, expected: String?) {
    let address = DefinitionsAddress(text)
    let shown = address.map {
      "\($0.server.host):\($0.server.port) \($0.server.user) "
        + ($0.virtualHost.map { "\($0)" } ?? "-")
    }
    #expect(shown == expected)
  }
}
