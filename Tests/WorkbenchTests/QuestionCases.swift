/// Questions, expectations and the key prompt.
enum QuestionCases {
  private static let rabbits = """
    declare exchange animals topic
    declare queue Q1
    declare queue Q2
    bind Q1 animals *.orange.*
    bind Q2 animals *.*.rabbit lazy.#
    """

  static let all: [SessionTests.Case] = [
    .init(
      "expect queue, true and false",
      """
      declare queue q
      send q "{n}" n=2
      consume q as C1 prefetch=1
      expect queue q
      expect queue q ready=1 unacked=1 consumers=1 bodies=2
      = ✓ as expected
      ~ expect queue q ready=2
      = ✗ expected queue q ready=2, found queue q ready=1
      ~ expect queue q unacked=0
      ~ expect queue q consumers=2
      ~ expect queue q bodies=1
      ~ expect queue q bodies=2,3
      ~ expect queue missing ready=0
      = found
      ~ expect queue q ready=1 unacked=2
      """),
    .init(
      "expect no queue, true and false",
      """
      expect no queue q
      declare queue q
      ~ expect no queue q
      = found queue q ready=0
      """),
    .init(
      "expect route, true and false, in any order",
      rabbits + """

        expect route animals lazy.orange.rabbit Q2,Q1
        expect route animals quick.brown.fox nobody
        ~ expect route animals quick.brown.fox Q1
        = found route animals quick.brown.fox nobody
        ~ expect route animals lazy.orange.rabbit Q1
        ~ expect route animals lazy.orange.rabbit nobody
        ~ expect route missing x nobody
        """),
    .init(
      "expect binding, true and false",
      rabbits + """

        expect binding Q1 animals *.orange.*
        ~ expect binding Q1 animals lazy.#
        ~ expect binding Q1 missing x
        """),
    .init(
      "expect delivered and consumer, true and false",
      """
      declare queue q
      consume q as C1 prefetch=2
      send q "{n}" n=3
      expect delivered C1 1,2
      ~ expect delivered C1 1
      ~ expect delivered C1 2,1
      ~ expect delivered C2 1
      expect consumer C1 unacked=2 prefetch=2
      ~ expect consumer C1 unacked=1
      ~ expect consumer C1 prefetch=1
      ~ expect consumer C2 unacked=0
      """),
    .init(
      "expect dead, true and false",
      """
      declare queue q max-length=2
      ~ expect dead q
      send q "{n}" n=3 expiration=1s
      expect dead q reason=maxlen n=1
      tick 1s
      expect dead q reason=expired n=2
      expect dead q n=3
      expect dead q
      ~ expect dead q reason=rejected
      = found dead q reason=rejected n=0
      ~ expect dead q n=2
      = found dead q n=3
      expect dead q reason=rejected n=0
      expect dead other n=0
      """),
    .init(
      "expect error looks at the line before",
      """
      ~ expect error 404
      = expected error 404, found none
      !404 get missing
      # comments do not count

      expect error 404
      ~ expect error 404
      !404 get missing
      ~ expect error 406
      = found error 404
      !404 get missing
      ? nonsense
      ~ expect error 404
      """),
    .init(
      "why tells the life of a message",
      """
      declare queue q
      consume q as C1
      send q hello
      why 1
      = ✓ q
      = #1  deliver    q → C1
      = now: unacked, with C1
      kill C1
      why 1
      = now: ready in q
      get q ackmode=manual on=P/2
      why 1
      = now: unacked, with P/2
      ack P on=P/2
      why 1
      = now: no copy is left in the broker
      ~ why 2
      = There is no message 2: the last one is #1.
      ~ show message 9
      """),
    .init(
      "show and list",
      """
      declare queue q
      bind q amq.topic a.*
      send q "{n}" n=12
      show queue q
      = … and 2 more
      = amq.topic → a.*
      show exchange amq.topic
      = a.* → q
      show overview
      = so far      12       0
      ~ show queue p
      = Did you mean q?
      ~ show exchange amq.topik
      = Did you mean amq.topic?
      list queues name messages_ready
      = q     12
      list queues name,messages
      = q     12
      list exchanges
      = amq.headers
      ? list queues colour
      diagram
      = amq.topic (topic)
      diagram dot
      = digraph
      """),
    .init(
      "match answers without publishing",
      rabbits
        + """

        match animals lazy.orange.fox
        = 2 of 3 bindings match
        = → Q1
        match animals quick.brown.fox
        = ∅ nobody
        ~ match missing x
        why 1
        """.replacing("why 1", with: "~ why 1")),
    .init(
      "the key prompt takes every line for a key",
      rabbits + """

        match animals
        = an empty line goes back
        lazy.orange.fox
        = 2 of 3 bindings match
          lazy.pink  \t
        = animals   lazy.pink
        # x
        = animals   # x
        undo
        = animals   undo
        "x"
        = animals   "x"
        ""
        = animals   ""
        \t
        = back to the commands
        undo
        = undone: bind Q2 animals
        ~ match missing
        """),
    .init(
      "help and language",
      """
      help prefetch
      = prefetch
      help
      ~ help prefech
      = Did you mean help prefetch?
      lang
      = language: en
      lang zh-Hant
      = language: zh-Hant
      lessons
      ~ learn nothing
      ~ next
      ~ back
      ~ goto x
      """),
  ]
}
