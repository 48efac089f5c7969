package import Core
internal import Git

/// Files of the work tree that a command edits: it writes all of them or none, and commits them and no other change.
struct EditedFiles {
  let source: WorkTreeSource
  private let git: Repository
  private let root: String

  /// - Parameter action: what a bare repository cannot have: `no post can be moved`.
  /// - Throws: `RepositoryError` in a bare repository.
  init(of repository: ContentRepository, for action: String) throws {
    guard let root = repository.git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree, so \(action) in it")
    }
    (git, self.root) = (repository.git, root)
    source = WorkTreeSource(repository: repository.git, root: root)
  }

  /// Writes the files. Where one cannot be written, those before it get their old content back.
  func write(_ files: [FixedFile]) throws {
    let replacer = FileReplacer(root: root)
    var done: [FixedFile] = []
    do {
      for file in files {
        try replacer.replace(file)
        done.append(file)
      }
    } catch {
      for file in done.reversed() {
        try replacer.replace(FixedFile(path: file.path, before: file.after, after: file.before))
      }
      throw error
    }
  }

  /// Refuses where a file has changes that a commit would take along.
  ///
  /// - Parameter change: what is to be committed: `the move`.
  func refuseUncommitted(_ paths: [String], for change: String) throws {
    for path in paths { try source.refuseUncommitted(path, for: change) }
  }

  /// Commits the files, after they were written.
  ///
  /// - Parameter what: what is written, for the error.
  func commit(_ paths: [String], _ what: String, message: String, isAttended: Bool) throws -> ObjectID {
    do throws(GitError) {
      return try git.commit(onlyFiles: paths, message: message, isAttended: isAttended)
    } catch {
      throw RepositoryError(
        "\(what) is written, and not committed: \(error.message)",
        hints: [commitCommand(paths, message: message), "git restore \(Self.quoted(paths))"])
    }
  }

  /// The command that commits the files.
  func commitCommand(_ paths: [String], message: String) -> String {
    let new = paths.filter { (try? source.status(of: $0)) == .untracked }
    return (new.isEmpty ? "" : "git add \(Self.quoted(new)) && ")
      + "git commit --only -m \(ShellWord.quoted(message)) -- \(Self.quoted(paths))"
  }

  private static func quoted(_ paths: [String]) -> String { paths.map(ShellWord.quoted).joined(separator: " ") }
}

/// Whether the queue has a commit that was just made: it reads the publishing branches, mostly as they are on the remote.
package struct CommitReach: Sendable {
  /// The branches that do not have it, as git shows them (`origin/main`), with their short names.
  package let missing: [(name: String, branch: String)]
  /// The branch that was committed to; `nil` where none is checked out.
  package let current: String?
  /// The remote that publishing branches are read from; `nil` where the repository has none.
  package let remote: String?

  /// - Parameters:
  ///   - commit: `nil` for one that is still to be made on the branch that is checked out.
  ///   - channels: the names of those that the commit is about.
  package init(of commit: ObjectID?, on channels: some Sequence<String>, _ reader: QueueReader) throws {
    let repository = reader.repository
    let head = try repository.git.currentBranch()
    let queues = Set(channels.compactMap { reader.policy.configuration.queue(ofChannel: $0)?.name })
    missing = try reader.policy.configuration.queues.filter { queues.contains($0.name) }.compactMap { queue in
      let reference = try repository.publishingReference(queue.branch)
      let has =
        try commit.map { commit in
          let tip = try repository.git.reference(reference)
          return try tip.map { try $0 == commit || repository.git.isAncestor(commit, of: $0) } ?? false
        } ?? (reference == head)
      guard !has else { return nil }
      return (ContentRepository.shortName(of: reference), queue.branch)
    }
    current = head.map(ContentRepository.shortName)
    remote = try LedgerRemote.find(in: repository.git)
  }
}
