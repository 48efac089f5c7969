internal import Content
internal import Foundation
internal import Git
internal import Validation

extension Checker {
  /// Whether there is something to report on at a path.
  func scope(
    _ request: CheckRequest, _ content: ContentUnderCheck, base: [String: ObjectID]?
  ) throws -> (String) -> Bool {
    let changed = try base.flatMap { try changedPaths(content, $0) }
    return { path in request.names(path) && changed?.contains(path) ?? true }
  }

  /// The files of the revision compared with.
  func baseFiles(_ revision: String) throws -> [String: ObjectID] {
    let git = repository.git
    let tree = try git.commit(git.commitID(revision: revision)).tree
    var files: [String: ObjectID] = [:]
    try git.walkTree(tree, prefix: []) { path, entry in files[String(decoding: path, as: UTF8.self)] = entry.id }
    return files
  }

  /// The paths that differ from the base, and the posts that name such a file, whether it is there or gone.
  ///
  /// Nothing, which leaves out nothing, where `stet.yml` differs: it judges every post.
  private func changedPaths(_ content: ContentUnderCheck, _ base: [String: ObjectID]) throws -> Set<String>? {
    let changed = try content.files.filter { try !isSame($0, as: base[$0.path]) }.map(\.path)
    let gone = Set(base.keys).subtracting(content.files.map(\.path))
    let differing = gone.union(changed)
    guard !differing.contains(PolicySnapshot.path) else { return nil }
    let affected = content.posts.compactMap(\.post).filter { !$0.files.isDisjoint(with: differing) }.map(\.path)
    return differing.union(affected)
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

  /// The ids of the posts among them, by path.
  func postIDs(_ base: [String: ObjectID]) throws -> [String: String] {
    try base.reduce(into: [:]) { ids, file in
      guard file.key.hasPrefix("posts/"), file.key.hasSuffix(".md") else { return }
      let reading = try repository.reading(blob: file.value.hex, path: file.key) {
        try repository.git.blobSize(file.value) <= ContentLoader.postLimit
          ? repository.git.blob(file.value, limit: ContentLoader.postLimit) : nil
      }
      ids[file.key] = reading?.id
    }
  }
}
