package import ArgumentParser
internal import ContentRepository

/// `stet dismiss`: overrules another person's approval or request for changes.
package struct DismissCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Overrule approvals and requests for changes, where your role allows it.",
    discussion: """
      Name posts to overrule all approvals and requests of them, or single records as `stet log --verbose` shows them. \
      Of a record about several posts, naming one overrules what it says of that one.
      """)

  package static let examples: KeyValuePairs = [
    "stet dismiss 2026-12-markt -m \"Der Einwand ist geklärt\"":
      "Overrules every approval and request for changes of the post."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let decisions = try desk.decisions(named: targets)
    return try options.report(desk.dismiss(decisions, note: message), desk: desk, in: context)
  }
}
