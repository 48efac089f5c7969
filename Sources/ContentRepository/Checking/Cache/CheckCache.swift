internal import Canonical
internal import Foundation
internal import Git
internal import Validation

/// What `check` found out about posts, by the blobs that hold them: kept in `.git/stet/check`, deleted at will.
///
/// What a blob says never changes, so what is known of it is right for as long as everything else that a finding depends
/// on is the same: that is the key, and a file with another key is as good as none. A post that names files is checked
/// anew each time, since they may have changed. Small repositories have no cache: reading them is as quick.
struct CheckCache {
  private let path: String
  private let key: Key
  private let bytes: [UInt8]
  private let posts: StoredPosts
  private let knowsFindings: Bool

  /// A file larger than this was not written by Stet.
  private static let limit = 1 << 29
  /// A change of the form, or of what makes a trace, changes the number.
  private static let heading = "stet check 2\n"

  /// What the file was made with.
  struct Key {
    /// What traces depend on: the bytes of `stet.yml`.
    var configuration: Digest
    /// What findings depend on beside that: word files, dictionaries, the program.
    var rest: Digest

    fileprivate var bytes: [UInt8] { Array((heading + configuration.hex + "\n" + rest.hex + "\n").utf8) }
    fileprivate var beginning: [UInt8] { Array((heading + configuration.hex + "\n").utf8) }
  }

  /// Opens the cache of a repository.
  init(repository: Repository, key: Key) {
    path = repository.commonDirectory + "stet/check"
    self.key = key
    let file = FileEntry(root: repository.commonDirectory, path: "stet/check")
    let found = file.flatMap { $0.kind == .regular && $0.size <= Self.limit ? $0.bytes(limit: Self.limit) : nil } ?? []
    let posts = found.starts(with: key.beginning) ? StoredPosts(in: found, from: key.bytes.count) : nil
    bytes = posts == nil ? [] : found
    self.posts = posts ?? StoredPosts()
    knowsFindings = found.starts(with: key.bytes)
  }

  /// The traces of the posts in files, in their order; nothing for one that is not known.
  func traces(_ files: [ContentFile]) -> [PostTrace?] {
    zip(files, posts.find(files)).map { file, post in post.flatMap { trace($0, file.path) } }
  }

  /// Everything that was found in the posts of files, likewise.
  func checked(_ files: [ContentFile]) -> [CheckedPost?] {
    guard knowsFindings else { return Array(repeating: nil, count: files.count) }
    return zip(files, posts.find(files)).map { file, post in
      guard let post, !post.findings.isEmpty else { return nil }
      var reader = ByteReader(bytes, post.findings)
      return reader.findings(path: file.path, trace: trace(post, file.path))
    }
  }

  private func trace(_ post: StoredPost, _ path: String) -> PostTrace? {
    guard !post.trace.isEmpty else { return nil }
    var reader = ByteReader(bytes, post.trace)
    return reader.trace(path: path)
  }

  /// Replaces the file, whole or not at all, with what is known by now. A cache that cannot be written is no error.
  ///
  /// - Parameters:
  ///   - files: every post of the tree.
  ///   - checked: what was found out in this run.
  func write(_ files: [ContentFile], checked: [String: CheckedPost], traces: [String: PostTrace]) {
    var content = key.bytes
    for (file, known) in zip(files, posts.find(files)) {
      content += entry(file, known, checked[file.path], traces[file.path])
    }
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(content).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func entry(
    _ file: ContentFile, _ known: StoredPost?, _ checked: CheckedPost?, _ trace: PostTrace?
  ) -> [UInt8] {
    guard let postKey = StoredPost.Key(file) else { return [] }
    if checked == nil, knowsFindings, let known {
      return Array(bytes[known.trace.lowerBound - StoredPost.headSize..<known.findings.upperBound])
    }
    let trace = checked?.validated.trace ?? trace ?? known.flatMap { self.trace($0, file.path) }
    let dependsOnFiles = trace?.files.isEmpty == false
    return StoredPost.bytes(postKey, trace: trace, findings: dependsOnFiles ? nil : checked)
  }
}
