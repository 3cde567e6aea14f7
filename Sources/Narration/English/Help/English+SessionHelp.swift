extension English {
  var saveHelp: CommandHelp {
    CommandHelp(
      "write this session to a file",
      [
        """
        Writes the lines that made the broker what it is, in their canonical form. `source` \
        repeats them.
        """
      ],
      [
        "file": "Where to."
      ])
  }

  var sourceHelp: CommandHelp {
    CommandHelp(
      "run the lines of a file",
      [
        """
        Runs a file line by line and stops at the first line that fails. In a file the \
        commands are written in full; a line that begins with `# ` is a comment.
        """
      ],
      [
        "file": "Which one."
      ])
  }

  var langHelp: CommandHelp {
    CommandHelp(
      "choose the language, or see which it is",
      [
        """
        Changes the language of everything that is shown. Commands, names and AMQP's own error \
        texts stay as they are.
        """
      ],
      [
        "language": "`en` or `zh-Hant`."
      ])
  }

  var helpHelp: CommandHelp {
    CommandHelp(
      "explain a command or an idea",
      [
        """
        `help` alone names the commands, `help all` says what each of them does, `help concepts` \
        lists the ideas; `help prefetch` explains an idea, `help declare` all commands that \
        begin so. Beginnings of words are enough, in either language.
        """
      ],
      [
        "topic": "A command or a topic; several words are one topic."
      ])
  }

  var quitHelp: CommandHelp {
    CommandHelp(
      "leave",
      [
        """
        Ends the session; Ctrl-D does the same. Nothing is kept: `save` writes your lines to a \
        file first.
        """
      ])
  }
}
