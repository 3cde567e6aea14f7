/// Sessions about virtual time.
enum SimulationCases {
  static let all: [SessionTests.Case] = [
    .init(
      "prefetch 1, equal work: odd and even, as the source document has it",
      """
      declare queue work
      send work "{n}" n=10
      consume work as C1 prefetch=1 work=1s
      consume work as C2 prefetch=1 work=1s
      run until idle
      expect delivered C1 1,3,5,7,9
      expect delivered C2 2,4,6,8,10
      = ✓ as expected
      """),
    .init(
      "prefetch 2, acked in pairs: the source document's pairs",
      """
      declare queue work
      send work "{n}" n=10
      consume work as C1 prefetch=2 work=1s ack-every=2
      consume work as C2 prefetch=2 work=1s ack-every=2
      run until idle
      expect delivered C1 1,2,5,6,9,10
      expect delivered C2 3,4,7,8
      """),
    .init(
      "prefetch 2, acked one by one: as the real broker was recorded",
      """
      declare queue work
      send work "{n}" n=10
      consume work as C1 prefetch=2 work=1s
      consume work as C2 prefetch=2 work=1s
      run until idle
      expect delivered C1 1,2,5,7,9
      expect delivered C2 3,4,6,8,10
      """),
    .init(
      "a worker three times as fast, prefetch 1: as recorded",
      """
      declare queue work
      send work "{n}" n=10
      consume work as C1 prefetch=1 work=1s
      consume work as C2 prefetch=1 work=3s
      run until idle
      expect delivered C1 1,3,4,5,7,8,9
      expect delivered C2 2,6,10
      """),
    .init(
      "without prefetch the first worker of a full queue does everything",
      """
      declare queue work
      send work "{n}" n=4
      consume work as C1 work=1s
      consume work as C2 work=1s
      run until idle
      = time: 4000 ms
      expect delivered C1 1,2,3,4
      expect consumer C2 unacked=0
      """),
    .init(
      "round robin is unfair where the work differs, prefetch 1 is not",
      """
      declare queue work
      consume work as C1 work=dots
      consume work as C2 work=dots
      send work "long....."
      send work "a."
      send work "long....."
      send work "b."
      run until idle
      = time: 10000 ms
      undo 7
      consume work as C1 work=dots prefetch=1
      consume work as C2 work=dots prefetch=1
      send work "long....."
      send work "a."
      send work "long....."
      send work "b."
      run until idle
      = time: 6000 ms
      """),
    .init(
      "a producer of so many messages in so much time",
      """
      declare queue q
      produce "" q "m{n}" every=1s as P1
      = P1 will publish to (AMQP default), key q, every 1000 ms without end
      run 10s
      = #10 publish    P1 → q   "m10"
      = time: 10000 ms
      expect queue q ready=10
      run 500
      expect queue q ready=10
      run 500
      expect queue q ready=11
      stop P1
      = P1 publishes no more
      run until idle
      = nothing is left that would happen by itself
      """),
    .init(
      "a producer through the default exchange, with a body by name",
      """
      declare queue q
      produce q body="x" every=2s n=2
      run until idle
      expect queue q bodies=x,x
      """),
    .init(
      "names of producers",
      """
      produce amq.fanout k as A
      ~ produce amq.fanout k as A
      = A is the name of a connection or a consumer
      declare queue q
      consume q as C1
      ~ produce amq.fanout k as C1
      produce amq.fanout k
      list actors
      = P1
      produce amq.fanout k on=C1
      list actors
      = P2
      ~ stop P3
      = Did you mean stop P1?
      ~ stop nobody
      = list actors lists them
      """),
    .init(
      "an exception ends the producer, and is the outcome of the run",
      """
      produce ghost k every=1s as P1
      !404 run 5s
      = error      404 NOT_FOUND
      = P1 publishes no more: its channel is closed
      expect error 404
      list actors
      = Nobody acts by itself
      """),
    .init(
      "kill ends a producer",
      """
      produce amq.fanout k as P1
      kill P1
      = P1 publishes no more: its channel is closed
      run until idle
      = nothing is left
      """),
    .init(
      "a killed worker's message goes to the other one, redelivered",
      """
      declare queue work
      send work "{n}" n=2
      consume work as C1 prefetch=1 work=10s
      consume work as C2 prefetch=1 work=4s
      run 1s
      kill C1
      run until idle
      = redelivered
      = time: 8000 ms
      expect delivered C2 2,1
      expect queue work ready=0 unacked=0
      """),
    .init(
      "a stopped worker hangs",
      """
      declare queue work
      consume work as C1 prefetch=1 work=1s
      send work x n=2
      stop C1
      = C1 works no more
      run until idle
      = nothing is left
      expect consumer C1 unacked=1
      ack C1
      expect consumer C1 unacked=1
      """),
    .init(
      "steps",
      """
      declare queue q ttl=1500
      produce q every=1s n=2 as P1
      step
      = time: 1000 ms
      step 2
      = #1  expire
      = time: 2500 ms
      step
      = time: 3500 ms
      step
      = nothing is left
      """),
    .init(
      "tick lets actors act too",
      """
      declare queue q
      produce q every=1s n=2
      tick 1500
      = time: 1500 ms
      expect queue q ready=1
      """),
    .init(
      "words that are wrong",
      """
      ? produce
      ? produce x k every=0
      ? consume q ack-every=2
      = work= is missing
      ? consume q work=2x
      = a duration as 2s, or dots
      ? consume q work=1s ack-every=2 auto-ack
      ? consume q work=1s reject-every=2 auto-ack
      ? consume q reject-every=2
      ? run until
      ? run until tomorrow
      ? step 0
      ? stop
      ? timeline x
      """),
    .init(
      "the timeline is for those who let time pass",
      """
      timeline
      = Time has not passed yet
      declare queue q
      tick 1s
      timeline
      = q            ..........
      """),
    .init(
      "a consumer that fails to start does not work",
      """
      !404 consume ghost as C1 work=1s
      list actors
      = Nobody acts by itself
      """),
    .init(
      "a worker that always fails keeps a retry cycle going until the run ends",
      """
      declare exchange retry fanout
      declare queue work dead-letter-exchange=retry
      declare queue wait ttl=1m dead-letter-exchange="" dead-letter-routing-key=work
      bind wait retry
      consume work as C1 prefetch=1 work=5s reject-every=1
      = C1 works 5000 ms on each message, then rejects it
      send work x
      ~ run until idle
      = Stopped: not idle after 3600000 ms; the next thing is due at
      stop C1
      run until idle
      expect consumer C1 unacked=1
      why 1
      """),
    .init(
      "each third message is rejected, the others are acked in pairs",
      """
      declare exchange dlx fanout
      declare queue dead
      bind dead dlx
      declare queue work dead-letter-exchange=dlx
      send work "{n}" n=8
      consume work as C1 work=1s ack-every=2 reject-every=3
      = acks every 2 at once, rejects each 3rd
      run until idle
      expect queue dead bodies=3,6
      expect consumer C1 unacked=0
      """),
    .init(
      "a message goes round between two queues until somebody would have to reject it again",
      """
      declare exchange a fanout
      declare exchange b fanout
      declare queue wait1 ttl=1m dead-letter-exchange=b
      declare queue wait2 ttl=1m dead-letter-exchange=a
      bind wait1 a
      bind wait2 b
      publish a "" x
      run until idle
      = lost: back in wait1 it would go round for ever
      = time: 120000 ms
      publish a "" x
      get wait1 ackmode=reject_requeue_false
      run until idle
      = lost: back in wait2 it would go round for ever
      = time: 240000 ms
      """),
  ]
}
