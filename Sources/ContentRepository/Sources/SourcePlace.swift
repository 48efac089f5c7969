package import Git

/// Where a tree of content lies, as a value that may travel to another thread.
package struct SourcePlace: Sendable {
  /// The repository's own folder.
  package var repository: String
  package var kind: Kind

  package enum Kind: Sendable {
    case tree(ObjectID)
    case workTree(root: String)
  }

  /// Opens the source with a handle of its own.
  package func open() throws -> any ContentSource {
    let repository = try Repository.open(repository)
    switch kind {
    case .tree(let tree): return TreeSource(repository: repository, tree: tree)
    case .workTree(let root): return WorkTreeSource(repository: repository, root: root)
    }
  }
}
