extension English {
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
