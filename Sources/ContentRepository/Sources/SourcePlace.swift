package import Git
package import Validation

/// The location of a tree of content, as a value that can be passed to another thread.
package struct SourcePlace: Sendable {
  package var repository: RepositoryLocation
  package var kind: Kind

  package indirect enum Kind: Sendable {
    case tree(ObjectID)
    case workTree(root: String, TrackedFiles.Shared)
    case index(StagedTree)
    /// Another place, with the bytes of changed files.
    case overlay(SourcePlace, [ExactText: [UInt8]])
  }

  /// Opens the source with a handle of its own.
  package func open() throws -> any ContentSource {
    let repository = try Repository.open(repository)
    switch kind {
    case .tree(let tree): return TreeSource(repository: repository, tree: tree)
    case .workTree(let root, let tracked):
      return WorkTreeSource(repository: repository, root: root, tracked: tracked)
    case .index(let staged): return IndexSource(repository: repository, staged: staged)
    case .overlay(let below, let changed): return OverlaySource(below: try below.open(), changed: changed)
    }
  }
}
