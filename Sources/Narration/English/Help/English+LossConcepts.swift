extension English {
  var deadLetterExplanation: Explanation {
    Explanation(
      "Dead letters",
      [
        """
        A queue with `dead-letter-exchange` republishes there what was rejected for good, what \
        expired and what was over the length limit. The message keeps its key, unless \
        `dead-letter-routing-key` sets another, and its headers tell of every death: `x-death`, \
        which `show message` shows.
        """,
        """
        The setting creates nothing: the exchange, its queue and the binding have to be made by \
        you. If they are missing, the dead letters are lost without a word.
        """,
        """
        A message that comes back to a queue where it died before, and that nobody rejected \
        since, is dropped: it would go round for ever.
        """,
      ])
  }

  var timeToLiveExplanation: Explanation {
    Explanation(
      "TTL: time to live",
      [
        """
        A ready message expires after the queue's `ttl` or its own `expiration`, whichever is \
        smaller. `tick 5s` lets the time pass. What is unacked does not expire; being requeued \
        does not start the clock anew.
        """,
        """
        Only the head of the queue is looked at. A message behind one that lives longer stays, \
        and is counted, until it reaches the head.
        """,
        """
        `expires` is about the queue itself: it goes, with all that is in it, when nobody has \
        declared it, fetched from it or consumed it for so long. Publishing is no use.
        """,
      ])
  }

  var maxLengthExplanation: Explanation {
    Explanation(
      "Length limits",
      [
        """
        `max-length` and `max-length-bytes` limit what is ready in a queue: messages, and octets \
        of bodies. What is unacked does not count.
        """,
        """
        By default the oldest message is dropped, or dead-lettered, to make room. \
        `overflow=reject-publish` refuses the newest instead, and a publisher that asked for \
        confirms gets a nack.
        """,
      ])
  }
}
