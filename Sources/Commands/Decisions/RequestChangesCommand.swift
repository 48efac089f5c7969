package import ArgumentParser
internal import Ledger

/// `stet request-changes`: blocks a post on its channels until the person who requested the changes approves it or
/// withdraws the request, or until the request is dismissed.
package struct RequestChangesCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Ask for changes: the post stays back, on its channels, whatever it says later.",
    discussion: "It ends when you approve the post after all, withdraw the request, or it is dismissed.")

  package static let examples: KeyValuePairs = [
    "stet request-changes 2026-12-markt -m \"Bitte Quelle nennen\"":
      "Holds the post back until you approve it or take that back."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    try remark.record(.requestChanges, in: context)
  }
}
