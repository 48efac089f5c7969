package import ArgumentParser
internal import ContentRepository

/// Which commit is judged.
package struct RevisionOptions: ParsableArguments {
  @Option(
    help: """
      The posts as this commit has them. Without it: the publishing branch as last fetched, where that is checked out; \
      else what is checked out.
      """)
  package var rev: String?

  package init() {}

  /// The commit to judge. Says so where it is not the one that is checked out.
  func judged(by reader: QueueReader, in context: CommandContext) throws -> JudgedCommit {
    let judged = try reader.judgedCommit(rev)
    if let fetched = judged.fetched { context.errors.line(fetched.note) }
    return judged
  }
}

extension JudgedCommit.Fetched {
  /// The note for a checkout that differs from the judged commit.
  var note: String {
    let commits = "\(behind) \(behind == 1 ? "commit" : "commits")"
    let own = ahead == 0 ? "" : ", and has \(ahead) of its own (judged with --rev HEAD)"
    return "Note: your checkout is \(commits) behind \(name)\(own). This is about \(name); `git pull` catches up."
  }
}
