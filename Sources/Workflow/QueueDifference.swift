internal import Content

/// Compares the queues without and with a branch.
package enum QueueDifference {
  /// The changes, in the order of the later queue; removed entries last.
  package static func changes(from before: [QueueEntry], to after: [QueueEntry]) -> [QueueChange] {
    let earlier = Dictionary(before.map { (EntryKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.map(EntryKey.init))
    let changed = after.compactMap { change(from: earlier[EntryKey($0)], to: $0) }
    let removed = before.filter { !later.contains(EntryKey($0)) }.map {
      QueueChange($0, .removed, from: $0.at, to: nil)
    }
    return changed + removed
  }

  private static func change(from before: QueueEntry?, to after: QueueEntry) -> QueueChange? {
    guard let before else { return QueueChange(after, .added, from: nil, to: after.at) }
    if before.rendition != after.rendition { return QueueChange(after, .changed, from: before.at, to: after.at) }
    if before.at != after.at || before.channel.schedule != after.channel.schedule {
      return QueueChange(after, .moved, from: before.at, to: after.at)
    }
    return nil
  }
}

extension QueueChange {
  fileprivate init(_ entry: QueueEntry, _ kind: Kind, from: Timestamp?, to: Timestamp?) {
    self.init(
      post: entry.post.id, channel: entry.channelName, kind: kind, from: from, to: to,
      zone: entry.channel.schedule.zone)
  }
}

/// What makes two entries the same one.
package struct EntryKey: Hashable, Sendable {
  package let post: String
  package let channel: String

  package init(post: String, channel: String) {
    self.post = post
    self.channel = channel
  }

  package init(_ entry: QueueEntry) { self.init(post: entry.post.id, channel: entry.channelName) }
}
