/// Why an operation on a repository failed.
package struct GitError: Error, Sendable {
  /// The kind of failure, for callers to decide by.
  package enum Code: Hashable, Sendable {
    /// The object, reference, revision or repository is not there.
    case notFound
    /// It is there already.
    case exists
    /// The name fits more than one object.
    case ambiguous
    /// The reference no longer has the value the caller had seen.
    case modified
    /// Another process holds the lock.
    case locked
    /// The repository belongs to another user, and git was not told to trust it.
    case owner
    /// What was read or asked for is malformed.
    case invalid
    /// More bytes, entries or levels than allowed.
    case tooLarge
    /// A repository of a kind this program cannot work on, for instance one of SHA-256 objects.
    case unsupported
    /// The operating system failed: the disk is full, permission is missing.
    case io
    /// Any other code of libgit2.
    case other(Int32)
  }

  package let code: Code
  /// What was being done, as a phrase: `read commit 1234…`.
  package let operation: String
  /// What went wrong, as libgit2, git or the system reported it, without a final period.
  package let message: String
  /// Commands or steps that may help, most helpful first.
  package let hints: [String]

  package init(_ code: Code, operation: String, message: String, hints: [String] = []) {
    self.code = code
    self.operation = operation
    self.message = message
    self.hints = hints
  }

  /// Whether another process was faster: read and decide again, then retry.
  package var isRace: Bool {
    switch code {
    case .modified, .exists, .locked: true
    default: false
    }
  }

  /// The same error with one more hint.
  func adding(hint: String) -> GitError {
    GitError(code, operation: operation, message: message, hints: hints + [hint])
  }
}

extension GitError: CustomStringConvertible {
  package var description: String { "cannot \(operation): \(message)" }
}
