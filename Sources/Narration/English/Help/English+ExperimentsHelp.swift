import CommandLanguage

extension English {
  var compareHelp: CommandHelp {
    CommandHelp(
      "lay two runs side by side",
      [
        """
        A run is what led to a checkpoint. Make an experiment, name it with `checkpoint run1`, go \
        back with `rollback` or `reset`, change one thing, name it `checkpoint run2`, and compare: \
        who was given what in which order, when all was finished, how long messages waited, what \
        was lost. `*` marks what differs.
        """,
        """
        With one name it is compared with everything as it is now. The bars below a consumer show \
        when it was busy, as in `timeline`, both in columns of the same width.
        """,
        """
        A wait is the time in the queue until the first delivery. Lost is what was dropped, and \
        what an auto-ack worker had not finished when its connection died.
        """,
      ],
      [
        "first": "A checkpoint.",
        "second": "Another one. Without it, everything as it is now.",
      ])
  }

  var sweepHelp: CommandHelp {
    CommandHelp(
      "try several values, and find what is enough",
      [
        """
        Runs the same scenario once for each value, each time on a copy of the bench as it is, \
        until nothing happens any more. The bench itself, its clock included, stays untouched. \
        `sweep` alone tries 1 to 8 consumers.
        """,
        """
        The workers of the queue are the pattern: in each run they start anew, more of them are \
        like the last one. Without a worker say `work=`; it acks each message, and prefetch is 1 \
        unless you say otherwise (`prefetch=0` is no limit). Producers do as they do at the \
        bench, and need an end (`n=`).
        """,
        """
        The table says when the last message was finished, how busy the consumers were, how long \
        the queue got and messages waited. With `deadline=` it names the smallest number that is \
        enough; of `work=` and `every=` the largest.
        """,
        """
        One option has several values: `1..8`, `1,2,4`, or `500ms..3s`, which goes in steps of \
        its first. A run ends after one hour of virtual time, or the deadline if that is later, \
        or 100000 things. Ctrl-C stops it and shows what there is.
        """,
      ],
      [
        "queue": "Which queue. Without it, the only one, or the only one with workers.",
        "consumers": "How many workers it has.",
        "prefetch": "The limit of each; 0 for none.",
        "work": "How long each is busy with a message.",
        "every": "How long all producers wait before each message.",
        "deadline": "By when everything should be done, from now on.",
        "svg": "A file for the plot, as SVG.",
      ])
  }
}
