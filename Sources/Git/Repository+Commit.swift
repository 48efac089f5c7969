package import Core

extension Repository {
  /// Commits some files of the work tree, and no other change: by the git command, with the identity, the hooks and the
  /// signing of the person.
  ///
  /// - Parameters:
  ///   - paths: of files that git tracks, from the root of the work tree; at least one.
  ///   - isAttended: whether hooks and the signing program may use the terminal.
  package func commit(
    onlyFiles paths: [String], message: String, isAttended: Bool
  ) throws(GitError) -> ObjectID {
    let operation = "commit \(paths.first ?? "")"
    guard let root = worktreeRoot, let git = location.git else {
      throw GitError(.unsupported, operation: operation, message: "there is no work tree that git commits from")
    }
    var variables = ["GIT_DIR": location.gitDirectory, "GIT_WORK_TREE": root]
    if let indexFile = location.indexFile { variables["GIT_INDEX_FILE"] = indexFile }
    let command = git.with(variables: variables)
    let arguments = ["-C", root, "--literal-pathspecs", "commit", "--quiet", "--only", "-m", message, "--"] + paths
    var limits = BoundedProcess.Limits(whole: .seconds(600), silence: nil)
    limits.isAttended = isAttended
    guard case .ended(let outcome) = try command.run(arguments, operation, within: limits, watch: { _ in }) else {
      throw GitError(.io, operation: operation, message: "git did not end", hints: ["git status"])
    }
    guard outcome.status == 0 else { throw GitError(refusal: outcome, operation: operation) }
    guard let head = try reference("HEAD") else {
      throw GitError(.notFound, operation: operation, message: "HEAD names no commit")
    }
    return head
  }
}
