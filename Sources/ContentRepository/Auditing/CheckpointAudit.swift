internal import Core

extension Auditor {
  /// The checkpoints of the ledger and the copy of one that was kept elsewhere, as far as there are any.
  ///
  /// They are about the ledger as a whole: an audit of one post or person looks at them only for a copy.
  func checkpoints(
    _ scope: AuditScope, comparing copy: SignedCheckpoint?
  ) -> (chain: CheckpointChain, copy: CheckpointChain.Copy?, findings: [AuditFinding])? {
    let isWhole = scope.post == nil && scope.person == nil
    guard copy != nil || isWhole && !reader.ledger.contents.records(.checkpoint).isEmpty else { return nil }
    let chain = reader.checkpointChain
    let compared = copy.map { chain.compare($0, keys: reader.policy.configuration.checkpoints) }
    let faults = [compared?.fault.map(CheckpointFault.copy)].compactMap { $0 } + chain.faults
    return (chain, compared, faults.map { AuditFinding(.checkpoint($0), record: $0.record) })
  }
}
