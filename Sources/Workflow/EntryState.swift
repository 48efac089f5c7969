/// The state of an entry: the first that fits, in this order.
package enum EntryState: String, Sendable, Hashable, CaseIterable {
  case published
  case handedOff = "handed-off"
  case sending
  case unknown
  case failed
  case invalid
  case draft
  case held
  case expired
  case missed
  case changesRequested = "changes-requested"
  case needsApproval = "needs-approval"
  case unplanned
  case due
  case scheduled

  /// Whether readers have it already.
  package var isSent: Bool { self == .published || self == .handedOff }

  /// Whether it takes a slot of its own: approved, and neither stopped nor sent.
  package var holdsSlot: Bool { self == .unplanned || self == .due || self == .scheduled }

  /// Whether it would take a slot once a person decides.
  package var awaitsDecision: Bool { self == .needsApproval || self == .changesRequested || self == .held }
}

extension EntryState {
  /// Whether the entry was sent, or will be without a further decision.
  package var isOnItsWay: Bool { isSent || self == .due || self == .scheduled }
}
