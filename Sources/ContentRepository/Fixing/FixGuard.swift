internal import Validation

/// Keeps `--fix` from changing what git could not restore. A file that was never committed may be changed: its old text
/// is kept (`KeptText`).
struct FixGuard {
  let source: WorkTreeSource
  let allowsDirty: Bool
  private var known: [ExactText: String?] = [:]

  init(source: WorkTreeSource, allowsDirty: Bool) {
    self.source = source
    self.allowsDirty = allowsDirty
  }

  /// Why the file at `path` must not be changed; `nil` where it may.
  mutating func objection(to path: String) throws -> String? {
    let key = ExactText(path)
    if let known = known[key] { return known }
    let status = try source.status(of: path)
    let objection = allowsDirty && status != .leftOut ? nil : objection(status)
    known[key] = .some(objection)
    return objection
  }

  private func objection(_ status: FileStatus) -> String? {
    switch status {
    case .clean, .added, .untracked: nil
    case .modified: "it has changes that are not committed"
    case .ignored: "git ignores it"
    case .missing: "it is not in the work tree"
    case .leftOut: "it is left out of this sparse checkout"
    }
  }
}
