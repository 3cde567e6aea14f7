import AMQPModel
import BrokerCore
import CommandLanguage
import Narration
import TestSupport
import Testing

@testable import Workbench

/// Sweeps against an obvious calculation, and their bounds.
@Suite struct SweepTests {
  /// The report of a sweep, or nil.
  private static func report(_ session: Session, _ line: String) -> SweepReport? {
    var session = session
    var report: SweepReport?
    _ = session.run(line) {
      if case .answered(.simulation(.sweep(let found))) = $0 { report = found }
    }
    return report
  }

  /// Messages that arrive, ms from the start, and are taken in order by whoever is free first.
  private static func calculated(
    arrivals: [Int], workers: Int, work: Int
  ) -> (finish: Int, waits: [Int]) {
    var free = Array(repeating: 0, count: workers)
    var waits: [Int] = []
    for arrival in arrivals {
      let next = free.indices.min { free[$0] < free[$1] } ?? 0
      let start = max(arrival, free[next])
      waits.append(start - arrival)
      free[next] = start + work
    }
    return (free.max() ?? 0, waits)
  }

  @Test(arguments: 0..<12)
  func aSweepIsWhatOneWouldCalculate(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let backlog = Int.random(in: 0...30, using: &random)
    let produced = Int.random(in: 1...30, using: &random)
    let pause = Int.random(in: 1...20, using: &random) * 50
    let work = Int.random(in: 1...20, using: &random) * 100
    var stage = Stage()
    stage.run("declare queue q")
    if backlog > 0 { stage.run("send q \"{n}\" n=\(backlog)") }
    stage.run("produce q every=\(pause) n=\(produced) as P1")
    let report = try #require(
      Self.report(stage.session, "sweep q consumers=1..6 work=\(work) deadline=5s"))
    let arrivals =
      Array(repeating: 0, count: backlog) + (1...produced).map { $0 * pause }
    #expect(report.rows.map(\.value) == Array(1...6))
    for row in report.rows {
      let (finish, waits) = Self.calculated(arrivals: arrivals, workers: row.value, work: work)
      #expect(row.finish == finish, "\(row)")
      #expect(row.longestWait == waits.max(), "\(row)")
      let mean = Double(waits.reduce(0, +)) / Double(waits.count)
      #expect(abs(Double(row.meanWait) - mean) <= 0.5, "\(row)")
      let busy = Double(arrivals.count * work) / Double(finish * row.value) * 100
      #expect(abs(Double(row.busy) - busy) <= 0.5, "\(row)")
      #expect(row.finished == arrivals.count && row.left == 0)
      #expect(report.meets(row) == (finish <= 5_000))
    }
    #expect(report.answer?.value == report.rows.first { $0.finish ?? .max <= 5_000 }?.value)
  }

  /// A run of the sweep is what the same lines do at the bench.
  @Test(arguments: [1, 2, 5, 0]) func aRunIsWhatTheBenchDoes(prefetch: Int) throws {
    let lines = [
      "declare queue q", "send q \"{n}\" n=9", "produce q every=700ms n=7 as P1",
      "declare queue other", "produce other every=300ms n=9 as P2",
      "consume other as slow prefetch=1 work=900ms",
    ]
    var stage = Stage()
    stage.run(lines: lines)
    let report = try #require(
      Self.report(stage.session, "sweep q consumers=3 work=1s prefetch=\(prefetch)..\(prefetch)"))
    for number in 1...3 { stage.run("consume q as C\(number) prefetch=\(prefetch) work=1s") }
    stage.run("run until idle")
    let times = stage.session.bench.chronicle
    var last = 0
    for number in 1...stage.session.bench.broker.publishedCount {
      for event in times.life(of: number)?.events ?? [] {
        guard case .acknowledged(let settlement) = event.kind, settlement.queue == "q" else {
          continue
        }
        last = max(last, event.instant.milliseconds)
      }
    }
    #expect(report.rows.map(\.finish) == [last])
  }

  @Test func workersOfTheBenchAreThePattern() throws {
    var stage = Stage()
    stage.run(lines: [
      "declare queue q", "send q \"{n}\" n=12", "consume q as fast prefetch=1 work=1s",
      "consume q as slow prefetch=1 work=3s", "run 1s",
    ])
    let before = Observation(stage.session)
    let report = try #require(Self.report(stage.session, "sweep q consumers=1..3"))
    #expect(Observation(stage.session) == before)
    // Message 1 is done; 11 are left. Alone, fast needs a second for each.
    #expect(report.rows[0].finish == 11_000)
    // fast takes 8 in 8 s, slow 3 in 9 s; with a second slow one 7 and 2 each.
    #expect(report.rows[1].finish == 9_000)
    #expect(report.rows[2].finish == 7_000)
  }

  @Test func dotsStayDots() throws {
    var stage = Stage()
    stage.run(lines: ["declare queue q", "send q a.", "send q b...", "consume q work=dots"])
    let report = try #require(Self.report(stage.session, "sweep q consumers=1..2 prefetch=1"))
    #expect(report.rows.map(\.finish) == [4_000, 3_000])
  }

  // MARK: Bounds

  @Test func aSweepCanBeInterrupted() {
    var asked = 0
    var stage = Stage {
      $0.isInterrupted = {
        asked += 1
        return asked == 4
      }
    }
    stage.run(lines: ["declare queue q", "send q x n=20"])
    let before = Observation(stage.session)
    #expect(stage.run("sweep q work=1s") == .interrupted)
    #expect(stage.english.last == "interrupted after 3 of 8 runs")
    #expect(stage.english.contains { $0.contains("consumers=3") })
    #expect(Observation(stage.session) == before)
  }

  @Test func aRunEndsAtItsLimits() {
    var stage = Stage { $0.thingLimit = 50 }
    stage.run(lines: ["declare queue q", "send q x n=60"])
    stage.run("sweep q work=1s consumers=1..2")
    #expect(stage.english.contains { $0.contains("not finished: 10 messages left") })
    var hour = Stage()
    hour.run(lines: ["declare queue q", "send q x n=10"])
    hour.run("sweep q work=10m consumers=1..2")
    #expect(hour.english.contains { $0.contains("not finished: 4 messages left") })
    hour.run("sweep q work=10m consumers=1..2 deadline=2h")
    #expect(hour.english.contains { $0.contains("consumers=1 is the smallest that meets") })
  }

  @Test func actorsAreLimited() {
    var stage = Stage { $0.keepsHistory = false }
    stage.run(lines: ["declare queue q", "send q x"])
    for number in 0..<600 { stage.session.speak("produce amq.fanout k n=1 as A\(number)") }
    #expect(stage.run("sweep q consumers=1,500 work=1s") == .failed)
    #expect(stage.run("sweep q consumers=1,2 work=1s") == .fine)
  }

  @Test func progressIsTold() {
    final class Told: @unchecked Sendable { var calls: [String] = [] }
    let told = Told()
    var stage = Stage { $0.progressed = { told.calls.append("\($0)/\($1)") } }
    stage.run(lines: ["declare queue q", "send q x", "sweep q consumers=1..3 work=1s"])
    #expect(told.calls == ["0/3", "1/3", "2/3", "3/3"])
  }

  // MARK: Looks

  @Test(arguments: [
    "sweep \"a<b&c\" work=1s svg=f deadline=2s", "sweep work=1s..3s consumers=1 svg=f",
  ])
  func thePictureIsWellFormed(line: String) {
    var stage = Stage()
    stage.run(lines: ["declare queue \"a<b&c\"", "send \"a<b&c\" x n=5", line])
    let text = stage.files["f"]
    #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
    #expect(text.contains("a&lt;b&amp;c") && !text.contains("a<b"))
    #expect(text.matches(of: /<text/).count == text.matches(of: /<\/text>/).count)
    let first = stage.files["f"]
    stage.run(line)
    #expect(stage.files["f"] == first, "the same bytes every time")
  }

  @Test func everyLineFitsIntoEightyColumns() {
    var stage = Stage()
    stage.run(lines: [
      "declare queue \"佇列名稱很長很長很長\"", "send \"佇列名稱很長很長很長\" \"本文 {n} 很長很長很長\" n=99",
      "checkpoint \"試驗一，名稱很長很長很長很長很長很長很長\"",
      "consume \"佇列名稱很長很長很長\" as \"工作者名稱很長很長很長很長\" prefetch=1 work=123ms", "run 5s",
      "sweep work=1ms..100ms deadline=4321ms",
    ])
    for line in stage.english + stage.chinese {
      #expect(DisplayWidth.width(of: line) <= 80, "\(line)")
    }
    #expect(stage.english.count > 200)
    stage.run("compare \"試驗一，名稱很長很長很長很長很長很長很長\"")
    for lines in [stage.english, stage.chinese] {
      #expect(lines.count > 10)
      for line in lines { #expect(DisplayWidth.width(of: line) <= 80, "\(line)") }
    }
  }

  @Test(arguments: [
    "sweep", "sweep images consumers=1..8 work=2s deadline=5m", "sweep prefetch=1,2,5",
    "sweep consumers=3..3", "sweep q work=500ms..3s every=1s",
    "sweep \"a b\" every=1s,3s svg=\"x y\"",
    "sweep consumers=1,2", "sweep prefetch=0..2 consumers=4",
  ])
  func whatIsPrintedIsRead(line: String) throws {
    let statement = try #require(try Parser.parse(line))
    #expect(try Parser.parse(statement.description, dialect: .script) == statement)
  }
}
