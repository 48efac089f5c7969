internal import Git
internal import Validation

/// The Markdown files under `posts/` that git does not track, and everything there that is neither a file nor a folder.
/// Links to folders are not followed.
struct UntrackedPosts {
  /// A path as bytes, since a name may not be UTF-8.
  typealias Found = (path: [UInt8], kind: ContentFile.Kind)

  private let root: String
  private let tracked: StagedFiles

  /// In the order of the paths' bytes.
  private(set) var posts: [Found] = []

  /// What is in one folder.
  private struct Names {
    var folders: [[UInt8]] = []
    var posts: [Found] = []
  }

  /// - Parameter workers: they read folders of the same depth in parallel.
  init(root: String, tracked: StagedFiles, _ workers: PostWorkers) throws {
    self.root = root
    self.tracked = tracked
    var top = Names()
    visit(Array("posts".utf8), trackedAmong: tracked.indices, &top)
    var (folders, posts) = (top.folders, top.posts)
    while !folders.isEmpty {
      let all = try workers.map(folders) { [self] in names(in:) }
      folders = all.flatMap(\.folders)
      posts += all.flatMap(\.posts)
    }
    self.posts = posts.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private func names(in folder: [UInt8]) -> Names {
    var path = folder + [UInt8(ascii: "/")]
    let below = tracked.firstPlace(of: path)..<tracked.firstPlace(of: folder + [UInt8(ascii: "/") + 1])
    var names = Names()
    FolderNames.forEach(in: path, root: root) { name, isFolder in
      // One array for all names, nearly all of which git tracks.
      path.removeSubrange((folder.count + 1)...)
      path.append(contentsOf: name)
      if isFolder {
        names.folders.append(path)
      } else {
        visit(path, trackedAmong: below, &names)
      }
    }
    return names
  }

  private func visit(_ path: [UInt8], trackedAmong places: Range<Int>, _ names: inout Names) {
    guard tracked.place(of: path, among: places) == nil, let entry = FileEntry(root: root, path: path)?.status else {
      return
    }
    if entry.isFolder {
      names.folders.append(path)
    } else if entry.kind == .symbolicLink || entry.kind == .special || path.suffix(3) == Array(".md".utf8)[...] {
      names.posts.append((path, entry.kind))
    }
  }
}
