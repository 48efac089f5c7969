package import ArgumentParser
internal import ContentRepository
internal import Git
internal import Ledger
internal import Workflow

/// What a request for changes and a comment take.
package struct RemarkOptions: ParsableArguments {
  @Argument(help: "The post, by id or path.")
  package var post: String

  @Option(name: .customLong("channel"), help: "This channel alone. Can be repeated.")
  package var channels: [String] = []

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you have to say.")
  package var message: String

  @OptionGroup package var revision: RevisionOptions
  @OptionGroup package var options: DecisionOptions

  package init() {}

  func record(_ kind: RecordKind, in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let judged = try revision.judged(by: desk.reader, in: context)
    let post = try desk.reader.post(named: post, at: judged)
    let decision = try desk.say(kind, on: post, channels: channels, commit: judged.commit, note: message)
    return try options.report([decision], desk: desk, in: context)
  }
}
