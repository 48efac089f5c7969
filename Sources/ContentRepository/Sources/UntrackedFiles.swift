internal import Checks
internal import Core
internal import Git
internal import Synchronization

/// Files of the work tree that are untracked and not ignored: a new picture counts as much as the new post that names
/// it. They are not listed, as there may be very many; each is looked up by the name in a post.
final class UntrackedFiles: UnlistedFiles {
  private let location: RepositoryLocation
  private let root: String
  private let tracked: StagedFiles
  /// A handle of its own, opened on first use: threads share this.
  private let repository = Mutex<Repository?>(nil)

  /// The names in folders that were looked through for similar ones.
  private let names = Mutex<[String: [String]]>([:])

  /// The most names of a folder that are looked through.
  private static let mostNames = 5_000

  init(of repository: Repository, root: String, tracked: StagedFiles) {
    location = repository.location
    self.root = root
    self.tracked = tracked
  }

  /// Whether `git add` would take the file at `path`, which git does not track.
  func contains(_ path: String) -> Bool {
    guard let entry = FileEntry(root: root, path: path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink, isNamedSo(path)
    else { return false }
    return withRepository { try $0.isIgnored(path) } == false
  }

  /// Calls `body` with the repository; `nil` where that fails.
  private func withRepository<Value: Sendable>(_ body: (Repository) throws -> Value) -> Value? {
    repository.withLock { repository in
      guard let opened = try? repository ?? Repository.open(location) else { return nil }
      repository = opened
      return try? body(opened)
    }
  }

  func files(ofTracked post: String) -> Set<ExactText> {
    guard let place = tracked.place(of: Array(post.utf8), among: tracked.indices),
      let bytes = withRepository({ try $0.bytes(of: tracked[place], at: post, limit: ContentLoader.postLimit) }) ?? nil
    else { return [] }
    return Set((PostReader.read(path: post, bytes: bytes).post?.files ?? []).map(ExactText.init))
  }

  func paths(beside path: String) -> [String] {
    let steps = path.split(separator: "/").map(String.init)
    var folders = [""]
    for step in steps.dropLast() {
      let folded = FoldedPath(step)
      folders = folders.flatMap { folder in
        names(in: folder).filter { FoldedPath($0) == folded }.map { folder + $0 + "/" }
      }
    }
    return folders.flatMap { folder in names(in: folder).map { folder + $0 } }
  }

  /// The names in a folder, whose path ends in `/`, in order; empty where there are too many.
  private func names(in folder: String) -> [String] {
    names.withLock { known in
      if let names = known[folder] { return names }
      var names: [String] = []
      FolderNames.forEach(in: Array(folder.utf8), root: root) { name, _ in
        if names.count <= Self.mostNames { names.append(String(decoding: name, as: UTF8.self)) }
      }
      names = names.count > Self.mostNames ? [] : names.sorted()
      known[folder] = names
      return names
    }
  }

  /// Whether folders and file have exactly these names: some file systems also find a file by other spellings. A folder
  /// with a repository of its own does not belong to this one.
  private func isNamedSo(_ path: String) -> Bool {
    var folder: [UInt8] = []
    for step in path.utf8.split(separator: UInt8(ascii: "/")) {
      var (isNamed, isRepository) = (false, false)
      FolderNames.forEach(in: folder, root: root) { name, _ in
        isNamed = isNamed || name.elementsEqual(step)
        isRepository = isRepository || !folder.isEmpty && name.elementsEqual(".git".utf8)
      }
      guard isNamed, !isRepository else { return false }
      folder += (folder.isEmpty ? [] : [UInt8(ascii: "/")]) + step
    }
    return true
  }
}

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
  init(root: String, tracked: StagedFiles, _ workers: ParallelMap) throws {
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
