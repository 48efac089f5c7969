package import ArgumentParser
internal import ContentRepository

/// `stet dismiss`: overrules somebody's word, with authority.
package struct DismissCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "Overrule an approval or a request for changes, where your role allows it.")

  @Argument(help: "Records, as `stet log --verbose` shows them.")
  var records: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let targets = try records.map { try desk.reader.ledger.contents.record(named: $0) }
    return try options.report([desk.dismiss(targets, note: message)], desk: desk, in: context)
  }
}
