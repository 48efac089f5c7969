package import Canonical
package import Ledger

/// What readers of one channel would see differently than when the post was last approved or published.
package struct ChannelDifference: Sendable {
  package let channel: String
  /// The record that the post is compared with; nothing where there is none yet.
  package let basis: LedgerRecord?
  package let words: WordDifference

  /// - Parameters:
  ///   - before: the canonical rendition that the record named; nothing where there is no record.
  ///   - after: the one of today; nothing where the post cannot be rendered.
  package init(channel: String, basis: LedgerRecord?, before: JSONValue?, after: JSONValue?) {
    self.channel = channel
    self.basis = basis
    words = WordDifference(from: before.map(ReaderTexts.list) ?? [], to: after.map(ReaderTexts.list) ?? [])
  }

  /// Whether two channels can be shown as one.
  func says(theSameAs other: ChannelDifference) -> Bool { basis?.id == other.basis?.id && words == other.words }
}
