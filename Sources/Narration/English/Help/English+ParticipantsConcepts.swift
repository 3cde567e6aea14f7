extension English {
  var producerExplanation: Explanation {
    Explanation(
      "Producer: who publishes",
      [
        """
        A producer sends messages to an exchange, with a routing key. It does not know the \
        queues, nor who reads them, nor whether anybody does.
        """,
        """
        The surprise: a publish has no answer. If nobody wanted the message it is dropped in \
        silence, unless it was `mandatory`; whether it arrived at all only a confirm tells.
        """,
        """
        In practice a misspelt key loses messages for weeks. Say `mandatory`, or give the \
        exchange an alternate exchange.
        """,
      ])
  }

  var brokerExplanation: Explanation {
    Explanation(
      "Broker: the server in the middle",
      [
        """
        The broker is the RabbitMQ server: exchanges that decide, queues that keep, bindings \
        in between. A queue is a part of it, not the broker itself.
        """,
        """
        Exchanges and queues live in a virtual host, and error texts name it. Warren has one, \
        called `/`.
        """,
      ])
  }

  var consumerExplanation: Explanation {
    Explanation(
      "Consumer: who receives",
      [
        """
        A consumer subscribes to a queue, and the broker pushes messages to it. Several on one \
        queue share the work: each message goes to one of them, not a copy to each.
        """,
        """
        What it has received but not acknowledged still belongs to the queue. If the consumer \
        dies, another one gets it, marked redelivered.
        """,
        """
        In practice two things go wrong: no prefetch, so that the first consumer takes \
        everything; and a forgotten ack, so that messages pile up unacknowledged.
        """,
      ])
  }

  var messageExplanation: Explanation {
    Explanation(
      "Message: routing information and a body",
      [
        """
        A message has a routing key, properties such as `persistent`, headers of your own, and \
        a body. The broker never looks into the body: it is just bytes.
        """,
        "A message is transient unless it is published `persistent`, even in a durable queue.",
        """
        When it is routed to three queues there are three copies, which live and die on their \
        own. Warren calls them by one number, #12.
        """,
      ])
  }

  var queueExplanation: Explanation {
    Explanation(
      "Queue: where messages wait",
      [
        """
        A queue keeps messages until a consumer has acknowledged them, the oldest first. It \
        gets its messages from exchanges, through bindings.
        """,
        """
        Its attributes cannot be changed. Declaring it with others is 406 PRECONDITION_FAILED: \
        delete it first, or use another name.
        """,
        """
        In practice a queue without consumers grows until the server suffers. A good queue is \
        nearly empty.
        """,
      ])
  }

  var exchangeExplanation: Explanation {
    Explanation(
      "Exchange: who decides where a message goes",
      [
        """
        An exchange takes a message and compares it with its bindings. How it compares is its \
        type: direct, fanout, topic or headers.
        """,
        """
        It keeps nothing. A message that no binding wants is dropped at once, and a queue that \
        is bound a moment later does not get it.
        """,
        "Each queue gets at most one copy, however many bindings match.",
      ])
  }

  var defaultExchangeExplanation: Explanation {
    Explanation(
      "Default exchange: the one without a name",
      [
        """
        Every broker has an exchange whose name is empty. Every queue is bound to it under its \
        own name, so a publish to `""` with the key `hello` reaches the queue `hello`.
        """,
        """
        It looks as if the producer wrote into the queue. It never does: there is always an \
        exchange in between, and `send` shows the hop.
        """,
        """
        Nobody can bind, unbind or delete here: 403 ACCESS_REFUSED. If no queue has that name, \
        the message is dropped like any other.
        """,
      ])
  }
}
