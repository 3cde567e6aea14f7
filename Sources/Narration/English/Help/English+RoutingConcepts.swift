extension English {
  var directExplanation: Explanation {
    Explanation(
      "Direct exchange: equal keys",
      [
        """
        A binding matches when its key equals the routing key, byte for byte. Upper and lower \
        case differ, and `*` and `#` mean nothing here.
        """,
        """
        One queue may be bound under several keys, and several queues under one key: each of \
        them gets a copy.
        """,
      ])
  }

  var fanoutExplanation: Explanation {
    Explanation(
      "Fanout exchange: everybody",
      [
        """
        Every bound queue gets a copy; the routing key and the arguments of bindings are \
        ignored.
        """,
        """
        Each subscriber needs a queue of its own. Two consumers on one queue share the \
        messages, they do not both get them.
        """,
        "What was published before a queue was bound, that queue never sees.",
      ])
  }

  var topicExplanation: Explanation {
    Explanation(
      "Topic exchange: patterns of words",
      [
        """
        Keys are words separated by dots. In a binding key `*` stands for exactly one word and \
        `#` for zero or more, at any place.
        """,
        """
        So `lazy.#` matches `lazy` too, and `#` matches everything, the empty key included. An \
        empty word is a word: `a.*` matches `a.` with nothing behind the dot.
        """,
        """
        Only a whole word is a wildcard: `a*` and `##` are literal. In a routing key wildcards \
        mean nothing; publishing to `*.test` sends a star.
        """,
      ])
  }

  var headersExplanation: Explanation {
    Explanation(
      "Headers exchange: compare the headers",
      [
        """
        A binding has arguments, and they are compared with the message's headers. All must \
        fit, or any one with `x-match=any`. The routing key does not matter.
        """,
        """
        Types count: the integer 1 is not the text `"1"`. Names that begin with `x-` are left \
        out, unless `x-match` is `all-with-x` or `any-with-x`.
        """,
        "A binding without arguments matches everything with `all`, and nothing with `any`.",
      ])
  }

  var bindingExplanation: Explanation {
    Explanation(
      "Binding: I want these",
      [
        """
        A binding says that a queue, or another exchange, wants what an exchange gets under a \
        key. Source, destination, key and arguments make it; binding the same again changes \
        nothing.
        """,
        "Two bindings that match the same message still give one copy.",
        """
        Removing a binding that does not exist succeeds, so a misspelt `unbind` goes \
        unnoticed. A binding goes when its queue or its exchange is deleted.
        """,
      ])
  }

  var routingKeyExplanation: Explanation {
    Explanation(
      "Routing key: the address on the message",
      [
        """
        The publisher writes it on the message, at most 255 bytes. What it means depends on \
        the exchange: direct compares it whole, topic word by word, fanout and headers not at \
        all.
        """,
        """
        It stays on the message as it was published, through every exchange on the way. \
        Wildcards in it are ordinary characters.
        """,
      ])
  }

  var bindingKeyExplanation: Explanation {
    Explanation(
      "Binding key: the pattern in the binding",
      [
        """
        The key that a binding was made with. For a topic exchange it is a pattern: `*` is one \
        word, `#` is zero or more.
        """,
        """
        The two keys are easily mixed up: patterns belong in the binding, concrete words in \
        the message.
        """,
        """
        A pattern that can never match is no error. `match` shows every binding with its \
        verdict.
        """,
      ])
  }

  var alternateExchangeExplanation: Explanation {
    Explanation(
      "Alternate exchange: where the unwanted goes",
      [
        """
        An exchange can name another one for messages that it could route nowhere. A fanout \
        exchange with one queue there catches every stray.
        """,
        """
        What it routes is not unroutable any more: nothing is returned, not even with \
        `mandatory`. The message keeps the name of its first exchange.
        """,
        """
        If the alternate exchange does not exist it is ignored, without an error. Here it is \
        set when the exchange is declared.
        """,
      ])
  }

  var exchangeToExchangeExplanation: Explanation {
    Explanation(
      "Exchange to exchange: bindings between them",
      [
        """
        An exchange can be bound to another one. What the source routes there is routed once \
        more, with the same key and headers.
        """,
        "Circles are allowed, and a queue reached by two ways still gets one copy.",
        """
        An `internal` exchange takes messages only in this way; publishing to it is 403 \
        ACCESS_REFUSED.
        """,
      ])
  }
}
