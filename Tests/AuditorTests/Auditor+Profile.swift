import AMQPModel
import BrokerCore

/// What RabbitMQ 4.3 refuses (asked of RabbitMQ 4.0.5: `ProfileTests`).
extension Auditor {
  static let transientQueue = Refusal(
    .internalError,
    """
    Feature `transient_nonexcl_queues` is deprecated.
    By default, this feature is not permitted anymore.
    The feature will be removed from a future major RabbitMQ version, regardless of the \
    configuration; actual version to be determined.
    To continue using this feature when it is not permitted by default, set the following \
    parameter in your configuration:
        "deprecated_features.permit.transient_nonexcl_queues = true"
    """)
}
