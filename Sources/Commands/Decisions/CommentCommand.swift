package import ArgumentParser
internal import Ledger

/// `stet comment`: a remark that the trail keeps, without effect on the queue.
package struct CommentCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a post. The trail keeps it; the queue does not mind it.")

  package static let examples: KeyValuePairs = [
    "stet comment 2026-12-markt -m \"Gutes Bild\"":
      "Keeps a remark in the trail of the post."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus { try remark.record(.comment, in: context) }
}
