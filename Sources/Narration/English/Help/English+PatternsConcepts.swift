extension English {
  var workQueueExplanation: Explanation {
    Explanation(
      "Work queue: share the work",
      [
        """
        Several consumers on one queue: each message goes to one of them. More workers, more \
        throughput, and nobody needs to know how many there are.
        """,
        """
        The turns go round without a look at how busy a worker is. With `prefetch=1` a worker \
        gets the next message only when it has acked the last one.
        """,
      ])
  }

  var publishSubscribeExplanation: Explanation {
    Explanation(
      "Publish and subscribe: a copy for each",
      [
        """
        A fanout exchange, and a queue for each subscriber. A new subscriber declares its own \
        queue, binds it, and no producer has to change.
        """,
        """
        Not the consumer makes the copy but the queue: two consumers on one queue get half of \
        the messages each.
        """,
        "A subscriber that comes later misses what was published before.",
      ])
  }

  var orderExplanation: Explanation {
    Explanation(
      "Order: first in, first out, mostly",
      [
        """
        A queue hands out its messages in the order in which it got them. One consumer with no \
        redelivery sees exactly that order.
        """,
        """
        A message that is put back returns to its original place, but those behind it may be \
        out already: the consumer sees it late.
        """,
        """
        Several consumers finish in any order, and priorities change it too. Where order \
        matters, use one consumer.
        """,
      ])
  }

  var prefetchExplanation: Explanation {
    Explanation(
      "Prefetch: how many at a time",
      [
        """
        The most messages that a consumer may hold unacknowledged. It is a window, not a \
        batch: every ack lets the next message in at once.
        """,
        """
        Without one there is no limit. The broker has no other default; some client libraries \
        set one of their own.
        """,
        """
        It belongs to the consumer that starts after basic.qos, each for itself; changing it \
        later leaves the running ones alone. With auto-ack it has no effect.
        """,
      ])
  }

  var dispatchExplanation: Explanation {
    Explanation(
      "Dispatch: whose turn it is",
      [
        """
        Consumers stand in line. The first one with room gets the message and goes to the \
        back. A full one steps out, and an ack brings it back at the end of the line.
        """,
        """
        Round robin is not fair: it counts messages, not work. If every second message is \
        heavy, one worker gets all the heavy ones.
        """,
        """
        A consumer that subscribes to a full queue takes what it can before a second one \
        comes. `prefetch=1` cures both.
        """,
      ])
  }

  var consumerPriorityExplanation: Explanation {
    Explanation(
      "Consumer priority: who is asked first",
      [
        """
        Consumers with a higher `priority` are served first while they have room; equal ones \
        take turns. The default is 0.
        """,
        """
        The others get something only when the high ones are full. So without prefetch a high \
        consumer takes everything.
        """,
      ])
  }
}
