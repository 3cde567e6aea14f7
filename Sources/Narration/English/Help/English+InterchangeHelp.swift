extension English {
  var importHelp: CommandHelp {
    CommandHelp(
      "load RabbitMQ's definitions.json",
      [
        """
        Loads a file that RabbitMQ 3.10 or 4.x exported: of the whole broker with virtual hosts, \
        users (by the hashes of their passwords), permissions and policies, operator policies \
        and topic permissions too, or of one virtual host. It asks for nobody's permission.
        """,
        """
        Exchanges and queues that exist stay as they are; users, permissions and policies become \
        what the file says, `guest` too. Nothing is deleted.
        """,
        """
        All or nothing: a file that is wrong anywhere changes nothing. What is not simulated is \
        told, kept, and given back by `export`. `undo` takes the whole import back.
        """,
        """
        `import http://guest:guest@localhost:15672` asks a running RabbitMQ for it, over its HTTP \
        API; `…:15672/api/definitions/shop` for the virtual host shop alone. The password is \
        neither shown nor kept.
        """,
      ],
      [
        "file":
          "The file, as `rabbitmqctl export_definitions` or the management page writes it, or an "
          + "address."
      ],
      more: CommandHelp.Detail.list([
        "vhost":
          "Where the objects of one virtual host go, `/` if none is named; of a whole broker's "
          + "file only those of this one are taken."
      ]))
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
        Virtual hosts, users, permissions and policies of both kinds are in `definitions` and \
        `compose`, passwords only as hashes. Messages, exclusive queues and consumers are not exported.
        """,
      ],
      [
        "file": "Where to.",
        "format": "What to write; `definitions` when nothing is said.",
      ],
      more: CommandHelp.Detail.list([
        "vhost":
          "Only this virtual host, without users; the other formats take `/` if none is named."
      ]))
  }

  var lintHelp: CommandHelp {
    CommandHelp(
      "look for mistakes in the topology",
      [
        """
        Names bindings that can never match or are not needed, exchanges that drop everything, \
        queues nobody reaches, dead letters that are lost or come back, policies and operator \
        policies that count nowhere, users who may connect nowhere, and more; each with what to do. What a policy \
        sets counts like an argument.
        """,
        """
        An error cannot work, a warning loses messages, a note is easily misunderstood. Errors \
        and warnings make a script fail with code 1, as `warren lint FILE [--vhost NAME]` does.
        """,
      ],
      [
        "file": "A `definitions.json` to look at instead of the broker, which stays as it is."
      ],
      more: CommandHelp.Detail.list([
        "vhost": "Only there, without the users; everywhere if none is named."
      ]))
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
        The surprise: importing never deletes. Exchanges and queues that exist are left as they \
        are, even when the file says something else; but users get the file's passwords and tags, \
        and permissions and policies are replaced.
        """,
      ])
  }
}
