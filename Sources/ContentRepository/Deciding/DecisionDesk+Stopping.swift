internal import Content
package import Ledger
internal import Workflow

extension DecisionDesk {
  /// Stops everything in `scope`: open to every person of `stet.yml`.
  package func hold(_ scope: Scope, note: String) throws -> RecordedDecision {
    try writeOne(record(.hold, subjects: [.scope(scope)], note: note))
  }

  /// Ends holds, or releases posts from them.
  package func resume(_ holds: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    try require(.resume)
    guard !holds.records.isEmpty else {
      throw Refusal("there is no open hold to end", hints: ["stet queue --state held"])
    }
    for hold in holds.records { try refuse(unless: [.hold], hold, "resumed", hint: "stet log") }
    var records: [Record] = []
    if !holds.whole.isEmpty {
      records.append(try record(.resume, subjects: [], targets: holds.whole.map(\.id), note: note))
    }
    for part in holds.parts {
      let posts = Subject.scope(Scope(posts: part.posts))
      var record = try record(.resume, subjects: [posts], targets: part.records.map(\.id), note: note)
      // An older reader would end the whole hold; so it must not count the record.
      record.critical = ["subjects"]
      records.append(record)
    }
    return try write(records)
  }

  /// Ends a sending that failed, is unknown, or was handed off and did not go out: the post may go out again.
  package func resolve(_ deliveries: [LedgerRecord], note: String) throws -> RecordedDecision {
    try require(.resolve)
    guard !deliveries.isEmpty else {
      throw Refusal("there is no delivery to resolve", hints: ["stet queue --state failed"])
    }
    for delivery in deliveries { try refuse(unless: RecordKind.deliveries, delivery, "resolved", hint: "stet log") }
    return try writeOne(record(.resolve, subjects: [], targets: deliveries.map(\.id), note: note))
  }
}
