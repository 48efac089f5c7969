internal import Checks
internal import Core
internal import Foundation
internal import Git

/// Keeps people from approving another text than they see: the work tree must match the commit.
package struct WorkTreeGuard {
  private let repository: ContentRepository

  package init(repository: ContentRepository) { self.repository = repository }

  /// Refuses where a file of an approved post was changed in the work tree, and so differs from the commit approved.
  ///
  /// A bare repository, and a commit that is not checked out, have no work tree to differ.
  package func refuseDifferences(_ plan: ApprovalPlan) throws {
    guard let root = repository.git.worktreeRoot, let base = plan.judged.base else { return }
    let tree = try repository.git.commit(plan.judged.commit).tree
    let committed = TreeSource(repository: repository.git, tree: tree)
    let changes = try OwnChanges(since: base, in: repository.git, root: root)
    for item in plan.items {
      for path in try files(of: item, in: committed) where try differs(path, committed, changes) {
        throw Refusal(
          "\(item.post.id) is not approved: \(path) differs from the commit that you would approve",
          causes: plan.judged.fetched.map { ["\($0.name) is judged, which your checkout is behind"] } ?? [],
          hints: try hints(item, path, changes.onDisk, plan.judged))
      }
    }
  }

  private func hints(
    _ item: ApprovalPlan.Item, _ path: String, _ onDisk: WorkTreeSource, _ judged: JudgedCommit
  ) throws -> [String] {
    if let fetched = judged.fetched, try onDisk.status(of: path) == .clean {
      return ["git pull", "stet approve \(item.post.id) --rev \(fetched.name)"]
    }
    // Git ignores changes of such a file until the flag is removed.
    let name = ShellWord.quoted(path)
    let looking =
      try onDisk.isTakenForUnchanged(path) ? ["git update-index --no-skip-worktree --no-assume-unchanged \(name)"] : []
    let message = ShellWord.quoted("posts: edit \(path)")
    return looking + ["git add \(name) && git commit -m \(message)", "git restore \(name)"]
  }

  private func files(of item: ApprovalPlan.Item, in source: TreeSource) throws -> [String] {
    let bytes = try source.bytes(at: item.post.path, limit: ContentLoader.postLimit) ?? []
    let media = PostReader.read(path: item.post.path, bytes: bytes).post?.files ?? []
    return [item.post.path] + media.sorted()
  }

  private func differs(_ path: String, _ committed: TreeSource, _ changes: OwnChanges) throws -> Bool {
    guard try changes.contain(path) else { return false }
    let limit = SourceMediaLibrary.limit
    return try committed.bytes(at: path, limit: limit) != changes.onDisk.bytes(at: path, limit: limit)
  }
}

/// Where a program of the machine finds the pictures and films of posts that are to be approved: in the work tree, or
/// as copies in `.git/stet/pictures`.
///
/// The names in a post are untrusted. Programs choose by the extension what they do with a file, so a file is only
/// opened if its extension fits its bytes.
package struct PictureFolder {
  private let repository: Repository
  private let judged: TreeSource
  private var folder: String { repository.commonDirectory + "stet/pictures/" }

  /// Deletes what was copied before.
  package init(_ repository: ContentRepository, _ judged: JudgedCommit) throws {
    self.repository = repository.git
    self.judged = TreeSource(repository: self.repository, tree: try self.repository.commit(judged.commit).tree)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The absolute paths of an item's pictures and films.
  package func paths(of item: ApprovalPlan.Item) throws -> [String] {
    var seen: Set<String> = []
    return try item.previews.flatMap { preview in
      try (preview.rendition?.parts.flatMap(\.media) ?? []).compactMap { medium -> String? in
        guard case .file(let path) = medium.source, seen.insert(path).inserted,
          let type = preview.files[medium.sha256]?.facts?.type, let ending = Self.endings[type]
        else { return nil }
        return try place(of: path, type, ending, medium.sha256.hex)
      }
    }
  }

  private func place(of path: String, _ type: String, _ ending: String, _ digest: String) throws -> String? {
    let limit = SourceMediaLibrary.limit
    guard let bytes = try judged.bytes(at: path, limit: limit) else { return nil }
    if let root = repository.worktreeRoot, MediaType.named(path) == type,
      try WorkTreeSource(repository: repository, root: root).onDisk(path, limit: limit) == bytes
    {
      return root + path
    }
    let stem = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let name = stem.filter { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" }.drop { $0 == "-" }
    let copy = "\(folder)\(digest.prefix(12))/\(name.isEmpty ? "picture" : name.prefix(60)).\(ending)"
    let parent = URL(filePath: copy).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: copy), options: .atomic)
    return copy
  }

  /// The extensions of files that may be opened, by their type; documents and SVG are not among them, since they can
  /// contain programs.
  private static let endings = [
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/avif": "avif",
    "image/heic": "heic", "image/heif": "heif", "image/bmp": "bmp", "image/tiff": "tiff", "video/mp4": "mp4",
    "video/quicktime": "mov", "video/webm": "webm", "video/x-matroska": "mkv", "video/mpeg": "mpg",
  ]
}
