internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet sync`: brings the ledger of this clone and that of the remote together.
struct SyncCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Fetch what others decided, and push what only this clone knows.",
    discussion: """
      Commands that decide do this themselves, unless --no-push or `git config stet.push false` says otherwise. \
      Ledgers that went on apart are joined: nothing is lost, and every clone makes the same of it.
      """)

  static let examples: KeyValuePairs = [
    "stet sync":
      "After working offline: shows what came and what went."
  ]

  @Option(help: "How to print the result: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    guard let sharing = try context.sharing(of: repository) else { throw LedgerError.noRemote }
    let outcome = try sharing.share()
    let reader = try QueueReader(repository: repository)
    let records = try sharing.records(of: outcome)
    let report = SyncReport(
      remote: sharing.remoteName, fetched: records.fetched.map { decision($0, reader) },
      pushed: records.pushed.map { decision($0, reader) }, tip: outcome.tip.hex, isRepaired: outcome.isRepaired,
      refusal: outcome.refusal, anomalies: reader.anomalies)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    reader.tellAnomalies(in: context)
    guard let refusal = outcome.refusal else { return .success }
    let error = LedgerError.refused(remote: sharing.remoteName, refusal)
    context.errors.line("Warning: \(TerminalText.oneLine("\(error)")); what only this clone knows stays here")
    return .findings
  }

  private func decision(_ entry: LedgerRecord, _ reader: QueueReader) -> DecisionReport {
    DecisionReport(
      record: entry.record, id: entry.id, commit: entry.addedBy.hex,
      targets: reader.ledger.contents.records(entry.record.targets).map(\.record),
      order: ChannelOrder(reader.policy.configuration))
  }
}
