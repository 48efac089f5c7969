internal import CLibgit2

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
