/// A commit, read.
package struct Commit: Sendable {
  package let id: ObjectID
  package let tree: ObjectID
  /// The parents; empty if a shallow clone cut the history off here.
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  /// The whole message, subject and trailers included.
  package let message: String
  /// Whether the message was not in the encoding it claims, so that parts of it show as U+FFFD.
  package let messageIsLossy: Bool
  /// Who else wrote it, by the `Co-authored-by` lines of the message.
  package let coAuthors: [Identity]
  /// Whether it is malformed: then it has no people, no message and no time, and its tree and parents are those that
  /// could be recovered.
  package let isMalformed: Bool

  init(_ id: ObjectID, _ raw: RawCommit, parents: [ObjectID]) {
    self.id = id
    self.tree = raw.tree
    self.parents = parents
    author = Signature(line: raw.author, encoding: raw.encoding)
    committer = Signature(line: raw.committer, encoding: raw.encoding)
    (message, messageIsLossy) = raw.encoding.decode(raw.message)
    coAuthors = coAuthorTrailers(of: message)
    isMalformed = raw.isMalformed
  }

  /// The first line of the message.
  package var subject: String {
    String(message.prefix { !$0.isNewline })
  }
}
