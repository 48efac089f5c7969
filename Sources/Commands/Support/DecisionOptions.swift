package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Git
internal import Ledger
internal import Reporting

/// What all commands take that record a decision.
package struct DecisionOptions: ParsableArguments {
  @Option(help: "How to print the result: text or json.")
  package var format: PlainFormat = .text

  @OptionGroup package var time: TimeOptions
  @OptionGroup package var global: GlobalOptions

  package init() {}

  /// Opens the repository for the person that git names.
  func desk(in context: CommandContext) throws -> DecisionDesk {
    let repository = try global.repository(in: context)
    let identity = try global.git(in: context).author()
    let zone = try repository.policy().configuration.timezone
    let desk = try DecisionDesk(
      repository: repository, identity: identity, now: time.moment(in: context, zone: zone), version: Version.current)
    desk.reader.tellAnomalies(in: context)
    return desk
  }

  /// Prints what was recorded, and how to share it.
  func report(_ decisions: [RecordedDecision], desk: DecisionDesk, in context: CommandContext) throws -> ExitStatus {
    var said: Set<String> = []
    for decision in decisions {
      let report = DecisionReport(
        record: decision.record, id: decision.id, commit: decision.commit, targets: targets(of: decision, desk),
        order: ChannelOrder(desk.reader.policy.configuration), anomalies: desk.reader.anomalies)
      switch format {
      case .json: context.output.write(report.json)
      case .text:
        // A post that is released from several holds is reported in one sentence.
        let text = report.text(style: global.style(for: context.output, in: context))
        if said.insert(text).inserted { context.output.write(text) }
      }
    }
    // Without a remote, the record cannot be shared.
    if format == .text, let remote = try desk.reader.repository.git.remotes().first {
      context.errors.line("Hint: share it with `git push \(remote) stet/ledger`")
    }
    return .success
  }

  private func targets(of decision: RecordedDecision, _ desk: DecisionDesk) -> [Record] {
    desk.reader.ledger.contents.records.filter { decision.record.targets.contains($0.id) }.map(\.record)
  }
}

/// Text for people, or JSON for programs.
package enum PlainFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json
}
