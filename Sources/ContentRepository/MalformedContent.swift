package import Git

/// A malformed object of the content, in a history or at its tip. A malformed folder counts as an empty one, and the
/// author of a malformed commit as unknown, so that pushing one does not block others.
package struct MalformedContent: Hashable, Sendable {
  /// The commit that has it, or is it.
  package let commit: ObjectID
  /// The folder, empty for the root; `nil` where the commit itself is malformed.
  package let path: String?
  package let object: ObjectID

  package init(commit: ObjectID, path: String?, object: ObjectID) {
    self.commit = commit
    self.path = path
    self.object = object
  }
}

extension ContentRepository {
  /// Notes the folders that became malformed with a commit.
  func note(_ folders: [MalformedFolder], in commit: ObjectID) {
    for folder in folders where folder.isNew {
      note(
        MalformedContent(
          commit: commit, path: String(decoding: folder.path.prefix(256), as: UTF8.self), object: folder.id))
    }
  }
}
