extension English {
  private static let virtualHostDetail = CommandHelp.Detail.list([
    "vhost": "In which virtual host; `/` if none is named."
  ])
  private static let passwordDetails = CommandHelp.Detail.list([
    "password":
      """
    The password; quotes keep blanks. It is hashed at once and never shown, saved or kept in \
    the history, which has `****` in its place.
    """,
    "password-hash":
      "In its place, base64 of salt and hash as definitions.json has it; `save` writes it so.",
  ])

  var asUserHelp: CommandHelp {
    CommandHelp(
      "let a user say something",
      [
        """
        The rest of the line is said by a connection of that user, which is called like the         user and opens itself, in the virtual host `/`. So permissions can be tried out: \
        `as ann declare queue q`. No password is asked for; `open connection` asks for one, and         leads into other virtual hosts.
        """
      ],
      [
        "user": "Who.",
        "command": "What is said on a channel: declare, bind, publish, consume, get, ack …",
      ])
  }

  var addUserHelp: CommandHelp {
    CommandHelp(
      "add a user who can log in",
      [
        """
        A new user may do nothing yet: `set permissions` lets it into a virtual host. Every \
        new broker has the user `guest`, who may do everything and whom `you` are.
        """
      ],
      [
        "user": "Its name.",
        "tags":
          """
        What it may see of the management page: `administrator`, `monitoring`, `policymaker`, \
        `management`. They give no access to queues.
        """,
      ], more: Self.passwordDetails)
  }

  var deleteUserHelp: CommandHelp {
    CommandHelp(
      "delete a user and close its connections",
      ["The server closes the user's connections, with reply code 320."],
      ["user": "Which."])
  }

  var changePasswordHelp: CommandHelp {
    CommandHelp(
      "give a user another password",
      ["Connections that are open stay open: a password counts when somebody logs in."],
      ["user": "Whose."], more: Self.passwordDetails)
  }

  var clearPasswordHelp: CommandHelp {
    CommandHelp(
      "take a user's password away",
      [
        """
        The user stays, with its tags and permissions, but no password fits any more, not even an \
        empty one, until `change password` gives it one. Connections that are open stay open.
        """
      ],
      ["user": "Whose."])
  }

  var setUserTagsHelp: CommandHelp {
    CommandHelp(
      "set a user's tags",
      [
        """
        Replaces all tags; without any the user has none. They are for the management page, \
        except `impersonator`, who may put another name into a message's `user_id`.
        """
      ],
      [
        "user": "Whose.",
        "tag": "The tags: several words, or one with commas.",
      ])
  }

  var listUsersHelp: CommandHelp {
    CommandHelp(
      "all users with their tags",
      ["One row for each user. Passwords are not in it, and neither are their hashes."],
      more: Self.columnDetails)
  }

  var setPermissionsHelp: CommandHelp {
    CommandHelp(
      "say what a user may do in a virtual host",
      [
        """
        Three regular expressions for names of queues and exchanges: configure is to declare \
        and delete, write to publish and to bind a queue, read to consume, get, purge and to \
        bind an exchange. `.*` is everything, `""` and `^$` nothing, `^ann\\.` what begins with \
        `ann.`; the default exchange is called `amq.default`.
        """,
        """
        What is not allowed raises 403 ACCESS_REFUSED and closes the channel. A channel \
        remembers the last twelve things it was allowed, so a change may count from the next \
        channel on.
        """,
      ],
      [
        "user": "Who.",
        "configure": "Names it may declare and delete.",
        "write": "Names it may publish to, and bind as a queue.",
        "read": "Names it may consume, get and purge, and bind from as an exchange.",
      ], more: Self.virtualHostDetail)
  }

  var clearPermissionsHelp: CommandHelp {
    CommandHelp(
      "take away a user's access to a virtual host",
      [
        """
        The user cannot open connections to it any more. Those that are open stay; what their \
        channels have not been allowed before is refused.
        """
      ],
      ["user": "Whose."], more: Self.virtualHostDetail)
  }

  var listPermissionsHelp: CommandHelp {
    CommandHelp(
      "what users may do where",
      ["One row for each user in each virtual host, with its three regular expressions."],
      more: Self.columnDetailsInVirtualHost)
  }

  var addVirtualHostHelp: CommandHelp {
    CommandHelp(
      "add a virtual host",
      [
        """
        A virtual host is a world of its own, with the predeclared exchanges and nothing else. \
        Nobody may enter it before `set permissions`. One that exists stays as it is.
        """
      ],
      ["vhost": "Its name."])
  }

  var deleteVirtualHostHelp: CommandHelp {
    CommandHelp(
      "delete a virtual host and everything in it",
      ["Its connections are closed; its queues go with their messages, and so do permissions."],
      ["vhost": "Which."])
  }

  var listVirtualHostsHelp: CommandHelp {
    CommandHelp(
      "all virtual hosts with what is in them",
      ["One row for each virtual host; `/` is where everybody is who names none."],
      more: Self.columnDetails)
  }

  var setPolicyHelp: CommandHelp {
    CommandHelp(
      "set options of all queues and exchanges that match",
      [
        """
        Counts at once for what exists and for what is declared later, and can be changed or \
        cleared, which arguments of `declare queue` cannot. Messages keep the time to live that \
        they came with.
        """,
        """
        Only one policy counts for a queue: of those that match, the one with the highest \
        priority. An argument of the same name wins over it, except that of two numbers the \
        lower one counts. `list queues name policy` shows which one holds.
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
        "dead-letter-exchange": "Where messages go that expire, are rejected or find no room.",
        "dead-letter-routing-key": "Under which key they go there.",
        "alternate-exchange": "Of an exchange: who takes what it cannot route.",
        "delivery-limit": "Of quorum queues: how often a message may come back.",
        "queue-mode": "Means nothing since RabbitMQ 3.12, and for quorum queues no policy counts.",
        "priority": "The highest one counts; 0 if none is given.",
        "apply-to":
          """
        For what: `all`, `queues`, `classic_queues`, `quorum_queues` or `exchanges`. A policy \
        with a setting that a queue's type does not have does not count for it at all.
        """,
      ], more: Self.virtualHostDetail)
  }

  var clearPolicyHelp: CommandHelp {
    CommandHelp(
      "take a policy away",
      ["What it set ends at once; the next policy that matches counts, if there is one."],
      ["policy": "Which."], more: Self.virtualHostDetail)
  }

  var listPoliciesHelp: CommandHelp {
    CommandHelp(
      "all policies in the order in which they are tried",
      ["One row for each policy; in a virtual host the first that matches is the one."],
      more: Self.columnDetailsInVirtualHost)
  }
}
