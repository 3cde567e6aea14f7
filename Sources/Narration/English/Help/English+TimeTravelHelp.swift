extension English {
  var undoHelp: CommandHelp {
    CommandHelp(
      "take back the last line",
      [
        """
        Takes back a whole line, whatever it did: the messages, the consumers, the clock and \
        the numbers. RabbitMQ cannot do this; here it is for trying things out.
        """
      ],
      [
        "count": "How many lines. The default is 1."
      ])
  }

  var redoHelp: CommandHelp {
    CommandHelp(
      "do again what undo took back",
      [
        """
        Goes forward again. A new command in between makes a new future, and the old one is \
        gone.
        """
      ],
      [
        "count": "How many lines. The default is 1."
      ])
  }

  var checkpointHelp: CommandHelp {
    CommandHelp(
      "remember this moment under a name",
      [
        """
        Remembers the whole broker as it is now. `rollback` returns to it, as often as you \
        like.
        """
      ],
      [
        "name": "What to call it."
      ])
  }

  var rollbackHelp: CommandHelp {
    CommandHelp(
      "return to a checkpoint",
      [
        """
        Everything is as it was at the checkpoint. It counts as one line, so `undo` takes it \
        back.
        """
      ],
      [
        "name": "The checkpoint."
      ])
  }

  var tickHelp: CommandHelp {
    CommandHelp(
      "let time pass",
      [
        """
        The clock of the broker stands still until you move it. What is due on the way happens \
        in order, each at its own time: messages expire, unused queues go.
        """
      ], ["duration": "As `250ms`, `5s`, `2m` or `1h`; a bare number is ms."])
  }

  var resetHelp: CommandHelp {
    CommandHelp(
      "begin with a new, empty broker",
      [
        """
        All queues, messages and connections go; the predeclared exchanges are there again. It \
        counts as one line, so `undo` takes it back.
        """
      ])
  }
}
