extension English {
  private static let virtualHostDetail = CommandHelp.Detail.list([
    "vhost": "In which virtual host; `/` if none is named."
  ])

  var setTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "narrow which keys of a topic exchange a user may use",
      [
        """
        Two regular expressions for the keys of one topic exchange, besides the permission for \
        the exchange itself: write for routing keys that are published, those of CC and BCC \
        included, read for binding keys, which are compared as they are written, `*` and `#` \
        included. `""` allows only the empty key.
        """,
        """
        An exchange for which nothing is set has all its keys allowed; exchanges of other types \
        never ask. `{username}` and `{vhost}` stand for the names. What is not allowed raises \
        403 ACCESS_REFUSED; a channel remembers the last twelve keys it was allowed.
        """,
      ],
      [
        "user": "Who.",
        "exchange": "The topic exchange; it need not exist yet.",
        "write": "Routing keys it may publish with.",
        "read": "Binding keys it may bind and unbind.",
      ], more: Self.virtualHostDetail)
  }

  var clearTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "allow a user all keys of a topic exchange again",
      ["The permission for the exchange itself stays as it is."],
      [
        "user": "Whose.",
        "exchange": "Of which exchange; without one of all.",
      ], more: Self.virtualHostDetail)
  }

  var listTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "which keys users may use",
      ["One row for each user, virtual host and exchange for which something is set."],
      more: Self.columnDetailsInVirtualHost)
  }

  var setOperatorPolicyHelp: CommandHelp {
    CommandHelp(
      "cap what queues may be, whatever their policies say",
      [
        """
        For those who run the broker, while `set policy` is for those who use it. One operator \
        policy counts for a queue, beside the one policy: the queue has the settings of both. \
        Of a number that both set the lower one counts, of an overflow the operator's; with an \
        argument of the queue both are merged as a policy is.
        """,
        """
        Only limits can be set. It counts at once, for what exists and for what is declared \
        later; `show queue` names both policies and what they come to.
        """,
      ],
      [
        "policy": "Its name; one that exists is replaced.",
        "pattern": "A regular expression for names: `^work`, `^(a|b)$`, `.*`.",
        "message-ttl": "How long messages wait at most, as `5s`.",
        "expires": "A queue that nobody uses for so long is deleted.",
        "max-length": "The most ready messages.",
        "max-length-bytes": "The most bytes of ready bodies, as `10kB`.",
        "overflow": "What a full queue does.",
        "delivery-limit": "Of quorum queues: how often a message may come back.",
        "max-in-memory-length": "Of quorum queues; RabbitMQ 4 takes it and does nothing.",
        "max-in-memory-bytes": "Of quorum queues; RabbitMQ 4 takes it and does nothing.",
        "target-group-size": "Of quorum queues: how many nodes hold it; here there is one.",
        "priority": "The highest one counts; 0 if none is given.",
        "apply-to":
          """
        For what: `all`, `queues`, `classic_queues` or `quorum_queues`. One with a setting that \
        a queue's type does not have does not count for it at all.
        """,
      ], more: Self.virtualHostDetail)
  }

  var clearOperatorPolicyHelp: CommandHelp {
    CommandHelp(
      "take an operator policy away",
      ["What it capped is free at once; the next one that matches counts, if there is one."],
      ["policy": "Which."], more: Self.virtualHostDetail)
  }

  var listOperatorPoliciesHelp: CommandHelp {
    CommandHelp(
      "all operator policies, the first to be tried first",
      ["One row for each; in a virtual host the first that matches is the one."],
      more: Self.columnDetailsInVirtualHost)
  }
}
