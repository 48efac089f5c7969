internal import Diagnostics

/// What `stet check --fix` is to do.
package struct FixRequest: Sendable {
  package var check: CheckRequest
  /// Whether files may be changed whose content git does not have.
  package var allowsDirty: Bool
  /// Whether the files are left unchanged.
  package var isDryRun: Bool

  package init(check: CheckRequest, allowsDirty: Bool = false, isDryRun: Bool = false) {
    self.check = check
    self.allowsDirty = allowsDirty
    self.isDryRun = isDryRun
  }
}

/// What `stet check --fix` did.
package struct FixResult: Sendable {
  /// The files that were changed, or would be, in the order of their paths.
  package var fixed: [FixedFile]
  /// The files that have fixes and were left alone, in the order of their paths.
  package var refused: [RefusedFile]
  /// The fixes of other files that are shown and were not made, in the order of their places.
  package var left: [LeftFix]
  /// The findings to report: those that remain after the fixes, or all if no file was changed.
  package var check: CheckResult
}

/// A file before and after.
package struct FixedFile: Sendable {
  package var path: String
  package var before: [UInt8]
  package var after: [UInt8]
  /// Whether it is a post that was executable, and is not any more.
  package var isMadeRegular = false
  /// Where the old text is kept, from the root of the repository; `nil` where git has it.
  package var kept: String?

  package init(path: String, before: [UInt8], after: [UInt8]) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// A fix that is not made, and why.
package struct LeftFix: Sendable {
  package var path: String
  package var line: Int
  package var title: String
  package var reason: String
}

/// A file that is not fixed, and why.
package struct RefusedFile: Sendable {
  package var path: String
  package var reason: String
}
