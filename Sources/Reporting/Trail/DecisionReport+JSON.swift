import Canonical
import Ledger

extension DecisionReport {
  /// The document `stet/decision/v1`; its subjects are those of the record.
  package var json: String {
    let members: [String: JSONValue] = [
      "kind": .string(record.kind.rawValue), "record": .digest(id), "commit": .string(commit),
      "actor": .optional(record.actor), "subjects": record.json["subjects"] ?? [],
      "signature": isSigned ? "made" : "none",
    ]
    return JSONDocument.text(
      "stet/decision/v1", members.merging(AnomalyMessages.members(anomalies)) { own, _ in own })
  }
}
