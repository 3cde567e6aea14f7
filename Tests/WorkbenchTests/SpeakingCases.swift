/// Who is speaking, and what is filled in when nothing is said.
enum SpeakingCases {
  static let all: [SessionTests.Case] = [
    .init(
      "connections and channels open themselves on first use",
      """
      declare queue q on=P1/7
      = open       connection P1, channel 1
      = channel P1/7
      list connections
      = P1
      ≠ you
      send q x
      list channels
      = P1/7
      = you
      """),
    .init(
      "an exception closes the channel and the next command opens it",
      """
      declare queue q
      !406 declare queue q transient
      = The channel is closed
      list channels
      ≠ you
      list connections
      = you   0
      declare queue r
      list channels
      = you
      """),
    .init(
      "a connection exception closes the connection and the next command opens it",
      """
      open channel A/2
      !504 open channel A/2
      = The whole connection is closed
      list connections
      ≠ A
      declare queue q on=A/2
      = open       connection A, channel 1
      """),
    .init(
      "queues and exchanges are durable unless transient is said",
      """
      declare queue a
      = durable
      declare queue b transient
      = transient
      declare queue c exclusive
      = transient, exclusive
      declare queue d exclusive durable
      = transient, exclusive
      declare queue ""
      = transient, named by the server
      declare queue "" durable
      = durable, named by the server
      declare exchange e
      = direct, durable
      declare exchange f fanout transient
      = fanout, transient
      ? declare queue g durable transient
      """),
    .init(
      "messages are transient unless persistent",
      """
      declare queue q
      send q x
      show message 1
      ≠ delivery_mode
      send q x persistent
      show message 2
      = delivery_mode  2
      """),
    .init(
      "a binding without a key has the empty key",
      """
      declare queue q
      bind q amq.topic
      expect binding q amq.topic ""
      ~ expect binding q amq.topic x
      """),
    .init(
      "one of several keys is refused: the earlier ones stay, undo takes all back",
      """
      declare queue q
      declare exchange x
      bind q x a b
      bind exchange x amq.direct c d
      list bindings destination_name routing_key
      = x                 d
      !404 bind exchange missing x a b
      !403 bind q "" a b
      ~ expect binding q "" a
      bind q x e f g
      undo
      expect binding q x b
      ~ expect binding q x e
      ~ expect binding q x g
      unbind q x a b
      undo
      expect binding q x a
      expect binding q x b
      """),
    .init(
      "an alias means the queue that the server named",
      """
      declare queue "" as inbox
      bind inbox amq.fanout k
      publish amq.fanout "" hi
      send inbox ho
      expect queue inbox ready=2 bodies=hi,ho
      expect route amq.fanout x inbox
      expect binding inbox amq.fanout k
      get inbox ackmode=ack_requeue_false
      purge inbox
      consume inbox as C1
      delete queue inbox
      expect no queue inbox
      !404 get inbox
      """),
    .init(
      "a queue of the same name comes before an alias",
      """
      declare queue "" as q
      declare queue q
      send q x
      expect queue q ready=1
      delete queue q
      expect queue q ready=0
      """),
    .init(
      "an exclusive queue is consumed on its owner's connection",
      """
      declare queue mine exclusive on=P1/3
      consume mine as C1
      = C1 (P1) consumes mine
      !405 consume mine as C2 on=P2
      !405 get mine
      get mine on=P1
      kill C1
      = connection P1 is lost
      = queue mine   exclusive: its connection went
      """),
    .init(
      "kill names a connection or a consumer and says who else dies",
      """
      declare queue q
      consume q as A on=P
      consume q as B on=P/2
      consume q as C
      kill A
      = connection P is also that of B
      ≠ C no longer
      kill C
      ≠ also
      ~ kill C9
      ~ kill Q
      = There is no consumer or connection Q.
      kill you
      """),
    .init(
      "a consumer's connection is known by its own name, too",
      """
      declare queue q
      consume q as worker on=P
      kill P
      = connection P is also that of worker
      expect queue q consumers=0
      """),
    .init(
      "consumers are named C1, C2 … when no name is given",
      """
      declare queue q
      consume q
      = C1 consumes q
      consume q
      = C2 consumes q
      cancel C1
      consume q
      = C1 consumes q
      """),
    .init(
      "two consumers of one name would be confused",
      """
      declare queue q
      declare queue r
      consume q as C1
      ~ consume r as C1
      = C1 already consumes q
      ~ consume r as C1 on=P
      !530 consume r as C1 on=C1
      consume r as C1 on=P
      """),
    .init(
      "prefetch on consume is basic.qos on that channel",
      """
      declare queue q
      consume q as C1 prefetch=2
      expect consumer C1 prefetch=2
      list channels name prefetch_count
      = C1    2
      qos C1 5
      = prefetch 5 for each consumer that starts on C1 from now on
      expect consumer C1 prefetch=2
      qos you 3 global
      = shared by all consumers of you, at once
      qos you 4 on=P
      = starts on P from now on
      ~ qos nobody 2
      """),
    .init(
      "closing and opening by hand",
      """
      open connection A
      ~ open connection A
      = Connection A is open already.
      open channel A
      = channel A/2
      close A/2
      = close      channel A/2
      close A
      = close      connection A
      ~ close A
      open channel B/4
      close B
      ? close A/0
      ? declare queue q on=/1
      """),
    .init(
      "cancel ends a consumer where it is",
      """
      declare queue q
      consume q as C1
      cancel C1
      = C1 no longer consumes q
      ~ cancel C1
      cancel C1 on=C1
      = RabbitMQ does not mind
      """),
  ]
}
