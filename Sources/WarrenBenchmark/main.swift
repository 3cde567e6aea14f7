let arguments = CommandLine.arguments.dropFirst()
if arguments.isEmpty || arguments.contains("topics") { try TopicBenchmark().run() }
if arguments.isEmpty || arguments.contains("pipeline") { PipelineBenchmark().run() }
