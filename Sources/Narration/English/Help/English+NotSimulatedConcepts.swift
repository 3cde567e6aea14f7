extension English {
  var singleActiveConsumerExplanation: Explanation {
    Explanation(
      "Single active consumer (not simulated yet)",
      [
        """
        In RabbitMQ a queue with `x-single-active-consumer` serves one of its consumers and \
        lets the others wait; when the active one goes, the next takes over. It keeps order \
        without giving up a reserve. This version refuses the argument with 540 \
        NOT_IMPLEMENTED; `consume hello exclusive` refuses the others instead.
        """
      ])
  }

  var quorumQueueExplanation: Explanation {
    Explanation(
      "Quorum queues (not simulated yet)",
      [
        """
        In RabbitMQ `x-queue-type=quorum` makes a queue that is kept on several servers. It \
        counts deliveries and, over its limit, drops or dead-letters the poison message. It is \
        always durable, and keeps every message over a restart. This version knows classic \
        queues only, and refuses the argument with 540 NOT_IMPLEMENTED.
        """
      ])
  }

  var messagePriorityExplanation: Explanation {
    Explanation(
      "Message priority (not simulated yet)",
      [
        """
        In RabbitMQ a queue with `x-max-priority` hands out messages of higher `priority` \
        first, equal ones in order. Without that argument the property changes nothing. This \
        version carries the property along and refuses the argument with 540 NOT_IMPLEMENTED. \
        The priority of a consumer is another thing, and is simulated.
        """
      ])
  }
}
