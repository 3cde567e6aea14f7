public import BrokerCore

/// A compose file that starts a RabbitMQ with the definitions in it: one file to hand on.
///
/// A broker that finds `load_definitions` makes neither the default user nor `/` by itself, so the
/// definitions must have both (rabbitmq.com/docs/definitions, "import on boot").
public struct ComposeFile {
  private let definitions: Definitions

  /// The file for the definitions of a whole broker.
  public init(_ definitions: Definitions) { self.definitions = definitions }

  /// The whole file, which ends with a line feed.
  public var text: String {
    let head = """
      # docker compose up -d      Needs Docker Compose 2.23.1 or newer (configs with content).
      services:
        rabbitmq:
          image: rabbitmq:4-management
          # A broker's data belong to its host name: keep it.
          hostname: rabbitmq
          ports:
            # AMQP 0-9-1: where producers and consumers connect.
            - "127.0.0.1:5672:5672"
            # The management page and its HTTP API: http://localhost:15672
            - "127.0.0.1:15672:15672"
          volumes:
            # Durable queues and persistent messages survive `docker compose down`.
            - data:/var/lib/rabbitmq
          configs:
            - source: settings
              target: /etc/rabbitmq/conf.d/20-definitions.conf
            - source: definitions
              target: /etc/rabbitmq/definitions.json
      volumes:
        data:
      configs:
        settings:
          content: |
            load_definitions = /etc/rabbitmq/definitions.json
        definitions:
          content: |

      """
    // Compose would replace `$name` by a variable.
    let body = DefinitionsWriter(definitions).text.replacing("$", with: "$$")
      .split(separator: "\n").map { "      \($0)\n" }.joined()
    return head + body
  }
}
