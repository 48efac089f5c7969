internal import Git
internal import Validation

/// Lists a work tree: what git tracks, and the posts that it does not know yet.
///
/// A file that looks as it did when git last read it has the content that git knows, so its blob names it: nothing of it
/// has to be read to compare it.
struct WorkTreeListing {
  let files: ContentFiles

  /// What lies at the path of a tracked file.
  private struct Seen {
    let kind: ContentFile.Kind
    /// Whether it has the content that git knows.
    let isUnchanged: Bool

    init(kind: ContentFile.Kind, isUnchanged: Bool) {
      self.kind = kind
      self.isUnchanged = isUnchanged
    }

    /// What git knows, taken for granted.
    init(_ mode: FileMode) { self.init(kind: mode.fileKind, isUnchanged: mode.isFile) }
  }

  /// Looking at a file is a call into the kernel: more threads than these do not help.
  private static let threads = 8

  /// - Parameter isAsked: of posts that it does not hold for, what git knows is taken for what lies there.
  init(
    repository: Repository, root: String,
    lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool = { _ in true }
  ) throws {
    let staged = try repository.stagedFiles()
    let indexed = IndexTime(indexFile: repository.indexFile)
    let seen = try PostWorkers(count: Self.threads).map(Array(staged.indices)) {
      let folder = LastFolder(root: root)
      return { (place: Int) -> Seen? in
        let isLookedAt = staged.path(of: place).withUnsafeBytes { !ContentFile.isPost($0) || isAsked($0) }
        guard isLookedAt else { return Seen(staged.kind(of: place).mode) }
        return Self.entry(of: place, in: staged, root, folder).map { Self.seen($0, staged, place, indexed) }
      }
    }
    let untracked = try UntrackedPosts(root: root, tracked: staged, PostWorkers(count: Self.threads)).posts
    files = Self.files(staged, seen, untracked: untracked)
  }

  /// What lies at the path of a tracked file; nothing where there is nothing, or the way leads over a link.
  private static func entry(
    of place: Int, in staged: StagedFiles, _ root: String, _ folder: LastFolder
  ) -> FileEntry.Status? {
    if let status = folder.status(of: staged.path(of: place)) { return FileEntry.Status(status) }
    // A folder that nobody may read cannot be opened, and its files are there all the same.
    return FileEntry(root: root, path: staged[place].path).flatMap { $0.isBehindLink ? nil : $0.status }
  }

  private static func seen(
    _ status: FileEntry.Status, _ staged: StagedFiles, _ place: Int, _ indexed: IndexTime
  ) -> Seen {
    let mode = staged.kind(of: place).mode
    // On disk a submodule is a folder, and so is what somebody put in a file's place.
    let isSubmodule = status.isFolder && mode == .submodule
    return Seen(
      kind: isSubmodule ? .submodule : status.kind,
      isUnchanged: mode.isFile && indexed.isTrusted(status, staged.stamp(of: place)))
  }

  /// Both are in the order of their paths.
  private static func files(_ staged: StagedFiles, _ seen: [Seen?], untracked: [UntrackedPosts.Found]) -> ContentFiles {
    var files = FileCollector(expecting: staged.count + untracked.count, paths: staged.paths)
    var rest = untracked[...]
    for (place, seen) in zip(staged.indices, seen) {
      guard let seen else { continue }
      while let next = rest.first, staged.order(of: place, to: next.path) > 0 {
        files.append(next)
        rest = rest.dropFirst()
      }
      let blob = seen.isUnchanged ? BlobID(staged.kind(of: place).id) : nil
      files.append(staged, place, seen.kind, blob: blob)
    }
    for next in rest { files.append(next) }
    return files.files
  }
}

extension FileCollector {
  fileprivate mutating func append(_ found: UntrackedPosts.Found) {
    found.path.withUnsafeBytes { append($0, found.kind) }
  }
}

/// When git last wrote its index. What changed at that very moment or later may have changed unseen, as git has it.
private struct IndexTime {
  private let written: FileStamp.Moment?

  init(indexFile: String) { written = FileEntry(root: "", path: indexFile)?.status.stamp.modified }

  /// Whether a file still is as git saw it last.
  func isTrusted(_ status: FileEntry.Status, _ stamp: FileStamp) -> Bool {
    guard let written, status.kind == .regular || status.kind == .executable else { return false }
    return status.stamp == stamp && stamp.modified < written
  }
}
