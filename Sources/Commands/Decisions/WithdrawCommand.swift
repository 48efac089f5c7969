package import ArgumentParser
internal import ContentRepository
internal import Ledger

/// `stet withdraw`: takes back one's own approvals, requests for changes and comments.
package struct WithdrawCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back your own approvals, requests and comments, for good.",
    discussion: """
      Name posts to take back all that you said of them, or single records as `stet log --verbose` shows them. Of a \
      record about several posts, naming one takes back what it says of that one.
      """)

  package static let examples: KeyValuePairs = [
    "stet withdraw 2026-12-markt -m \"Preis hat sich geändert\"":
      "Takes back what you said of the post, and of no other."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let decisions = try desk.ownDecisions(named: targets)
    return try options.report(desk.withdraw(decisions, note: message), desk: desk, in: context)
  }
}
