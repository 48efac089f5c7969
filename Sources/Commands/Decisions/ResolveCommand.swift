package import ArgumentParser
internal import ContentRepository

/// `stet resolve`: ends a sending that did not reach readers, which needs authority.
package struct ResolveCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Settle a sending that failed, is unknown, or was handed off in vain: the post may go out again.",
    discussion: """
      Look on the network first. What is there already goes into `stet record published` instead. A record of something \
      published is only taken back by its own id, never by its post's.
      """)

  package static let examples: KeyValuePairs = [
    "stet resolve 2026-12-markt --channel x -m \"Nicht auf X zu sehen\"":
      "Lets a post go out again whose sending failed."
  ]

  @Argument(help: "The post's id, or records as `stet log` shows them.")
  var targets: [String]

  @Option(help: "The channel, where a post is named.")
  var channel: String?

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you found.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let records = try targets.flatMap { try desk.deliveries(named: $0, channel: channel) }
    return try options.report([desk.resolve(records, note: message)], desk: desk, in: context)
  }
}
