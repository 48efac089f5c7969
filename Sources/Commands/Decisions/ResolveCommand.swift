package import ArgumentParser
internal import ContentRepository

/// `stet resolve`: ends a sending that did not reach readers, which needs authority.
package struct ResolveCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Let a post go out again whose sending failed, has no known result, or never took place.",
    discussion: """
      Look on the network first. If the post is there, use `stet record published` instead. A record of something \
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
