package import Content
internal import Diagnostics
internal import Foundation
package import Git
internal import Ledger
internal import Validation

extension ContentRepository {
  /// The full name of the branch that decisions take their policy from.
  ///
  /// git config `stet.policyBranch`, else the remote's default branch, else `main`.
  package func policyReference() throws -> String {
    if let branch = try git.configuration("stet.policyBranch") { return try publishingReference(branch) }
    if let remote = try LedgerRemote.find(in: git), let branch = try git.remoteDefaultBranch(remote) { return branch }
    return try publishingReference("main")
  }

  /// The full name under which a publishing branch is read: its remote-tracking reference where there is one.
  package func publishingReference(_ branch: String) throws -> String {
    if let remote = try LedgerRemote.find(in: git) {
      let tracking = "refs/remotes/\(remote)/\(branch)"
      if try git.reference(tracking) != nil { return tracking }
    }
    return "refs/heads/\(branch)"
  }

  /// The policy branch's configuration.
  package func policy() throws -> PolicySnapshot {
    let reference = try policyReference()
    guard let commit = try git.reference(reference) else {
      throw RepositoryError(
        "there is no policy branch: \(Self.shortName(of: reference)) does not exist",
        hints: ["git config stet.policyBranch BRANCH", "stet init"])
    }
    return try policy(at: commit, reference: reference)
  }

  private func policy(at commit: ObjectID, reference: String) throws -> PolicySnapshot {
    let source = TreeSource(repository: git, tree: try git.commit(commit).tree)
    let branch = Self.shortName(of: reference)
    let file = try ConfigurationFile.read(
      from: source, place: "on \(branch)", hints: ["stet init", "git config stet.policyBranch BRANCH"])
    guard let configuration = file.configuration else {
      throw RepositoryError(
        "stet.yml on \(branch) cannot be used",
        causes: file.findings.filter { $0.severity == .error }.map {
          "line \($0.range.start.line), column \($0.range.start.column): \($0.summary)"
        },
        hints: ["stet check stet.yml"])
    }
    let (mailmap, warning) = try mailmap(source, branch)
    return PolicySnapshot(
      reference: reference, commit: commit, bytes: file.bytes, configuration: configuration,
      words: try words(of: configuration, source, branch), mailmap: mailmap,
      warnings: [warning].compactMap { $0 })
  }

  /// The word files of a policy.
  ///
  /// - Throws: `RepositoryError` where a word list cannot be read: a flag that it raises would never be raised, and what
  ///   needs an approval because of it would go out without.
  private func words(
    of configuration: Configuration, _ source: TreeSource, _ branch: String
  ) throws -> LintWords {
    let words = ContentLoader(repository: self, source: source).words(of: configuration)
    if let broken = configuration.lint.wordlists.first(where: { words.problems[$0.file] != nil }) {
      throw RepositoryError(
        "the word list \(broken.file) that stet.yml names cannot be read on \(branch)",
        hints: ["stet check stet.yml"])
    }
    return words
  }

  /// The `.mailmap`. One that is too large is left out with a warning, so that it blocks no command.
  private func mailmap(_ source: TreeSource, _ branch: String) throws -> (Mailmap, warning: String?) {
    do {
      return (Mailmap(try source.bytes(at: PolicySnapshot.mailmapPath, limit: PolicySnapshot.limit) ?? []), nil)
    } catch let error as ContentSourceError {
      return (Mailmap([]), "the .mailmap on \(branch) is left out: \(error)")
    }
  }

  /// The commit of a queue's publishing branch; nothing where the branch does not exist yet.
  package func commit(of queue: Queue) throws -> ObjectID? {
    try git.reference(try publishingReference(queue.branch))
  }
}

// MARK: - Fetching

extension ContentRepository {
  /// When the publishing branches were last fetched that are read from the remote; `nil` where none is, or git has no note
  /// of it.
  ///
  /// Git notes what a fetch brought in `FETCH_HEAD`, of each work tree its own, and a clone in the log of the remote's
  /// branches. A fetch of other branches, or from elsewhere, does not count.
  ///
  /// - Parameter branches: by their short names.
  /// - Returns: the branches as git shows them (`origin/main`), and the time.
  package func lastFetch(of branches: [String]) throws -> (branches: [String], time: Timestamp)? {
    guard let remote = try LedgerRemote.find(in: git) else { return nil }
    let fetched = try branches.filter { try git.reference("refs/remotes/\(remote)/\($0)") != nil }
    guard !fetched.isEmpty, let address = try git.remoteAddress(remote) else { return nil }
    let notes = Set([git.gitDirectory, git.commonDirectory]).compactMap { folder -> Timestamp? in
      guard let note = Self.note(folder + "FETCH_HEAD"),
        fetched.allSatisfy({ note.text.contains("branch '\($0)' of \(address)\n") })
      else { return nil }
      return note.time
    }
    guard let time = notes.max() ?? cloned(fetched, remote) else { return nil }
    return (fetched.map { "\(remote)/\($0)" }, time)
  }

  /// When the repository was cloned, or the last of the branches came to it.
  private func cloned(_ branches: [String], _ remote: String) -> Timestamp? {
    (["HEAD"] + branches).compactMap { name in
      Self.note(git.commonDirectory + "logs/refs/remotes/\(remote)/\(name)")?.text.split(separator: "\n").last
        .flatMap { line in
          let fields = line.prefix { $0 != "\t" }.split(separator: " ").suffix(2)
          return fields.first.flatMap { Int64($0) }.map { Timestamp(seconds: $0) }
        }
    }.max()
  }

  /// A small file of git's own, and when it was written.
  private static func note(_ path: String) -> (text: String, time: Timestamp)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, size <= 1 << 20, let date = attributes[.modificationDate] as? Date,
      let bytes = FileManager.default.contents(atPath: path)
    else { return nil }
    return (
      String(decoding: bytes, as: UTF8.self), Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded(.down)))
    )
  }
}
