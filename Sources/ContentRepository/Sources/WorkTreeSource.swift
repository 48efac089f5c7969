internal import Foundation
package import Git
package import Validation

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

  package func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles? {
    try WorkTreeListing(tracked(), of: repository, root: root, lookingAt: isAsked).files
  }

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
