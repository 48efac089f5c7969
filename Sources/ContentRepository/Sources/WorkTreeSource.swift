package import Checks
internal import Core
internal import Foundation
package import Git
internal import Synchronization

/// The content of the work tree: what git tracks, and posts that it does not know yet. Files on disk count as they are;
/// files that a sparse checkout leaves out, as git has them.
package struct WorkTreeSource: ContentSource {
  private let repository: Repository
  private let root: String
  private let folder: LastFolder
  private let shared: TrackedFiles.Shared

  package init(repository: Repository, root: String, tracked: TrackedFiles.Shared = TrackedFiles.Shared()) {
    self.repository = repository
    self.root = root
    folder = LastFolder(root: root)
    shared = tracked
  }

  package var place: SourcePlace {
    SourcePlace(repository: repository.location, kind: .workTree(root: root, shared))
  }

  private func tracked() throws -> TrackedFiles { try shared.files(repository, root) }

  package func files() throws -> ContentFiles { try WorkTreeListing(tracked(), of: repository, root: root).files }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    if let bytes = folder.bytes(at: Array(path.utf8), limit: limit) { return bytes }
    guard let entry = FileEntry(root: root, path: path), !entry.isBehindLink else {
      return try leftOut(path).flatMap { try repository.bytes(of: $0, at: path, limit: limit) }
    }
    guard entry.kind == .regular || entry.kind == .executable else { return nil }
    guard entry.size <= limit else { throw ContentSourceError.tooLarge(path: path, size: entry.size, limit: limit) }
    guard let bytes = entry.bytes(limit: limit) else {
      throw ContentSourceError.unreadable(path: path, reason: "the file cannot be read")
    }
    return bytes
  }

  /// The bytes of a regular file on disk; `nil` if there is none, or it is larger.
  func onDisk(_ path: String, limit: Int) throws -> [UInt8]? {
    guard let entry = FileEntry(root: root, path: path), !entry.isBehindLink, entry.size <= limit,
      entry.kind == .regular || entry.kind == .executable
    else { return nil }
    return entry.bytes(limit: limit)
  }

  package func identity(at path: String) throws -> String? {
    guard FileEntry(root: root, path: path).map(\.isBehindLink) ?? true else { return nil }
    return try leftOut(path)?.id.hex
  }

  /// The index entry of a file that is not on disk, but that git takes for unchanged.
  private func leftOut(_ path: String) throws -> StagedFile? {
    let staged = try tracked().staged
    return staged.place(of: Array(path.utf8), among: staged.indices).flatMap {
      staged.isLeftOut($0) ? staged[$0] : nil
    }
  }
}

/// How a path of the work tree relates to the last commit.
package enum FileStatus: Hashable, Sendable {
  /// The same in the work tree, in the index and in HEAD.
  case clean
  /// The index or the work tree differs from HEAD.
  case modified
  /// In the index and not in `HEAD`, regardless of the work tree.
  case added
  /// In the work tree only.
  case untracked
  /// In the work tree only, and to be ignored.
  case ignored
  /// Neither in the work tree nor left out of it.
  case missing
  /// Not on disk, since a sparse checkout leaves it out.
  case leftOut
}

extension WorkTreeSource {
  /// Refuses where a file has changes that a commit would take along.
  ///
  /// - Parameter change: what is to be committed: `the move`.
  func refuseUncommitted(_ path: String, for change: String) throws {
    let name = ShellWord.quoted(path)
    let message = ShellWord.quoted("posts: edit \(path)")
    switch try status(of: path) {
    case .clean: return
    case .untracked, .added, .ignored:
      throw Refusal(
        "\(path) was never committed, and a commit of \(change) would take all of it along",
        hints: ["git add -f \(name) && git commit --only -m \(message) -- \(name)"])
    case .modified, .missing, .leftOut:
      throw Refusal(
        "\(path) has changes that are not committed, which a commit of \(change) would take along",
        hints: ["git commit --only -m \(message) -- \(name)", "git diff HEAD -- \(name)"])
    }
  }

  /// The status of one file. Line endings and filters are applied as git does.
  package func status(of path: String) throws -> FileStatus {
    let tracked = try tracked()
    let committed = try committed(path)
    guard let place = tracked.staged.place(of: Array(path.utf8), among: tracked.staged.indices) else {
      guard let entry = FileEntry(root: root, path: path), !entry.isBehindLink else { return .missing }
      guard committed == nil else { return .modified }
      return try repository.isIgnored(path) ? .ignored : .untracked
    }
    guard var seen = tracked.seen(place, folder) else { return .missing }
    guard seen.isOnDisk else { return .leftOut }
    guard committed != nil else { return .added }
    if let kind = tracked.kindInGit(place, seen), try !repository.trustsFileModes() { seen.kind = kind }
    let (mode, id) = tracked.staged.kind(of: place)
    guard committed?.mode.checkedOutKind == mode.checkedOutKind, committed?.id == id, seen.kind == mode.checkedOutKind
    else { return .modified }
    guard !seen.isUnchanged, mode.isFile else { return .clean }
    return (try? repository.cleanBlobID(ofWorkTreeFile: path)) == id ? .clean : .modified
  }

  private func committed(_ path: String) throws -> TreeEntry? {
    guard let head = try repository.reference("HEAD") else { return nil }
    return try repository.entry(at: path, in: repository.commit(head).tree)
  }

  /// Whether git was told to take a file for unchanged: skip-worktree, assume-unchanged.
  func isTakenForUnchanged(_ path: String) throws -> Bool { try leftOut(path) != nil }
}

/// What git tracks, compared with what lies on disk.
///
/// A file whose stamp is as it was when git last read it has the content that git knows: its blob identifies it without
/// reading it. A file that a sparse checkout leaves out counts as git has it.
package struct TrackedFiles: Sendable {
  let staged: StagedFiles
  private let root: String
  /// When git last wrote its index. As in git, files that changed at that very moment or later may have changed
  /// unnoticed.
  private let written: FileStamp.Moment?

  init(repository: Repository, root: String) throws {
    staged = try repository.stagedFiles()
    self.root = root
    written = FileEntry(root: "", path: repository.indexFile)?.status.stamp.modified
  }

  /// A tracked file as it is in the work tree.
  struct Seen {
    var kind: ContentFile.Kind
    /// Whether it has the content that git knows.
    let isUnchanged: Bool
    let isOnDisk: Bool
  }

  /// The file at a place; `nil` if it was deleted, or its path has a link.
  func seen(_ place: Int, _ folder: LastFolder) -> Seen? {
    let mode = staged.kind(of: place).mode
    guard let status = status(of: place, folder) else {
      return staged.isLeftOut(place) ? Seen(kind: mode.fileKind, isUnchanged: true, isOnDisk: false) : nil
    }
    // On disk a submodule is a folder, and so may be what replaced a file.
    return Seen(
      kind: status.isFolder && mode == .submodule ? .submodule : status.kind,
      isUnchanged: mode.isFile && isTrusted(status, staged.stamp(of: place)), isOnDisk: true)
  }

  /// The kind that git has for a file whose mode on disk is not reliable (`core.fileMode=false`); `nil` if there is no
  /// difference.
  func kindInGit(_ place: Int, _ seen: Seen) -> ContentFile.Kind? {
    let kind = staged.kind(of: place).mode.checkedOutKind
    let modes: [ContentFile.Kind] = [.regular, .executable]
    return seen.kind != kind && modes.contains(kind) && modes.contains(seen.kind) ? kind : nil
  }

  private func status(of place: Int, _ folder: LastFolder) -> FileEntry.Status? {
    if let status = folder.status(of: staged.path(of: place)) { return FileEntry.Status(status) }
    // A folder without read permission cannot be opened, but its files exist and have a status.
    return FileEntry(root: root, path: staged[place].path).flatMap { $0.isBehindLink ? nil : $0.status }
  }

  /// Whether a file still is as git saw it last.
  private func isTrusted(_ status: FileEntry.Status, _ stamp: FileStamp) -> Bool {
    guard let written, status.kind == .regular || status.kind == .executable else { return false }
    return status.stamp == stamp && stamp.modified < written
  }

  /// The same, read once on first use and shared by all threads.
  package final class Shared: Sendable {
    private let known = Mutex<TrackedFiles?>(nil)

    func files(_ repository: Repository, _ root: String) throws -> TrackedFiles {
      try known.withLock { known in
        let files = try known ?? TrackedFiles(repository: repository, root: root)
        known = files
        return files
      }
    }
  }
}

/// Lists a work tree: what git tracks, and the posts that it does not know yet.
struct WorkTreeListing {
  let files: ContentFiles

  /// Reading a file's status is a system call: more threads than these do not help.
  private static let threads = 8

  init(_ tracked: TrackedFiles, of repository: Repository, root: String) throws {
    let staged = tracked.staged
    var seen = try ParallelMap(count: Self.threads).map(Array(staged.indices)) {
      let folder = LastFolder(root: root)
      return { tracked.seen($0, folder) }
    }
    var untracked = try UntrackedPosts(root: root, tracked: staged, ParallelMap(count: Self.threads)).posts
    let modes = staged.indices.filter { place in seen[place].map { tracked.kindInGit(place, $0) != nil } ?? false }
    let hasNewModes = untracked.contains { $0.kind == .executable }
    // Git's configuration is read only where it matters.
    if !modes.isEmpty || hasNewModes, try !repository.trustsFileModes() {
      for place in modes { seen[place]?.kind = tracked.staged.kind(of: place).mode.checkedOutKind }
      untracked = untracked.map { ($0.path, $0.kind == .executable ? .regular : $0.kind) }
    }
    files = Self.files(
      staged, seen, untracked: untracked, besides: UntrackedFiles(of: repository, root: root, tracked: staged))
  }

  /// Both are in the order of their paths.
  private static func files(
    _ staged: StagedFiles, _ seen: [TrackedFiles.Seen?], untracked: [UntrackedPosts.Found], besides: UntrackedFiles
  ) -> ContentFiles {
    var files = FileCollector(expecting: staged.count + untracked.count, paths: staged.paths)
    files.unlisted = besides
    var rest = untracked[...]
    for (place, seen) in zip(staged.indices, seen) {
      guard let seen else { continue }
      while let next = rest.first, staged.order(of: place, to: next.path) > 0 {
        files.append(next)
        rest = rest.dropFirst()
      }
      let size = seen.isOnDisk ? staged.stamp(of: place).size : nil
      let identity = seen.isUnchanged ? FileIdentity(staged.kind(of: place).id, sizeOnDisk: size) : nil
      files.append(staged, place, seen.kind, identity)
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
