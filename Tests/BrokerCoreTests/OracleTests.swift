import AMQPModel
import TestSupport
import Testing

@testable import BrokerCore

/// The questions that a real RabbitMQ 4.0.5 decided.
///
/// `WARREN_ORACLES=DIR swift test --filter OracleTests` asks those of other files.
@Suite struct OracleTests {
  @Test func topicBindingsMatchAsRabbitMQDecided() throws {
    for line in try Recordings.oracle("topic_oracle.jsonl") {
      let parts = line.elements
      let pattern = Array((parts[0].string ?? "").utf8)
      let key = Array((parts[1].string ?? "").utf8)
      let matched = parts[2].bool
      var index = TopicIndex()
      index.insert(pattern, destination: 7)
      var found: [UInt32] = []
      index.match(key, into: &found)
      #expect(!found.isEmpty == matched, "index: \(line)")
      #expect(TopicPattern(pattern).matches(key) == matched, "pattern: \(line)")
    }
  }

  @Test func headersBindingsMatchAsRabbitMQDecided() throws {
    for line in try Recordings.oracle("headers_oracle.jsonl") {
      let match = try HeadersMatch(arguments: FieldTable(scenario: line["binding"] ?? .null))
      let headers = FieldTable(scenario: line["headers"] ?? .null)
      #expect(match.matches(headers) == line["matched"]?.bool, "\(line)")
    }
  }
}
