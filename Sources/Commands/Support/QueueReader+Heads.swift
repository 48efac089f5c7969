internal import Content
internal import ContentRepository
internal import Git
internal import Workflow

extension QueueReader {
  /// What the answer was read from, for whoever wants to compute it again.
  var heads: QueueHeads {
    QueueHeads(
      version: Version.current, zoneData: Zone.dataVersion, ledger: ledger.commit, policy: policy.commit.hex,
      repository: policy.configuration.repository)
  }
}
