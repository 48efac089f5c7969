internal import Git
internal import Validation

/// The Markdown files under `posts/` that git does not track, and everything there that is neither a file nor a folder.
/// Links to folders are not followed.
struct UntrackedPosts {
  private let root: String
  private let tracked: StagedFiles
  /// Folders to look into.
  private var waiting: [[UInt8]] = []
  private(set) var posts: [WorkTreeListing.Listed] = []

  init(root: String, tracked: StagedFiles) {
    self.root = root
    self.tracked = tracked
    let top = Array("posts".utf8)
    if !isTracked(top, tracked.firstPlace(of: top)) { visit(top) }
    while let folder = waiting.popLast() { visitAll(in: folder + [UInt8(ascii: "/")]) }
  }

  /// Both the names in the folder and the paths that git tracks are in order, so that neither is searched for the other.
  private mutating func visitAll(in folder: [UInt8]) {
    var next = tracked.firstPlace(of: folder)
    for name in FolderNames(root: root, folder: folder).names {
      let path = folder + name.name
      if name.isFolder {
        waiting.append(path)
        continue
      }
      while next < tracked.count, tracked.order(of: next, to: path) < 0 { next += 1 }
      if !isTracked(path, next) { visit(path) }
    }
  }

  /// Whether git tracks a path, which could be at `place` only.
  private func isTracked(_ path: [UInt8], _ place: Int) -> Bool {
    place < tracked.count && tracked.order(of: place, to: path) == 0
  }

  private mutating func visit(_ path: [UInt8]) {
    guard let entry = FileEntry(root: root, path: path) else { return }
    if entry.isFolder {
      waiting.append(path)
    } else if entry.kind == .symbolicLink || entry.kind == .special || path.suffix(3) == Array(".md".utf8)[...] {
      posts.append((path, ContentFile(path: String(decoding: path, as: UTF8.self), kind: entry.kind)))
    }
  }
}
