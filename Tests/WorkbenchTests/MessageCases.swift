/// Publishing, fetching, consuming, settling.
enum MessageCases {
  static let all: [SessionTests.Case] = [
    .init(
      "{n} counts the repetitions",
      """
      declare queue q
      send q "{n}/{n}" n=3
      expect queue q bodies=1/1,2/2,3/3
      send q {n}
      expect queue q bodies=1/1,2/2,3/3,1
      purge q
      send q "a{n" n=2
      send q "{n}b{n}{n}{" n=2
      expect queue q bodies=a{n,a{n,1b11{,2b22{
      ? send q x n=0
      ? send q x n=1000001
      """),
    .init(
      "send goes through the default exchange",
      """
      declare queue q
      send q hello
      = producer → (AMQP default)
      expect queue q ready=1 bodies=hello
      send missing hello mandatory
      = 312 NO_ROUTE
      """),
    .init(
      "ack without a tag means the oldest of the consumer",
      """
      declare queue q
      send q "{n}" n=4
      consume q as C1 prefetch=4
      ack C1
      = delivery tag 1
      ack C1 3
      = delivery tag 3
      ack C1
      = delivery tag 2
      ack C1 all
      = delivery tag 4
      ~ ack C1
      = C1 has nothing unacknowledged.
      ack C1 all
      !406 ack C1 9
      """),
    .init(
      "the oldest of one of two consumers on a channel",
      """
      declare queue q
      declare queue r
      send q a n=2
      send r b n=2
      consume q as A on=P
      consume r as B on=P
      ack B
      = #3  ack        B (P), delivery tag 3
      ack A
      = delivery tag 1
      ack B 4 multiple
      = #2  ack        A (P), delivery tag 2
      = #4  ack        B (P), delivery tag 4
      """),
    .init(
      "multiple and all cover the whole channel",
      """
      declare queue q
      declare queue r
      send q a
      send r b
      consume q as A on=P
      consume r as B on=P
      ack A all
      = A (P), delivery tag 1
      = B (P), delivery tag 2
      """),
    .init(
      "nack, reject and recover",
      """
      declare queue q
      send q "{n}" n=3
      consume q as C1 prefetch=3
      nack C1 requeue=false
      = lost: q has no dead letter exchange
      reject C1 requeue=false
      nack C1
      = redelivered
      nack C1 all requeue=false
      expect queue q ready=0 unacked=0
      send q x n=2
      reject C1 all
      = delivery tag 7
      recover C1
      = gives its 2 unacked back
      ~ recover C9
      """),
    .init(
      "each ackmode of get",
      """
      declare queue q
      send q "{n}" n=5
      get q n=2
      expect queue q ready=5 unacked=0
      get q n=2 ackmode=reject_requeue_true
      expect queue q ready=5 bodies=1,2,3,4,5
      get q ackmode=ack_requeue_false
      expect queue q ready=4
      get q n=2 ackmode=reject_requeue_false
      expect queue q ready=2
      get q ackmode=manual
      expect queue q ready=1 unacked=1
      ack you
      expect queue q ready=1 unacked=0
      get q n=9 ackmode=ack_requeue_false
      = q has no ready message
      get q
      = basic.get-empty
      ? get q ackmode=other
      """),
    .init(
      "what was fetched elsewhere is settled elsewhere",
      """
      declare queue q
      send q "{n}" n=3
      get q n=2 ackmode=manual on=you/2
      ~ ack you
      ack you on=you/2
      = delivery tag 1
      nack you requeue=false on=you/2
      = delivery tag 2
      get q ackmode=manual on=P
      ack P
      expect queue q ready=0 unacked=0
      """),
    .init(
      "settling what was fetched says how much of it is left",
      """
      declare queue q
      send q "{n}" n=3
      consume q as C1 prefetch=1 on=you
      get q n=2 ackmode=manual
      ack you 2
      = unacked 1
      ack you 3
      = unacked 0
      """),
    .init(
      "a consumer's delivery cannot be acked on another channel",
      """
      declare queue q
      send q x
      consume q as C1
      !406 ack C1 on=P
      = unknown delivery tag 1
      expect queue q unacked=1
      """),
    .init(
      "time passes, and what waited too long goes where dead letters go",
      """
      declare exchange dlx fanout
      declare queue dead
      bind dead dlx
      declare queue q ttl=5s max-length=2 dead-letter-exchange=dlx
      send q a
      send q b expiration=1000
      send q c
      = q → dlx   maxlen   key q
      tick 1s
      = time: 1000 ms
      = q → dlx   expired   key q
      expect queue q bodies=c
      tick 3999
      expect queue q ready=1
      tick 1
      expect queue q ready=0
      expect queue dead bodies=a,b,c
      undo
      expect queue q bodies=c
      ? tick never
      !406 send q x expiration=""
      """),
    .init(
      "a full queue refuses, and a publisher with confirms hears of it",
      """
      declare queue q max-length=1 overflow=reject-publish
      confirm select
      send q x
      send q y
      = lost: q is full
      = publish 2 of you: nack
      expect queue q bodies=x
      declare queue unused expires=2s
      tick 2s
      = x-expires: nobody used it
      """),
    .init(
      "a body as the file has it",
      """
      declare queue q
      ~ send q body@missing
      send q "body@missing"
      expect queue q bodies=body@missing
      """),
    .init(
      "properties and headers arrive as typed",
      """
      declare exchange h headers
      declare queue q
      bind q h x-match=all arg.format=pdf arg.pages=3
      publish h "" x header.format=pdf header.pages=3
      = 1 copy
      publish h "" x header.format=pdf header.pages:string=3
      = nobody
      publish amq.direct k x priority=7 correlation-id=c reply-to=r message-id=m timestamp=5
      show message 3
      = correlation_id  c
      = timestamp       5
      ? publish amq.direct k x priority=256
      """),
    .init(
      "the deaths of a message are counted",
      """
      declare queue jobs dead-letter-exchange="" dead-letter-routing-key=wait
      declare queue wait ttl=5s dead-letter-exchange="" dead-letter-routing-key=jobs
      send jobs x
      show message 1
      ≠ x-death
      get jobs ackmode=reject_requeue_false
      tick 5s
      get jobs ackmode=reject_requeue_false
      show message 1
      = x-death      count=2 queue=jobs reason=rejected exchange=""
      = count=1 queue=wait reason=expired exchange=""
      """),
    .init(
      "confirms are asked for on a channel",
      """
      declare queue q
      confirm select
      confirm select
      = had it already
      send q x n=2
      = publish 2 of you: the broker has it
      send q x on=P
      ≠ confirm
      """),
    .init(
      "what is delivered is remembered by consumer",
      """
      declare queue q
      consume q as A prefetch=1
      consume q as B prefetch=1
      send q "{n}" n=4
      expect delivered A 1
      expect delivered B 2
      ack A
      expect delivered A 1,3
      kill A
      expect delivered A 1,3
      consume q as A auto-ack
      expect delivered A 3,4
      expect delivered C ""
      """),
  ]
}
