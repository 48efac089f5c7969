internal import Content
package import Ledger
internal import Workflow

extension DecisionDesk {
  /// Stops everything in `scope`: open to every person of `stet.yml`.
  package func hold(_ scope: Scope, note: String) throws -> RecordedDecision {
    try writeOne(record(.hold, subjects: [.scope(scope)], note: note))
  }

  /// Ends holds.
  package func resume(_ holds: [LedgerRecord], note: String?) throws -> RecordedDecision {
    try require(.resume)
    guard !holds.isEmpty else { throw Refusal("there is no open hold to end", hints: ["stet queue --state held"]) }
    for hold in holds { try refuse(unless: [.hold], hold, "resumed", hint: "stet log") }
    return try writeOne(record(.resume, subjects: [], targets: holds.map(\.id), note: note))
  }

  /// Ends an unknown or failed sending: the post may go out again.
  package func resolve(_ deliveries: [LedgerRecord], note: String) throws -> RecordedDecision {
    try require(.resolve)
    guard !deliveries.isEmpty else {
      throw Refusal("there is no delivery to resolve", hints: ["stet queue --state failed"])
    }
    for delivery in deliveries { try refuse(unless: RecordKind.deliveries, delivery, "resolved", hint: "stet log") }
    return try writeOne(record(.resolve, subjects: [], targets: deliveries.map(\.id), note: note))
  }
}

extension RecordKind {
  /// Deliveries of which nobody knows yet whether readers have the post, or that failed.
  package static let unsettled: Set<RecordKind> = [.claim, .sending, .failed, .unknown]
}
