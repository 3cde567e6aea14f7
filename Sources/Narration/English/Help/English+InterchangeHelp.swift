extension English {
  private static let virtualHost = CommandHelp.Detail.list([
    "vhost": "The virtual host, `/` so far."
  ])

  var importHelp: CommandHelp {
    CommandHelp(
      "load RabbitMQ's definitions.json",
      [
        """
        Declares the exchanges, queues and bindings of a file that RabbitMQ 3.10 or 4.x exported, \
        of the whole broker or of one virtual host. What exists stays as it is.
        """,
        """
        All or nothing: a file that is wrong anywhere changes nothing. What is not simulated is \
        told, kept, and given back by `export`. `undo` takes the whole import back.
        """,
      ],
      [
        "file": "The file, as `rabbitmqctl export_definitions` or the management page writes it."
      ],
      more: Self.virtualHost)
  }

  var exportHelp: CommandHelp {
    CommandHelp(
      "write the topology for RabbitMQ and other programs",
      [
        """
        Without a file the text is shown. `definitions` is what a real RabbitMQ loads; `compose` \
        starts one in Docker with it; `rabbitmqadmin` and `pika` declare the same by commands and \
        in Python; `dot` and `mermaid` draw it.
        """,
        """
        Messages, exclusive queues and consumers are not exported, and passwords only as hashes.
        """,
      ],
      [
        "file": "Where to.",
        "format": "What to write; `definitions` when nothing is said.",
      ],
      more: Self.virtualHost)
  }

  var lintHelp: CommandHelp {
    CommandHelp(
      "look for mistakes in the topology",
      [
        """
        Names bindings that can never match or are not needed, exchanges that drop everything, \
        queues nobody reaches, dead letters that are lost or come back, and more; each with what \
        to do.
        """,
        """
        An error cannot work, a warning loses messages, a note is easily misunderstood. Errors \
        and warnings make a script fail with code 1, as `warren lint FILE` does.
        """,
      ],
      [
        "file": "A `definitions.json` to look at instead of the broker, which stays as it is."
      ])
  }

  var definitionsExplanation: Explanation {
    Explanation(
      "Definitions",
      [
        """
        RabbitMQ can write down everything that was declared: virtual hosts, users with hashed \
        passwords, permissions, policies, exchanges, queues, bindings. This file, \
        definitions.json, moves a topology from one broker to another. Messages are not in it.
        """,
        """
        `import` loads such a file and `export` writes one that a real broker loads: build a \
        topology here, try it, and take it along. `format=compose` gives a file for Docker with \
        the definitions inside.
        """,
        """
        The surprise: importing only adds. What exists already is left as it is, even when the \
        file says something else, and what the file does not have is not deleted.
        """,
      ])
  }
}
