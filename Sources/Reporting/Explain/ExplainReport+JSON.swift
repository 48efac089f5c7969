import Canonical
import Workflow

extension ExplainReport {
  /// The document `stet/explain/v1`.
  package var json: String {
    let members = heads.members(branches: queue.branches, now: queue.now)
    let own: [String: JSONValue] = [
      "post": .string(post), "entries": .list(entries, json), "branches": .list(places, \.json),
    ]
    return JSONDocument.text("stet/explain/v1", members.merging(own) { _, own in own })
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    let steps = steps(entry, verbose: true)
    let own: [String: JSONValue] = ["steps": .list(steps, \.json), "contributors": entry.verdict.contributors.json]
    return .object(entry.members.merging(own) { own, _ in own })
  }
}

extension PublishingPlace {
  fileprivate var json: JSONValue {
    [
      "channel": .string(channel), "queue": .string(queue), "branch": .string(branch), "isThere": .bool(isThere),
    ]
  }
}

extension ExplainStep {
  fileprivate var json: JSONValue {
    ["step": .string(step), "result": .string(result), "detail": .optional(detail)]
  }
}
