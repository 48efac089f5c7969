package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Ledger
internal import Workflow

/// `stet record`: notes what happened outside of Stet.
package struct RecordCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Note that a post was published, handed to another tool, edited, failed or taken down.")

  /// What happened.
  enum Event: String, ExpressibleByArgument, CaseIterable {
    case published
    case handedOff = "handed-off"
    case updated, failed, retracted

    var kind: RecordKind {
      switch self {
      case .published: .published
      case .handedOff: .handedOff
      case .updated: .updated
      case .failed: .failed
      case .retracted: .retracted
      }
    }
  }

  @Argument(help: "published, handed-off, updated, failed or retracted.")
  var event: Event

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(help: "The channel.")
  var channel: String

  @Option(help: "The tool that it was handed to.")
  var to: String?

  @Option(help: "Where readers find it.")
  var url: String?

  @Option(help: "When it happened, if not now.")
  var time: String?

  @Option(name: [.customShort("m"), .customLong("message")], help: "A note that the record keeps.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let zone = desk.reader.policy.configuration.timezone
    let moment = try time.map { try TimeOptions.moment($0, zone: zone) }
    let entry = try desk.entry(post: post, channel: channel, at: moment ?? desk.now)
    let note = DeliveryNote(kind: event.kind, tool: to, url: url, at: moment, note: message)
    if event == .published, !entry.verdict.isMet {
      context.errors.line("Warning: \(entry.post.id) was not approved for \(channel); the record says so")
    }
    return try options.report([desk.deliver(entry, note)], desk: desk, in: context)
  }
}
