package import ArgumentParser
internal import ContentRepository
internal import Ledger

/// `stet withdraw`: takes back one's own word.
package struct WithdrawCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back your own approvals, requests and comments, for good.",
    discussion: "Name a post to take back all that you said of it, or single records as `stet log` shows them.")

  @Argument(help: "A post's id, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let records = try targets.flatMap { try desk.ownRecords(named: $0) }
    return try options.report([desk.withdraw(records, note: message)], desk: desk, in: context)
  }
}
