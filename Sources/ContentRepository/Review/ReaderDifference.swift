package import Canonical
internal import Content
package import Ledger
package import Workflow

/// What readers of one channel would see differently than when the post was last approved or published.
package struct ReaderDifference: Sendable {
  package var channel: String
  /// The record whose rendition is compared with; nothing where the post was never approved for the channel.
  package var basis: LedgerRecord?
  /// The canonical rendition that was approved.
  package var before: JSONValue?
  /// What it is now; nothing where the post cannot be rendered.
  package var after: JSONValue?
}

extension QueueReader {
  /// The differences of a post, channel by channel.
  package func differences(of post: PostSnapshot) throws -> [ReaderDifference] {
    try post.channels.map { channel in
      let basis = try lastKept(post.id, channel.channel.name)
      return ReaderDifference(
        channel: channel.channel.name, basis: basis?.entry, before: basis?.rendition, after: channel.rendition?.json)
    }
  }

  /// The newest approval or publication of a post on a channel whose rendition the ledger keeps.
  private func lastKept(_ post: String, _ channel: String) throws -> (entry: LedgerRecord, rendition: JSONValue)? {
    for entry in ledger.contents.records.reversed() {
      guard let digest = entry.record.rendition(of: post, on: channel),
        let bytes = try ledger.contents.object(digest, .rendition, in: repository.git),
        let rendition = try? JSONValue(canonical: bytes)
      else { continue }
      return (entry, rendition)
    }
    return nil
  }
}

extension Record {
  /// The rendition that an approval or a publication names for a post on a channel.
  fileprivate func rendition(of post: String, on channel: String) -> Digest? {
    guard [.approve, .published, .updated, .handedOff].contains(kind) else { return nil }
    for subject in subjects {
      switch subject {
      case .post(let named) where named.post == post:
        if let digest = named.channels[channel]?.rendition { return digest }
      case .delivery(let delivery) where delivery.post == post && delivery.channel == channel:
        return delivery.rendition
      default: continue
      }
    }
    return nil
  }
}
