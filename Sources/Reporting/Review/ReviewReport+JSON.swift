import Canonical
import Content
import Diagnostics
import Ledger
import Workflow

extension ReviewReport {
  /// The document `stet/review/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "base": .string(review.base), "head": .string(review.head),
      "target": [
        "commit": .string(review.target.commit), "branch": .optional(review.target.branch),
        "queue": .optional(review.target.queue),
      ],
      "posts": .list(review.posts) { json($0) }, "queue": .list(review.queue, \.json),
      "policy": .list(review.policy) { ["summary": .string(TerminalText.oneLine($0))] },
      "errors": .list(review.errors) {
        ["rule": .string($0.rule), "path": .string($0.path), "summary": .string(TerminalText.oneLine($0.summary))]
      },
      "conflicts": .strings(review.conflicts), "ready": .bool(review.isReady),
    ]
    return JSONDocument.text(
      "stet/review/v1", members.merging(AnomalyMessages.members(anomalies)) { own, _ in own })
  }

  private func json(_ post: ReviewedPost) -> JSONValue {
    [
      "post": .string(post.post), "path": .string(post.path), "change": .string(post.change.rawValue),
      "findings": .integer(post.findings.count), "ready": .bool(post.isReady),
      "channels": .list(post.channels) { json($0) },
    ]
  }

  private func json(_ channel: ReviewedChannel) -> JSONValue {
    let difference = channel.difference.map { ChannelDifference($0, zone: review.zone) }
    return [
      "channel": .string(channel.entry.channelName), "rendition": .digest(channel.entry.rendition),
      "approved": .bool(channel.missing.isEmpty), "state": .string(channel.entry.state.rawValue),
      "outlook": .string(channel.outlook.rawValue), "branch": .optional(channel.branch),
      "summary": .string(ReviewMessages.text(channel, in: review)),
      "requests": .list(channel.entry.requests) {
        ["record": .digest($0.id), "actor": .optional($0.record.actor), "note": .optional($0.record.note)]
      },
      "changes": .strings(difference?.facts ?? []), "voided": .strings(channel.voided.map(\.record)),
      "missing": .list(channel.missing, \.json), "contributors": channel.entry.verdict.contributors.json,
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
