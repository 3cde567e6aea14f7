extension CommandSpec {
  static let simulation: [CommandSpec] = [
    CommandSpec(
      .produce,
      [
        Slot("exchange", .exchange, synonyms: ["name", "queue"]),
        Slot("key", .key, .optional, synonyms: ["routing-key"]),
        Slot("body", .body, .optional, synonyms: ["payload"]),
      ],
      options: [Option("every", .duration), Option("as", .name)] + messageOptions,
      flags: ["mandatory", "persistent"], takesHeaders: true, isSpoken: true,
      example: "produce logs info \"line {n}\" every=1s n=10"),
    CommandSpec(.stop, [Slot("name", .consumer)], example: "stop P1"),
    CommandSpec(.runUntilIdle, example: "run until idle"),
    CommandSpec(.run, [Slot("duration", .duration, .optional)], example: "run 10s"),
    CommandSpec(
      .step, [Slot("count", .number(1...largest), .optional)], example: "step 3"),
    CommandSpec(.timeline, example: "timeline"),
    CommandSpec(
      .compare, [Slot("first", .checkpoint), Slot("second", .checkpoint, .optional)],
      example: "compare run1 run2"),
    CommandSpec(
      .sweep, [Slot("queue", .queue, .optional, synonyms: ["name"])],
      options: [
        Option("consumers", .numbers(1...500)), Option("prefetch", .numbers(0...65535)),
        Option("work", .durations), Option("every", .durations), Option("deadline", .duration),
        Option("svg", .path),
      ], example: "sweep images consumers=1..8 work=2s deadline=5m"),
    CommandSpec(.listActors, example: "list actors"),
  ]

  static let workOptions = [
    Option("work", .workTime), Option("ack-every", .number(1...65535)),
    Option("reject-every", .number(1...largest)),
  ]
}
