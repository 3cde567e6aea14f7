import Foundation
import PackagePlugin

/// Embeds `Lessons/*/*.md` into the target, so that a built binary is self-contained.
@main
struct EmbedLessonsPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let lessons = context.package.directoryURL.appending(path: "Lessons")
    let files = FileManager.default.enumerator(at: lessons, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLessons.swift")
    return [
      .buildCommand(
        displayName: "Embedding the lessons",
        executable: try context.tool(named: "EmbedLessons").url,
        arguments: [lessons.path, output.path], inputFiles: files ?? [], outputFiles: [output])
    ]
  }
}
