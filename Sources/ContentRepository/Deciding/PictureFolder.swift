internal import Checks
internal import Core
internal import Foundation
internal import Git

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
