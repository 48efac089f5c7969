extension GitError {
  /// The error of opening the repository at `path`, with what the user can do about it.
  func explainingOpening(_ path: String) -> GitError {
    // libgit2 1.5 reports the missing key instead of the owner where no safe.directory is configured at all.
    if code == .owner || message.contains("safe.directory") {
      return GitError(
        .owner, operation: operation, message: "the repository belongs to another user",
        hints: ["git config --global --add safe.directory \(shellQuoted(path))"])
    }
    let text = message.lowercased()
    if text.contains("objectformat") || text.contains("object format") {
      return GitError(
        .unsupported, operation: operation, message: "repositories with SHA-256 objects are not supported",
        hints: ["git init --object-format=sha1"])
    }
    if text.contains("extension") || text.contains("repository version") {
      return GitError(.unsupported, operation: operation, message: message)
    }
    return self
  }
}

/// `text` as one word of a POSIX shell.
private func shellQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
