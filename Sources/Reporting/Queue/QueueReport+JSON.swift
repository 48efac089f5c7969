import Canonical
import Content
import Workflow

extension QueueReport {
  /// The document `stet/queue/v1`.
  package var json: String {
    let members = heads.members(branches: queue.branches, now: queue.now)
    return JSONDocument.text(
      "stet/queue/v1",
      members.merging(["entries": .list(entries, json), "leftOut": leftOut]) { _, own in own })
  }

  /// How many entries ended too long ago to be listed, by state.
  private var leftOut: JSONValue {
    .object(Dictionary(grouping: listing.leftOut, by: \.state.rawValue).mapValues { .integer($0.count) })
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    .object(withRenditions ? entry.members.merging(entry.renditionMembers) { own, _ in own } : entry.members)
  }
}

extension QueueHeads {
  /// What every document that rests on the whole repository says of what it rests on.
  func members(branches: [PublishQueue.Branch], now: Timestamp) -> [String: JSONValue] {
    let members: [String: JSONValue] = [
      "stet": .string(version), "now": .moment(now), "zoneData": .string(zoneData), "ledger": .string(ledger),
      "policy": .string(policy),
      "queues": .list(branches) { branch in
        [
          "name": .string(branch.queue.name), "branch": .string(branch.queue.branch), "commit": .string(branch.commit),
        ]
      },
    ]
    return members.merging(AnomalyMessages.members(anomalies)) { own, _ in own }
  }
}
