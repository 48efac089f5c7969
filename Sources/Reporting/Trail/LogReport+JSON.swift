import Canonical
import Workflow

extension LogReport {
  /// The document `stet/log/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/log/v1",
      AnomalyMessages.members(anomalies).merging(["events": .list(events, \.json)]) { _, events in events })
  }
}

extension TrailEvent {
  fileprivate var json: JSONValue {
    [
      "time": .moment(time), "kind": .string(kind), "actor": .optional(actor.isEmpty ? nil : actor),
      "post": .optional(post.isEmpty ? nil : post), "channels": .strings(channels), "commit": .string(commit),
      "record": .optional(record), "note": .optional(note), "counted": .bool(isCounted), "byHand": .bool(isByHand),
      "broughtTo": .optional(broughtTo),
    ]
  }
}
