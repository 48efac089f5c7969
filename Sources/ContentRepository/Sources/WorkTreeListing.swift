internal import Git
internal import Validation

/// Lists a work tree: what git tracks, and the posts that it does not know yet.
///
/// A file that looks as it did when git last read it has the content that git knows, so its blob names it: nothing of it
/// has to be read to compare it.
struct WorkTreeListing {
  /// A path as bytes: a name that is no UTF-8 would be no name at all as text.
  typealias Listed = (path: [UInt8], file: ContentFile)

  let files: [ContentFile]

  /// Looking at a file is a call into the kernel: more threads than these do not help.
  private static let threads = 8

  init(repository: Repository, root: String) throws {
    let staged = try repository.stagedFiles()
    let indexed = IndexTime(gitDirectory: repository.gitDirectory)
    let walk = Later { UntrackedPosts(root: root, tracked: staged).posts }
    let tracked = try Self.tracked(staged, root: root, indexed)
    let untracked = walk.value ?? []
    guard !untracked.isEmpty else {
      files = tracked.compactMap(\.self)
      return
    }
    let known = zip(staged, tracked).compactMap { staged, file in file.map { Listed(staged.path, $0) } }
    files = (known + untracked).sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.file)
  }

  /// Each as it lies on disk; nothing where it is not there.
  private static func tracked(_ staged: StagedFiles, root: String, _ indexed: IndexTime) throws -> [ContentFile?] {
    try PostWorkers(count: threads).map(Array(staged.indices)) {
      let folder = LastFolder(root: root)
      return { place in
        let file = staged[place]
        return entry(at: file.path, root: root, folder).map { tracked(file, $0, indexed) }
      }
    }
  }

  /// What lies at a path; nothing where there is nothing, or the way leads over a link.
  private static func entry(at path: [UInt8], root: String, _ folder: LastFolder) -> FileEntry? {
    if let status = folder.status(of: path) { return FileEntry(root: root, path: path, status) }
    // A folder that nobody may read cannot be opened, and its files are there all the same.
    return FileEntry(root: root, path: path).flatMap { $0.isBehindLink ? nil : $0 }
  }

  private static func tracked(_ file: StagedFile, _ entry: FileEntry, _ indexed: IndexTime) -> ContentFile {
    // On disk a submodule is a folder, and so is what somebody put in a file's place.
    let isSubmodule = entry.isFolder && file.mode == .submodule
    return ContentFile(
      path: String(decoding: file.path, as: UTF8.self), kind: isSubmodule ? .submodule : entry.kind,
      blob: indexed.isTrusted(file, entry) ? BlobID(file.id) : nil)
  }
}

/// When git last wrote its index. What changed at that very moment or later may have changed unseen, as git has it.
private struct IndexTime {
  private let written: FileStamp.Moment?

  init(gitDirectory: String) { written = FileEntry(root: gitDirectory, path: "index")?.stamp.modified }

  /// Whether a file still has the content that git knows.
  func isTrusted(_ file: StagedFile, _ entry: FileEntry) -> Bool {
    guard let written, file.mode.isFile, entry.kind == .regular || entry.kind == .executable else { return false }
    return entry.stamp == file.stamp && entry.stamp.modified < written
  }
}
