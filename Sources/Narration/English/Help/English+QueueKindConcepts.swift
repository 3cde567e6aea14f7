extension English {
  var quorumQueueExplanation: Explanation {
    Explanation(
      "Quorum queues",
      [
        """
        `declare queue orders type=quorum` makes a queue that RabbitMQ keeps on several servers: \
        the choice where messages matter. It is always durable, and it keeps every message over a \
        restart, persistent or not. Exclusive, auto-delete, server-named, transient and \
        `max-priority` are refused.
        """,
        """
        It counts: a message that comes back is delivered again with the header \
        `x-delivery-count`, and after 20 returns (`delivery-limit=3` for 3) it is dropped or \
        dead-lettered with the reason `delivery_limit`. So a poison message cannot go round for \
        ever. A closed channel counts as well as a nack.
        """,
        """
        What comes back goes to the front, in the order in which it came back, not to its old \
        place; with `delivery-limit=-1` it goes to the back. A priority above 4 is high: two high \
        messages leave for each other one. A consumer without prefetch gets 2000 at most.
        """,
        """
        More that surprises: `qos` with `global` is refused when something consumes; `if-unused` \
        and `if-empty` are refused; a full queue with `overflow=reject-publish` takes one too \
        many, and refuses until a fifth is free. One server is simulated here, so nothing is ever \
        without a majority.
        """,
      ])
  }

  var singleActiveConsumerExplanation: Explanation {
    Explanation(
      "Single active consumer",
      [
        """
        A queue declared with `single-active-consumer` serves one consumer; the others may \
        subscribe and stand by. It keeps the order of messages with one worker at work, and a \
        reserve for when that one dies. The first to subscribe is the active one; \
        `show queue` says who is, and so does `list consumers consumer_tag active`.
        """,
        """
        When the active one is cancelled or its channel closes, the highest `priority` takes \
        over, then the oldest. A higher priority that comes later does not push it out. What it \
        had not acknowledged goes to the successor only if its channel closed; after a cancel it \
        can still be acknowledged.
        """,
        """
        Two surprises: an active consumer at its prefetch limit stops everybody, the reserve \
        gets nothing; and `get` is served all the same. `consume hello exclusive`, which refuses \
        others, is refused by such a queue.
        """,
      ])
  }

  var messagePriorityExplanation: Explanation {
    Explanation(
      "Message priority",
      [
        """
        A queue declared with `max-priority=10` hands out messages of higher `priority` first, \
        equal ones in order. A message without a priority has 0; one above the maximum has the \
        maximum. A requeued message goes back to its place within its priority. In a queue \
        without that setting the property changes nothing.
        """,
        """
        Priority decides only among messages that wait: what a consumer has been given stays \
        with it, so without `prefetch=1` the important one comes behind everything that was \
        delivered before. Two surprises: a full queue drops its head, which is the highest \
        priority; and an expired message of low priority stays behind live higher ones.
        """,
        "The priority of a consumer is another thing: it says who is asked first.",
      ])
  }
}
