import Canonical
import Workflow

extension ExplainReport {
  /// The document `stet/explain/v1`.
  package var json: String {
    let members = heads.members(branches: queue.branches, now: queue.now)
    let own: [String: JSONValue] = ["post": .string(post), "entries": .list(entries, json)]
    return JSONDocument.text("stet/explain/v1", members.merging(own) { _, own in own })
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    let steps = EntrySteps(entry: entry, dates: dates, verbose: true).all
    let own: [String: JSONValue] = ["steps": .list(steps, \.json), "contributors": entry.verdict.contributors.json]
    return .object(entry.members.merging(own) { own, _ in own })
  }
}

extension ExplainStep {
  fileprivate var json: JSONValue {
    ["step": .string(step), "result": .string(result), "detail": .optional(detail)]
  }
}
