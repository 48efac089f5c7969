internal import CLibgit2

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
    /// A remote could not be reached, or did not answer.
    case unreachable
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

extension GitError {
  /// The failure libgit2 has just reported on this thread with the result `code`.
  ///
  /// To be called at once: the next call into libgit2 may replace the message.
  init(library code: Int32, operation: String) {
    let last = git_error_last()
    let message = last.flatMap { String(cString: $0.pointee.message) } ?? "libgit2 gave the code \(code)"
    let category = last.map { UInt32(bitPattern: $0.pointee.klass) }
    self.init(Code(code, category: category), operation: operation, message: message)
    git_error_clear()
  }
}

extension GitError.Code {
  /// The code for a result of libgit2; `category` tells failures of the system from others.
  fileprivate init(_ code: Int32, category: UInt32?) {
    let codes: [git_error_code: GitError.Code] = [
      GIT_ENOTFOUND: .notFound, GIT_EUNBORNBRANCH: .notFound, GIT_EEXISTS: .exists, GIT_EAMBIGUOUS: .ambiguous,
      GIT_EMODIFIED: .modified, GIT_ELOCKED: .locked, GIT_EOWNER: .owner, GIT_EINVALIDSPEC: .invalid,
      GIT_EINVALID: .invalid, GIT_EBAREREPO: .unsupported,
    ]
    let systemCategories = [GIT_ERROR_OS.rawValue, GIT_ERROR_FILESYSTEM.rawValue]
    if let known = codes[git_error_code(rawValue: code)] {
      self = known
    } else if let category, systemCategories.contains(category) {
      self = .io
    } else {
      self = .other(code)
    }
  }
}

/// Throws if `code` is negative, as libgit2's failures are.
func check(_ code: Int32, _ operation: @autoclosure () -> String) throws(GitError) {
  guard code < 0 else { return }
  throw GitError(library: code, operation: operation())
}

/// Throws where `text` holds a NUL: C would silently read a shorter text than the one that was checked.
func checkNoNUL(_ text: String, _ operation: @autoclosure () -> String) throws(GitError) {
  guard text.utf8.contains(0) else { return }
  throw GitError(.invalid, operation: operation(), message: "the text contains a NUL character")
}
