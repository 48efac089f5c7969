package import ArgumentParser
internal import Ledger

/// `stet request-changes`: blocks a post on its channels until the person who requested the changes approves it or
/// withdraws the request, or until the request is dismissed.
package struct RequestChangesCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Ask for changes: the post does not go out until the request is settled.",
    discussion: """
      A new version of the text does not settle it. You settle it by approving the post or with `stet withdraw`; a \
      person whose role allows it, with `stet dismiss`.
      """)

  package static let examples: KeyValuePairs = [
    "stet request-changes 2026-12-markt -m \"Bitte Quelle nennen\"":
      "The post waits until you approve it or withdraw the request."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    try remark.record(.requestChanges, in: context)
  }
}
