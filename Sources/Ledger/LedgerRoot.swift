internal import Canonical
package import Git

/// The ledger's first commit. It depends only on the repository's id, so that two clones make the same one.
package enum LedgerRoot {
  private static let message = "begin the ledger\n"
  /// 2026-01-01T00:00:00Z.
  private static let time: Int64 = 1_767_225_600

  /// The author of commits without a decision: the root, and unions of two ledgers.
  static func author(time: Int64) throws(GitError) -> Signature {
    try Signature(name: "Stet", email: "stet@localhost.invalid", time: time, offsetMinutes: 0)
  }

  /// The bytes of `LEDGER.json`.
  package static func manifest(identity: String) -> [UInt8] {
    (["format": "stet-ledger", "v": 1, "repository": .string(identity)] as JSONValue).canonicalBytes
  }

  /// Writes the root commit of the repository with the id `identity`. No reference is changed.
  package static func write(identity: String, to repository: Repository) throws(GitError) -> ObjectID {
    let manifest = try repository.createBlob(manifest(identity: identity))
    let tree = try repository.insert(files: [(LedgerPath.manifest.text, manifest)], into: nil)
    let author = try author(time: time)
    return try repository.createCommit(tree: tree, parents: [], author: author, committer: author, message: message)
  }

  /// Whether `commit` is the root of the repository with the id `identity`. Does not write, unlike creating it.
  static func isRoot(_ commit: Commit, identity: String, in repository: Repository) throws(GitError) -> Bool {
    let author = try author(time: time)
    guard commit.parents.isEmpty, commit.author == author, commit.committer == author,
      commit.message.utf8.elementsEqual(message.utf8)
    else { return false }
    return try holdsManifest(commit.tree, identity: identity, in: repository, alone: true)
  }

  /// Whether the `LEDGER.json` of `tree` names `identity`.
  static func holdsManifest(
    _ tree: ObjectID, identity: String, in repository: Repository, alone: Bool = false
  ) throws(GitError) -> Bool {
    let entries = try repository.tree(tree)
    let blob = try Repository.blobID(of: manifest(identity: identity))
    let manifest = TreeEntry(name: Array(LedgerPath.manifest.text.utf8), mode: .blob, id: blob)
    return alone ? entries == [manifest] : entries.contains(manifest)
  }
}
