/// One thing that happened to a post: a commit that changed it, or a record about it.
package struct TrailEvent: Sendable, Hashable {
  package var time: Timestamp
  /// `written`, `edited`, `renamed`, `removed`, or the kind of a record.
  package var kind: String
  /// A person's name; of a commit by an unknown person, `?` and a part of the address's hash.
  package var actor: String
  package var post: String
  /// The occurrence of a post that repeats, by its local date; `nil` where it is about all of the post.
  package var occurrence: String?
  /// The channels concerned; none where it is all of them.
  package var channels: [String]
  /// What was stopped or resumed, where that is no single post.
  package var scope: Scope?
  /// The commit of the content, or of the ledger, in hexadecimal.
  package var commit: String
  /// The record's id (`sha256:…`); `nil` for a commit of the content.
  package var record: String?
  package var note: String?
  /// Whether a record counts; `true` for commits.
  package var isCounted: Bool
  /// Whether a delivery was people's own doing, outside of the queue.
  package var isByHand: Bool
  /// The fingerprints of the keys of its actor's, or of the bot's that vouches for it, that a record is signed with.
  package var signedWith: [String]
  /// The publishing branch to which a commit brought what had been approved elsewhere, as a squash does; `nil` for a
  /// commit that was written there, and for a record.
  package var broughtTo: String?

  package init(
    time: Timestamp, kind: String, actor: String, post: String, channels: [String], scope: Scope? = nil,
    commit: String, record: String? = nil, note: String? = nil, isCounted: Bool = true,
    isByHand: Bool = false, signedWith: [String] = [], broughtTo: String? = nil
  ) {
    self.time = time
    self.kind = kind
    self.actor = actor
    self.post = post
    self.channels = channels
    self.scope = scope
    self.commit = commit
    self.record = record
    self.note = note
    self.isCounted = isCounted
    self.isByHand = isByHand
    self.signedWith = signedWith
    self.broughtTo = broughtTo
  }
}
