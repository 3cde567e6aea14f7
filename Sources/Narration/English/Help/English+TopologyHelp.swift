extension English {
  private static let bindingDetails = CommandHelp.Detail.list([
    "source": "The exchange that messages come from.",
    "key":
      """
    The binding keys, one binding each. Without any it is the empty key. A topic exchange \
    reads `*` as exactly one word and `#` as zero or more.
    """,
    "arg.":
      """
    Or `x-NAME=VALUE`: arguments of the binding. A headers exchange compares them with the \
    message's headers; `x-match=any` asks for one that fits instead of all. They are part of \
    what makes a binding the same binding.
    """,
  ])

  var declareExchangeHelp: CommandHelp {
    CommandHelp(
      "create an exchange, or check that it is there",
      [
        """
        Creates an exchange. It keeps no messages: it looks at its bindings and hands copies \
        on. It is durable unless you say `transient`, and of type direct unless you name \
        another.
        """,
        """
        Declaring it again with the same attributes changes nothing. With other attributes it \
        is 406 PRECONDITION_FAILED and the channel is closed: an exchange cannot be changed, \
        only deleted and declared anew.
        """,
        "Names that begin with `amq.` belong to the server.",
      ],
      [
        "exchange": "The new name.",
        "type":
          """
        `direct` (equal keys; the default), `fanout` (everybody), `topic` (patterns with `*` \
        and `#`) or `headers`.
        """,
        "alternate-exchange":
          """
        Where a message goes that this exchange could route nowhere. It need not exist yet; \
        as long as it does not, such messages are dropped.
        """,
        "durable": "Survives a restart of the broker. This is the default.",
        "transient": "Does not survive a restart.",
        "auto-delete":
          """
        Disappears when the last binding that starts here goes. One that never had a binding \
        stays.
        """,
        "internal":
          "Takes messages from other exchanges only. A publish to it is 403 ACCESS_REFUSED.",
        "passive":
          """
        Only asks whether it exists; if not, 404 NOT_FOUND. The other attributes are not \
        compared, not even the type.
        """,
        "arg.": "Or `x-NAME=VALUE`: further arguments of exchange.declare.",
      ])
  }

  var declareQueueHelp: CommandHelp {
    CommandHelp(
      "create a queue, or check that it is there",
      [
        """
        Creates a queue. It is durable unless you say `transient`. One named by the server is \
        transient unless you say `durable`; an exclusive one is always transient.
        """,
        """
        Declaring it again with the same attributes changes nothing and tells how many \
        messages and consumers it has. With other attributes it is 406 PRECONDITION_FAILED and \
        the channel is closed: a queue cannot be changed.
        """,
        """
        A durable queue does not make its messages durable: those must be published \
        `persistent` as well.
        """,
      ],
      [
        "queue":
          """
        The new name. `""` lets the server choose one that begins with `amq.gen-`; \
        afterwards `""` means the queue that was last declared on the channel.
        """,
        "durable": "The queue survives a restart of the broker. This is the default.",
        "transient": "The queue is gone after a restart, with all that is in it.",
        "exclusive":
          """
        Only the connection that declares it may use it, others get 405 RESOURCE_LOCKED. \
        Publishing to it is open to all. It is deleted when its connection ends.
        """,
        "auto-delete":
          """
        Deleted with its messages when its last consumer goes. A queue that never had a \
        consumer stays; `get` does not count.
        """,
        "single-active-consumer":
          """
        Serves one consumer and keeps the others in reserve. Whoever came first stays the one; \
        priority decides only who is next.
        """,
        "passive":
          """
        Only asks whether it exists; if not, 404 NOT_FOUND. Other attributes are not \
        compared.
        """,
        "ttl":
          """
        How long a message may wait; a bare number is ms. It goes only when it is the first: \
        one behind a longer-lived one stays until then.
        """,
        "expires": "Deletes the queue when nobody used it for so long; publishing is no use.",
        "max-length": "The most messages that may wait; unacked ones do not count.",
        "max-length-bytes":
          "The most octets that may wait, of bodies only: `10000`, `10kB`, `4KiB`.",
        "overflow":
          """
        What gives way when it is full: the oldest (the default), or the newest, which is \
        refused; `-dlx` dead-letters it too.
        """,
        "dead-letter-exchange":
          "Where rejected, expired and surplus messages go. It has to exist by then.",
        "dead-letter-routing-key":
          "The key that they are republished with; without it their own.",
        "max-priority":
          """
        Higher `priority` of a message first, up to this number; a message without one has 0, \
        one above has this. A full queue drops its head: the highest.
        """,
        "type":
          """
        `classic` (the default) or `quorum`: durable and safe, and a message that comes back too \
        often is given up. It cannot be exclusive, auto-delete or server-named.
        """,
        "delivery-limit":
          """
        How often a quorum queue takes a message back: 20 unless given; `-1` is any number, and \
        then it goes to the back, not to the front.
        """,
        "as": "Another name for it in your commands: `declare queue \"\" as inbox`.",
        "arg.":
          """
        Or `x-NAME=VALUE`: arguments of queue.declare in full, `x-message-ttl` for example. \
        Those whose effect this version does not simulate are refused with 540 \
        NOT_IMPLEMENTED: streams. Names that nobody knows are accepted and mean nothing, as in \
        RabbitMQ.
        """,
      ])
  }

  var deleteExchangeHelp: CommandHelp {
    CommandHelp(
      "delete an exchange and its bindings",
      [
        """
        Deletes an exchange together with every binding from it and to it. One declared later \
        under the same name starts without any. Publishing to the deleted one is 404 NOT_FOUND \
        and closes the channel.
        """,
        """
        Deleting one that does not exist succeeds. The default exchange and the `amq.` \
        exchanges cannot be deleted: 403 ACCESS_REFUSED.
        """,
      ],
      [
        "exchange": "Which one.",
        "if-unused":
          """
        Only if no binding starts here; otherwise 406 PRECONDITION_FAILED. Bindings that end \
        here do not count.
        """,
      ])
  }

  var deleteQueueHelp: CommandHelp {
    CommandHelp(
      "delete a queue with all that is in it",
      [
        """
        Deletes a queue, its bindings and its messages, the ready and the unacknowledged ones. \
        Its consumers are cancelled by the server. Deleting one that does not exist succeeds.
        """,
        """
        Messages lost in this way are not returned to anybody. `undo` brings them back, here; \
        RabbitMQ has no such command.
        """,
      ],
      [
        "queue": "Which one.",
        "if-unused": "Only if it has no consumer; otherwise 406 PRECONDITION_FAILED.",
        "if-empty":
          """
        Only if nothing is ready in it; otherwise 406 PRECONDITION_FAILED. Unacknowledged \
        messages do not count.
        """,
      ])
  }

  var bindExchangeHelp: CommandHelp {
    CommandHelp(
      "let an exchange receive from another one",
      [
        """
        What the source routes to the destination exchange is routed there once more, with the \
        same key and the same headers. Chains and even circles are allowed: each queue still \
        gets one copy.
        """,
        "Binding the same again changes nothing.",
      ],
      [
        "destination": "The exchange that receives."
      ],
      more: Self.bindingDetails)
  }

  var bindHelp: CommandHelp {
    CommandHelp(
      "let a queue receive from an exchange",
      [
        """
        Makes bindings: each says that the queue wants what the exchange gets under this key. \
        How the key is compared is the exchange's type: direct equal, topic as a pattern, \
        fanout and headers not at all.
        """,
        """
        Several keys are several bindings. If one is refused the rest is not tried; the \
        earlier ones stay. Binding the same again changes nothing, and two bindings that match \
        one message still give one copy.
        """,
        """
        Only messages published from now on come through. With both the queue and the key \
        empty it is the channel's last declared queue that is bound, under its own name.
        """,
      ],
      [
        "queue": "The queue that receives.",
        "to": "`exchange` says that the receiver is an exchange: the same as `bind exchange`.",
      ],
      more: Self.bindingDetails)
  }

  var unbindExchangeHelp: CommandHelp {
    CommandHelp(
      "remove bindings between exchanges",
      [
        """
        Removes bindings from one exchange to another. Removing one that does not exist \
        succeeds. An auto-delete source that loses its last binding disappears.
        """
      ],
      [
        "destination": "The exchange that received."
      ],
      more: Self.bindingDetails)
  }

  var unbindHelp: CommandHelp {
    CommandHelp(
      "remove bindings of a queue",
      [
        """
        Removes bindings; what is in the queue already stays there. Source, key and arguments \
        must be those of the binding. Bound twice and unbound once is gone.
        """,
        """
        Removing a binding that does not exist succeeds, so a wrong key goes unnoticed: `list \
        bindings` shows what is left. An auto-delete exchange that loses its last binding \
        disappears.
        """,
      ],
      [
        "queue": "The queue that received.",
        "to":
          "`exchange` says that the receiver is an exchange: the same as `unbind exchange`.",
      ],
      more: Self.bindingDetails)
  }
}
