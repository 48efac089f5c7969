internal import Git
internal import Validation

/// Keeps `--fix` from changing what git could not bring back.
struct FixGuard {
  let git: Repository
  let allowsDirty: Bool
  private var known: [ExactText: String?] = [:]

  init(git: Repository, allowsDirty: Bool) {
    self.git = git
    self.allowsDirty = allowsDirty
  }

  /// Why the file at `path` must not be changed; nothing where it may.
  mutating func objection(to path: String) throws -> String? {
    guard !allowsDirty else { return nil }
    let key = ExactText(path)
    if let known = known[key] { return known }
    let objection = objection(try git.status(path: path))
    known[key] = .some(objection)
    return objection
  }

  private func objection(_ status: FileStatus) -> String? {
    switch status {
    case .clean: nil
    case .modified: "it has changes that are not committed"
    case .untracked: "it was never committed"
    case .ignored: "git ignores it"
    case .missing: "it is not in the work tree"
    }
  }
}
