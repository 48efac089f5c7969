internal import Content
internal import Foundation
internal import Git
internal import Validation

extension Checker {
  /// What to report on.
  func scope(_ request: CheckRequest, _ task: CheckTask, base: [String: ObjectID]?) throws -> CheckScope {
    CheckScope(paths: request.paths, changed: try base.flatMap { try changedPaths(task, $0) })
  }

  /// The files of the revision compared with.
  func baseFiles(_ revision: String) throws -> [String: ObjectID] {
    let git = repository.git
    let tree = try git.commit(git.commitID(revision: revision)).tree
    var files: [String: ObjectID] = [:]
    try git.walkTree(tree, prefix: []) { path, entry in files[String(decoding: path, as: UTF8.self)] = entry.id }
    return files
  }

  /// The paths that differ from the base.
  ///
  /// Nothing, which leaves out nothing, where `stet.yml` or a word file of it differs: they judge every post.
  private func changedPaths(_ task: CheckTask, _ base: [String: ObjectID]) throws -> Set<String>? {
    let changed = try task.files.list.filter { try !isSame($0, as: base[$0.path]) }.map(\.path)
    let gone = base.keys.filter { task.files.file(at: $0) == nil }
    let differing = Set(changed + gone)
    let judging = [PolicySnapshot.path] + (task.configuration?.lint.files ?? [])
    return differing.isDisjoint(with: judging) ? differing : nil
  }

  /// Whether a file is what the base has. Of a file in the work tree git keeps what its filters make of it: under
  /// `core.autocrlf` each would differ by its line ends.
  private func isSame(_ file: ContentFile, as id: ObjectID?) throws -> Bool {
    if try blob(of: file) == id { return true }
    guard let id, file.blob == nil, file.kind == .regular || file.kind == .executable else { return false }
    return (try? repository.git.cleanBlobID(ofWorkTreeFile: file.path)) == id
  }

  private func blob(of file: ContentFile) throws -> ObjectID? {
    if let known = file.blob { return ObjectID(hex: known) }
    if file.kind == .symbolicLink { return try linkBlob(at: file.path) }
    return try source.bytes(at: file.path, limit: SourceMediaLibrary.limit).map { try Repository.blobID(of: $0) }
  }

  /// Git keeps of a link the path that it points to.
  private func linkBlob(at path: String) throws -> ObjectID? {
    guard let root = repository.git.worktreeRoot,
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)
    else { return nil }
    return try Repository.blobID(of: Array(target.utf8))
  }

  /// The ids of the base's posts that differ or are gone, by path.
  func postIDs(_ base: [String: ObjectID], _ files: FileIndex) throws -> [String: String] {
    try base.reduce(into: [:]) { ids, file in
      guard file.key.hasPrefix("posts/"), file.key.hasSuffix(".md"),
        files.file(at: file.key)?.blob.flatMap({ ObjectID(hex: $0) }) != file.value
      else { return }
      ids[file.key] = try id(inBlob: file.value, at: file.key)
    }
  }

  private func id(inBlob blob: ObjectID, at path: String) throws -> String? {
    try repository.reading(blob: blob.hex, path: path) {
      try repository.git.blobSize(blob) <= ContentLoader.postLimit
        ? repository.git.blob(blob, limit: ContentLoader.postLimit) : nil
    }?.id
  }
}
