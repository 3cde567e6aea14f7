import AMQPModel
import BrokerCore

/// Knows the programs over the network by their names, and marks these in what is told.
///
/// The colour comes from the name alone, so that a program has the same one wherever it is told of.
struct ClientNames: Sendable {
  private var colours: [String: Int] = [:]

  private static let limit = 1_000

  /// Learns who it is about.
  mutating func learn(_ happening: Happening) {
    guard let client = happening.client else { return }
    if colours.count >= Self.limit { colours = [:] }
    let name = Spelled.name(client)
    if colours[name] == nil {
      // FNV-1a: a hash of Swift's own differs in each process.
      let hash = client.value.octets.reduce(UInt32(2_166_136_261)) {
        ($0 ^ UInt32($1)) &* 16_777_619
      }
      colours[name] = Int(hash % 6)
    }
  }

  /// The line with the names marked where they are words of their own.
  func marked(_ line: Line) -> Line {
    guard !colours.isEmpty else { return line }
    return Line(line.spans.flatMap { $0.style == .plain ? parts(of: $0) : [$0] })
  }

  private func parts(of span: Span) -> [Span] {
    var parts: [Span] = []
    var start = span.text.startIndex
    var rest = start
    func isPart(_ character: Character) -> Bool { !" ,/()@".contains(character) }
    while let first = span.text[rest...].firstIndex(where: isPart) {
      let end = span.text[first...].firstIndex { !isPart($0) } ?? span.text.endIndex
      if let colour = colours[String(span.text[first..<end])] {
        if start < first { parts.append(Span(String(span.text[start..<first]))) }
        parts.append(Span(String(span.text[first..<end]), .client(colour)))
        start = end
      }
      rest = end
    }
    if start < span.text.endIndex { parts.append(Span(String(span.text[start...]))) }
    return parts
  }
}
