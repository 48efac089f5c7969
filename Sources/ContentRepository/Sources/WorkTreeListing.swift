internal import Foundation
internal import Git
internal import Validation

/// Lists a work tree: what git tracks, and the posts that it does not know yet.
///
/// A file that looks as it did when git last read it has the content that git knows, so its blob names it: nothing of it
/// has to be read to compare it.
struct WorkTreeListing {
  let files: [ContentFile]

  init(repository: Repository, root: String) throws {
    let staged = try repository.stagedFiles()
    let known = Set(staged.map { PathBytes(bytes: $0.path) })
    var folders = FolderLinks(root: root)
    let indexed = IndexTime(gitDirectory: repository.gitDirectory)
    let tracked = staged.compactMap { file -> (path: PathBytes, file: ContentFile)? in
      guard let entry = FileEntry(root: root, path: file.path), !folders.isBehindLink(file.path) else { return nil }
      // On disk a submodule is a folder, and so is what somebody put in a file's place.
      let isSubmodule = entry.isFolder && file.mode == .submodule
      let blob = indexed.isTrusted(file, entry) ? file.id.hex : nil
      return (
        PathBytes(bytes: file.path),
        ContentFile(path: text(file.path), kind: isSubmodule ? .submodule : entry.kind, blob: blob)
      )
    }
    let untracked = PostWalk(root: root, known: known).paths.map {
      (path: PathBytes(bytes: $0.path), file: ContentFile(path: text($0.path), kind: $0.kind))
    }
    files = untracked.isEmpty ? tracked.map(\.file) : (tracked + untracked).sorted { $0.path < $1.path }.map(\.file)
  }
}

private func text(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

/// A path, told from others by its bytes: Swift's strings would call NFC and NFD twins one path.
private struct PathBytes: Hashable, Comparable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  static func < (left: PathBytes, right: PathBytes) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// Which folders are symbolic links, or lie behind one; each is looked at once.
private struct FolderLinks {
  let root: String
  private var known: [ArraySlice<UInt8>: Bool] = [:]

  init(root: String) { self.root = root }

  mutating func isBehindLink(_ path: [UInt8]) -> Bool {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return isLink(path[..<slash])
  }

  private mutating func isLink(_ folder: ArraySlice<UInt8>) -> Bool {
    if let answer = known[folder] { return answer }
    let isBehind = folder.lastIndex(of: UInt8(ascii: "/")).map { isLink(folder[..<$0]) } ?? false
    let answer = isBehind || FileEntry(root: root, path: Array(folder))?.kind == .symbolicLink
    known[folder] = answer
    return answer
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

/// The Markdown files under `posts/` that git does not track, and everything there that is neither a file nor a folder.
/// Links to folders are not followed.
private struct PostWalk {
  private let root: String
  private let known: Set<PathBytes>
  private(set) var paths: [(path: [UInt8], kind: ContentFile.Kind)] = []

  init(root: String, known: Set<PathBytes>) {
    self.root = root
    self.known = known
    var waiting: [[UInt8]] = []
    visit(Array("posts".utf8), &waiting)
    while let folder = waiting.popLast() {
      for name in FolderNames(root: root, folder: folder).names {
        let path = folder + [UInt8(ascii: "/")] + name.name
        if name.isFolder {
          waiting.append(path)
        } else {
          visit(path, &waiting)
        }
      }
    }
  }

  private mutating func visit(_ path: [UInt8], _ waiting: inout [[UInt8]]) {
    guard !known.contains(PathBytes(bytes: path)), let entry = FileEntry(root: root, path: path) else { return }
    if entry.isFolder {
      waiting.append(path)
    } else if entry.kind == .symbolicLink || entry.kind == .special || path.suffix(3) == Array(".md".utf8)[...] {
      paths.append((path, entry.kind))
    }
  }
}
