internal import Content
internal import Foundation
internal import Git
internal import Validation

extension Checker {
  /// The difference from a revision, as far as object ids show it.
  func difference(_ files: FileIndex, from revision: String) throws -> BaseDifference {
    let git = repository.git
    let tree = try git.commit(git.commitID(revision: revision)).tree
    return try BaseDifference(files, trees: source.trees, base: tree, in: git)
  }

  /// What to report on, given the paths that differ from the base.
  ///
  /// Everything if `stet.yml` or one of its word files differs: they affect every post.
  func scope(_ request: CheckRequest, _ task: CheckTask, differing: Set<ExactText>?) -> CheckScope {
    let judging = [PolicySnapshot.path] + (task.configuration?.lint.files ?? [])
    let changed = differing.flatMap { $0.isDisjoint(with: judging.map(ExactText.init)) ? $0 : nil }
    return CheckScope(paths: request.paths, changed: changed)
  }

  /// The paths that differ from the base, including deleted ones.
  func differingPaths(_ difference: BaseDifference, _ files: FileIndex) throws -> Set<ExactText> {
    let gone = difference.before.keys.filter { files.file(at: $0.text) == nil }
    return try difference.files.reduce(into: Set(gone)) { differing, file in
      let path = ExactText(file.path)
      if try !isSame(file, as: difference.before[path]) { differing.insert(path) }
    }
  }

  /// Whether a file is the same as in the base. For a file in the work tree, git's filters are applied first: under
  /// `core.autocrlf` each file would differ by its line ends.
  private func isSame(_ file: ContentFile, as entry: TreeEntry?) throws -> Bool {
    guard let entry, file.kind == entry.mode.checkedOutKind else { return false }
    let id = entry.id
    if try blob(of: file) == id { return true }
    guard file.blob == nil, file.kind == .regular || file.kind == .executable else { return false }
    return (try? repository.git.cleanBlobID(ofWorkTreeFile: file.path)) == id
  }

  private func blob(of file: ContentFile) throws -> ObjectID? {
    if let known = file.blob { return ObjectID(known) }
    if file.kind == .symbolicLink { return try linkBlob(at: file.path) }
    return try source.bytes(at: file.path, limit: SourceMediaLibrary.limit).map { try Repository.blobID(of: $0) }
  }

  /// The blob of a symbolic link is the path that it points to.
  private func linkBlob(at path: String) throws -> ObjectID? {
    guard let root = repository.git.worktreeRoot,
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)
    else { return nil }
    return try Repository.blobID(of: Array(target.utf8))
  }

  /// The ids that the base's posts had at paths that differ.
  func postIDs(_ base: [ExactText: TreeEntry], at paths: Set<ExactText>) throws -> [String: String] {
    try paths.map(\.text).reduce(into: [:]) { ids, path in
      guard ContentFile.isPost(path), let blob = base[ExactText(path)]?.id else { return }
      ids[path] = try id(inBlob: blob, at: path)
    }
  }

  private func id(inBlob blob: ObjectID, at path: String) throws -> String? {
    try repository.reading(blob: blob, path: path) {
      try repository.git.blobSize(blob) <= ContentLoader.postLimit
        ? repository.git.blob(blob, limit: ContentLoader.postLimit) : nil
    }?.id
  }
}
