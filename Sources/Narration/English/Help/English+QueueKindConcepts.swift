extension English {
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
