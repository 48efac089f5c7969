internal import CLibgit2

/// How a path of the work tree relates to the last commit.
package enum FileStatus: Hashable, Sendable {
  /// The same in the work tree, in the index and in HEAD.
  case clean
  /// The index or the work tree differs from HEAD.
  case modified
  /// In the work tree only.
  case untracked
  /// In the work tree only, and to be ignored.
  case ignored
  /// Not in the work tree.
  case missing

  /// The status for libgit2's `flags`.
  init(_ flags: UInt32) {
    let has = { (flag: git_status_t) in flags & flag.rawValue != 0 }
    if has(GIT_STATUS_WT_DELETED) {
      self = .missing
    } else if has(GIT_STATUS_INDEX_DELETED) {
      self = has(GIT_STATUS_WT_NEW) || has(GIT_STATUS_IGNORED) ? .modified : .missing
    } else if has(GIT_STATUS_WT_NEW) {
      self = .untracked
    } else if has(GIT_STATUS_IGNORED) {
      self = .ignored
    } else {
      self = flags == GIT_STATUS_CURRENT.rawValue ? .clean : .modified
    }
  }
}
