package import Core
internal import Git

/// Whether the queue has a commit that was just made: it reads the publishing branches, mostly as they are on the remote.
package struct CommitReach: Sendable {
  /// The branches that do not have it, as git shows them (`origin/main`), with their short names.
  package let missing: [(name: String, branch: String)]
  /// The branch that was committed to; `nil` where none is checked out.
  package let current: String?
  /// The remote that publishing branches are read from; `nil` where the repository has none.
  package let remote: String?

  /// - Parameter channels: the names of those that the commit is about.
  package init(of commit: ObjectID, on channels: some Sequence<String>, _ reader: QueueReader) throws {
    let repository = reader.repository
    let queues = Set(channels.compactMap { reader.policy.configuration.queue(ofChannel: $0)?.name })
    missing = try reader.policy.configuration.queues.filter { queues.contains($0.name) }.compactMap { queue in
      let reference = try repository.publishingReference(queue.branch)
      let tip = try repository.git.reference(reference)
      guard try tip.map({ try $0 != commit && !repository.git.isAncestor(commit, of: $0) }) ?? true else { return nil }
      return (ContentRepository.shortName(of: reference), queue.branch)
    }
    current = try repository.git.currentBranch().map(ContentRepository.shortName)
    remote = try LedgerRemote.find(in: repository.git)
  }
}
