extension CommandSpec {
  private static let virtualHost = Option("vhost", .name, synonyms: ["virtual-host"])

  /// What concerns RabbitMQ's definitions and other programs' files.
  static let interchange: [CommandSpec] = [
    CommandSpec(
      .importDefinitions, [Slot("file", .path)], options: [virtualHost],
      example: "import definitions.json"),
    CommandSpec(
      .exportDefinitions, [Slot("file", .path, .optional)],
      options: [
        Option("format", .oneOf(ExportFormat.allCases.map(\.rawValue))), virtualHost,
      ], example: "export docker-compose.yaml format=compose"),
    CommandSpec(
      .lint, [Slot("file", .path, .optional)], options: [CommandSpec.elsewhere], example: "lint"),
  ]
}
