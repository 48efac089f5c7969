internal import Content
internal import ContentRepository
internal import Git
internal import Reporting
internal import Workflow

extension QueueReader {
  /// What the answer was computed from, so that it can be reproduced.
  var heads: QueueHeads {
    QueueHeads(
      version: Version.current, zoneData: Zone.dataVersion, ledger: ledger.commit, policy: policy.commit.hex,
      repository: policy.configuration.repository, anomalies: anomalies)
  }

  /// Tells what was passed over in the ledger, the content and the policy, in a line each.
  func tellAnomalies(in context: CommandContext) {
    for warning in AnomalyMessages.warnings(anomalies) + policy.warnings { context.errors.line("Warning: \(warning)") }
  }
}
