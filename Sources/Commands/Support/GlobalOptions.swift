package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Git
internal import Reporting

/// The options that every command takes.
package struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Run as if started in this folder.", valueName: "dir"))
  package var directory: String?

  @Option(help: "Use colour: auto, always or never.")
  package var color: ColorChoice = .auto

  @Flag(help: "Also show digests, commits and records.")
  package var verbose = false

  package init() {}

  /// The folder to work in.
  func folder(in context: CommandContext) -> String {
    guard let directory else { return context.directory }
    return directory.hasPrefix("/") ? directory : context.directory + "/" + directory
  }

  /// Git as it would be run in the folder.
  func git(in context: CommandContext) -> GitCommand { context.git(in: folder(in: context)) }

  /// The content repository that git would work in.
  func repository(in context: CommandContext) throws -> ContentRepository {
    try ContentRepository.open(git(in: context))
  }

  /// The style for what goes to `output`.
  ///
  /// `--color`, then `NO_COLOR`, then `TERM=dumb`, then whether it is a terminal.
  func style(for output: Output, in context: CommandContext) -> TextStyle {
    TextStyle(isColored: isColored(output, context.environment))
  }

  private func isColored(_ output: Output, _ environment: [String: String]) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if let plain = environment["NO_COLOR"], !plain.isEmpty { return false }
      return environment["TERM"] != "dumb" && output.isTerminal
    }
  }
}

/// When to use colour.
package enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, always, never
}
