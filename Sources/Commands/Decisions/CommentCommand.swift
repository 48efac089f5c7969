package import ArgumentParser
internal import Ledger

/// `stet comment`: a remark that the trail keeps, without effect on the queue.
package struct CommentCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a post. `stet log` shows it; it does not stop the post.")

  package static let examples: KeyValuePairs = [
    "stet comment 2026-12-markt -m \"Gutes Bild\"":
      "Keeps a remark with the post."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus { try remark.record(.comment, in: context) }
}
