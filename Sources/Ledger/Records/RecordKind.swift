/// What a record says happened.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  // Decisions
  case approve
  case requestChanges = "request-changes"
  case comment
  case correction
  case withdraw
  case dismiss
  case hold
  case resume
  // Deliveries
  case claim
  case sending
  case published
  case handedOff = "handed-off"
  case updated
  case failed
  case unknown
  case resolve
  case retracted
  // The ledger itself
  case checkpoint

  /// Kinds whose names are kept for later; a record of one is reported and not counted.
  package static let reserved: Set<String> = ["delegate", "erase", "metrics"]
}
