import Canonical
import Workflow

extension ReviewReport {
  /// The document `stet/review/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "base": .string(review.base), "head": .string(review.head), "posts": .list(review.posts, \.json),
      "queue": .list(review.queue, \.json),
      "policy": .list(review.policy) { ["summary": .string(TerminalText.oneLine($0))] },
      "ready": .bool(review.isReady),
    ]
    return JSONDocument.text(
      "stet/review/v1", members.merging(AnomalyMessages.members(anomalies)) { own, _ in own })
  }
}

extension ReviewedPost {
  fileprivate var json: JSONValue {
    [
      "post": .string(post), "path": .string(path), "change": .string(change.rawValue),
      "findings": .integer(findings.count), "channels": .list(channels, \.json),
    ]
  }
}

extension ReviewedChannel {
  fileprivate var json: JSONValue {
    [
      "channel": .string(channel), "rendition": .digest(rendition), "approved": .bool(isApproved),
      "voided": .strings(voided.map(\.record)), "missing": .list(missing, \.json),
      "contributors": contributors.json,
    ]
  }
}

extension QueueChange {
  fileprivate var json: JSONValue {
    [
      "post": .string(post), "channel": .string(channel), "change": .string(kind.rawValue), "from": .moment(from),
      "to": .moment(to),
    ]
  }
}
