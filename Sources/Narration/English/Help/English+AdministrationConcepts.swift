extension English {
  var userExplanation: Explanation {
    Explanation(
      "Users and permissions",
      [
        """
        Every connection belongs to a user, who proves with a password that it is the one. A new \
        broker has one user, `guest`, whose connection is `you`. RabbitMQ keeps only a hash of \
        the password, with a salt; here too it is shown nowhere. A blank password lets nobody in.
        """,
        """
        In each virtual host a user has three regular expressions: names it may configure \
        (declare, delete), write to (publish, bind a queue) and read from (consume, get, purge, \
        bind an exchange). Anything else is 403 ACCESS_REFUSED. Without permissions in a \
        virtual host the connection itself is refused, with 530 NOT_ALLOWED. `set topic \
        permissions` narrows the keys of a topic exchange further.
        """,
        """
        Tags are another matter: they say what a user may do on the management page. An \
        `administrator` without permissions cannot publish.
        """,
      ])
  }

  var virtualHostExplanation: Explanation {
    Explanation(
      "Virtual host: a broker within the broker",
      [
        """
        A virtual host has queues, exchanges, bindings, permissions and policies of its own. A \
        queue `q` in `/` and a queue `q` in `shop` have nothing to do with each other, and no \
        message goes from one virtual host to another.
        """,
        """
        A connection chooses its virtual host when it opens and stays there. It is the way to \
        let several applications or teams share one RabbitMQ; it is no separate process, and \
        does not divide memory or disk.
        """,
        """
        So `open connection S vhost=shop` goes to `shop`, and `on=S` speaks there; `show`, \
        `list`, `match`, `diagram`, `expect` and `move`, which need no connection, take \
        `vhost=shop`.
        """,
      ])
  }

  var policyExplanation: Explanation {
    Explanation(
      "Policy: options for all names that match",
      [
        """
        Arguments of `declare queue` are fixed: to change one, the queue has to be deleted, and \
        every client has to say the same. A policy is set by the operator, for all queues or \
        exchanges whose names match a regular expression, and can be changed at any time.
        """,
        """
        Policies are not added up: of all that match, only the one with the highest priority \
        counts. Where an argument and the policy set the same thing the argument wins; of two \
        numbers, the lower one. Of a quorum queue the policy's overflow wins.
        """,
        """
        Beside it one operator policy counts, which only limits: `set operator policy`. Whoever \
        runs the broker caps with it what others put into their policies and arguments.
        """,
      ])
  }
}
