internal import Canonical
internal import Content
package import Git
internal import Ledger
package import Workflow

/// Reads the trail: what happened to posts, in git and in the ledger, oldest first.
package struct TrailReader {
  private let reader: QueueReader

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The events of one post, or of all, up to some commits of the content.
  package func events(of post: String?, tips: [ObjectID]) throws -> [TrailEvent] {
    let events = try commits(tips) + records()
    return
      events
      .filter { post == nil || $0.post == post }
      .enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }

  /// The ids of all posts that the trail knows, also of those that no tree has any more.
  package func knownPosts(tips: [ObjectID]) throws -> Set<String> { Set(try events(of: nil, tips: tips).map(\.post)) }

  private func commits(_ tips: [ObjectID]) throws -> [TrailEvent] {
    let people = CommitPeople(reader.policy)
    let revisions = PostRevisions(repository: reader.repository)
    return try reader.repository.git.history(from: tips, oldestFirst: true).flatMap { commit in
      try revisions.step(commit).own.sorted { $0.key < $1.key }.map { id, change in
        TrailEvent(
          time: Timestamp(seconds: commit.author.time), kind: change.rawValue,
          actor: people.authorName(of: commit), post: id, channels: [], commit: commit.id.hex,
          note: commit.subject)
      }
    }
  }

  private func records() -> [TrailEvent] {
    let records = reader.ledger.contents.recordsByID
    return reader.ledger.contents.records.flatMap { entry in
      entry.record.concerns(in: records).map { concern in
        TrailEvent(
          time: entry.record.time, kind: entry.record.kind.rawValue, actor: entry.record.actor ?? "",
          post: concern.post, channels: concern.channels, scope: concern.scope, commit: entry.addedBy.hex,
          record: entry.id.description,
          note: entry.record.note,
          isCounted: reader.decisions.counts(entry, post: concern.scope == nil ? concern.post : nil),
          isByHand: concern.isByHand)
      }
    }
  }
}
