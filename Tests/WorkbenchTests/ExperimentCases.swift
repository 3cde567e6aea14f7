/// Sessions about `compare` and `sweep`.
enum ExperimentCases {
  static let all: [SessionTests.Case] = [
    .init(
      "prefetch 2 is no pair: ack each and ack both",
      """
      declare queue work
      send work "{n}" n=10
      checkpoint start
      consume work as C1 prefetch=2 work=1s ack-every=2
      consume work as C2 prefetch=2 work=1s ack-every=2
      run until idle
      checkpoint both
      rollback start
      consume work as C1 prefetch=2 work=1s
      consume work as C2 prefetch=2 work=1s
      run until idle
      checkpoint each
      compare both each
      = * C1            1, 2, 5, 6, 9, 10               1, 2, 5, 7, 9
      = * C2            3, 4, 7, 8                      3, 4, 6, 8, 10
      = * finished at   6000 ms                         5000 ms
      =   acked         10                              10
      compare each both
      = * C1            1, 2, 5, 7, 9                   1, 2, 5, 6, 9, 10
      compare each
      = nothing differs
      = each                            (now)
      """),
    .init(
      "workers first and messages first",
      """
      declare queue work
      consume work as C1
      consume work as C2
      send work "{n}" n=4
      checkpoint workers
      reset
      declare queue work
      send work "{n}" n=4
      consume work as C1
      consume work as C2
      compare workers
      = * C1            1, 3                            1, 2, 3, 4
      = * C2            2, 4                            nothing
      =   left          0 ready, 4 unacked              0 ready, 4 unacked
      =   finished at   -                               -
      """),
    .init(
      "auto-ack loses what a dead worker had, manual ack gives it back",
      """
      declare queue work
      send work "{n}" n=5
      checkpoint start
      consume work as C1 auto-ack work=1s
      run 1500ms
      kill C1
      checkpoint auto
      rollback start
      consume work as C1 work=1s
      run 1500ms
      kill C1
      consume work as C2 work=1s
      run until idle
      compare auto
      = * lost          4                               0
      = * delivered     5                               9, 4 of them again
      = * acked         0                               5
      = * finished at   1000 ms                         5500 ms
      = * C2            -                               2, 3, 4, 5
      """),
    .init(
      "names of runs",
      """
      ~ compare a
      = There is no checkpoint a.
      checkpoint run1
      ~ compare run1 run2
      = There is no checkpoint run2. Did you mean run1?
      ? compare
      ? compare a b c
      undo
      ~ compare run1
      """),
    .init(
      "bodies of any kind, and many of them",
      """
      declare queue q
      consume q as C1
      send q ""
      send q "a very long body that goes on"
      send q "\\xff\\x00"
      send q "{n}" n=60
      checkpoint one
      compare one
      = "", a very long…, \\xff\\x00, 1
      = … 23
      """),
    .init(
      "what a sweep needs to know",
      """
      ~ sweep
      = There is no queue to sweep
      ~ sweep nothing work=1s
      = There is no queue nothing.
      declare queue a
      ~ sweep
      = No worker is on a
      ~ sweep work=1s
      = There is nothing to do: a is empty
      send a "{n}" n=4
      sweep work=1s
      = consumers=4 is the smallest that finishes earliest, after 1 s
      declare queue b
      ~ sweep work=1s
      = Which queue? Say sweep NAME; there are a, b.
      consume b as C1 prefetch=1 work=1s
      send b "{n}" n=4
      sweep deadline=2s
      = consumers=2 is the smallest that meets the deadline of 2 s: done after 2 s
      consume a as C2 auto-ack work=1s
      ~ sweep a
      = C2 was already sent 4 messages with auto-ack
      produce b every=1s as P1
      ~ sweep b
      = P1 publishes without end
      """),
    .init(
      "values, ranges, and what is none",
      """
      declare queue q
      send q "{n}" n=6
      sweep q consumers=1,2,3 work=1s deadline=3s
      = consumers=2 is the smallest
      sweep q work=500ms..2s deadline=6s consumers=2
      = work=2s is the largest that meets the deadline of 6 s: done after 6 s
      sweep q work=1s prefetch=1..2 deadline=1s
      = none meets the deadline of 1 s; the earliest is 6 s, with prefetch=1
      ? sweep q consumers=3
      = consumers=1..8 is missing
      ? sweep q consumers=1..2 prefetch=1..2
      ? sweep q consumers=0..2
      ? sweep q consumers=2..1
      ? sweep q consumers=1..101
      ? sweep q consumers=1,1
      ? sweep q consumers=1,
      ? sweep q consumers=1..501
      ? sweep q work=0..5s
      ? sweep q every=0,1s
      ? sweep q work=dots
      ? sweep q prefetch=1..70000
      sweep q consumers=1..100 work=0
      = finishes earliest, after 0 s
      """),
    .init(
      "the bench stays as it is",
      """
      declare queue q
      send q "{n}" n=6
      consume q as C1 prefetch=2 work=1s
      sweep deadline=3s
      expect queue q ready=4 unacked=2 consumers=1
      expect delivered C1 1,2
      sweep prefetch=0,1 consumers=3
      = prefetch=1 is the smallest that finishes earliest, after 2 s
      run until idle
      expect delivered C1 1,2,3,4,5,6
      ~ sweep
      = There is nothing to do
      """),
    .init(
      "a worker that never acks does not finish",
      """
      declare queue q
      send q "{n}" n=5
      consume q as C1 prefetch=1 work=1s ack-every=2
      sweep consumers=1..2 deadline=1h
      = not finished: 5 messages left
      = none meets the deadline of 3600 s: none finishes at all
      sweep prefetch=1,2 deadline=1h
      = not finished: 1 message left
      """),
    .init(
      "the plot goes to a file",
      """
      declare queue "a<b&c"
      send "a<b&c" x n=3
      sweep work=1s svg=plot.svg deadline=1s
      = the plot is in plot.svg
      ~ sweep work=1s svg=/read-only/plot.svg
      """),
    .init(
      "what the broker refuses is said",
      """
      declare queue q
      send q x n=3
      consume q as C1 exclusive prefetch=1 work=1s
      ~ sweep consumers=1..2
      = A run could not start: 403 ACCESS_REFUSED
      sweep prefetch=1..2
      """),
  ]
}
