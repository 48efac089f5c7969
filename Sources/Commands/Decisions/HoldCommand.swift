package import ArgumentParser
internal import ContentRepository

/// `stet hold`: the crisis stop. Open to all people in `stet.yml`.
package struct HoldCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Stop a channel, a post, a campaign, a department, or everything.",
    discussion: "All people in stet.yml may do this; ending it with `stet resume` needs a role.")

  package static let examples: KeyValuePairs = [
    "stet hold --all -m \"Unfall im Werk\"":
      "Stops everything, at once.",
    "stet hold --campaign advent -m \"Markt abgesagt\"":
      "Stops the posts of one campaign.",
  ]

  @OptionGroup var covered: ScopeOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func validate() throws {
    if covered.isEmpty {
      throw ValidationError("Name what to stop: --channel, --post, --campaign, --department or --all.")
    }
  }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let scope = try covered.scope(at: desk)
    try desk.refuseUnknown(scope)
    return try options.report([desk.hold(scope, note: message)], desk: desk, in: context)
  }
}
