internal import Checks
internal import Core
internal import Git

/// Follows posts through commits by their id, across changes of their paths.
final class PostRevisions {
  private let repository: ContentRepository
  /// The bytes of the only id that is followed; `nil` where all posts are.
  private let wanted: [UInt8]?
  /// What the commits of other walks changed; `nil` where this is for one walk alone.
  private var knownSteps: [ObjectID: PostStep]?
  /// The trees of the commits so far: each is read once.
  private var knownTrees: [ObjectID: ObjectID] = [:]
  /// The paths of the posts that ever named a file.
  private var postsByFile: [ExactText: Set<ExactText>] = [:]
  /// The posts that blobs are at their paths, each read once.
  private var posts: [Place: Post?] = [:]
  /// The blob that was read last: its post is asked for first, and then its texts.
  private var latest: (blob: ObjectID, bytes: [UInt8]?)?
  /// The texts of blobs, each read once.
  private var texts: [ObjectID: [String: Digest]] = [:]
  /// The ids that those blobs bear.
  private var ids: [ObjectID: String] = [:]

  private struct Place: Hashable {
    let blob: ObjectID
    let path: ExactText
  }

  /// - Parameters:
  ///   - id: the post to follow; all of them where it is `nil`. Of other posts, some are found as well.
  ///   - isShared: whether several walks meet the same commits, so that what these changed is kept.
  init(repository: ContentRepository, following id: String? = nil, shared isShared: Bool = false) {
    self.repository = repository
    wanted = id.map { Array($0.utf8) }
    knownSteps = isShared ? [:] : nil
  }

  /// Compares a commit with its parents.
  func step(_ commit: Commit) throws -> PostStep {
    if let known = knownSteps?[commit.id] { return known }
    let step = try readStep(commit)
    knownSteps?[commit.id] = step
    return step
  }

  private func readStep(_ commit: Commit) throws -> PostStep {
    let parents = try commit.parents.map { parent -> ObjectID in
      try knownTrees[parent] ?? repository.git.commit(parent).tree
    }
    knownTrees[commit.id] = commit.tree
    let trees = parents.isEmpty ? [nil] : parents.map(Optional.some)
    if commit.isMalformed { repository.note(MalformedContent(commit: commit.id, path: nil, object: commit.id)) }
    let differences = try trees.map { try difference($0, commit) }
    let posts = differences.map(\.posts)
    return PostStep(
      sinceFirstParent: posts[0],
      own: posts[0].filter { id, _ in posts.allSatisfy { $0[id] != nil } }, differences: differences)
  }

  private func difference(_ old: ObjectID?, _ commit: Commit) throws -> PostDifference {
    let trees = try repository.git.difference(old, commit.tree)
    repository.note(trees.malformed, in: commit.id)
    var difference = PostDifference(old, commit.tree, trees)
    for (path, change) in difference.changes.sorted(by: { $0.key < $1.key }) {
      guard ContentFile.isPost(path.text) else { continue }
      difference.touched.insert(path)
      if let before = try revision(path, change.old) { difference.before[before.post.id, default: []].append(before) }
      if let after = try revision(path, change.new) { difference.after[after.post.id, default: []].append(after) }
    }
    for path in difference.changes.keys { difference.touched.formUnion(postsByFile[path] ?? []) }
    return difference
  }

  /// The post at a path, if the tree entry there is one.
  func revision(_ path: ExactText, _ entry: TreeEntry?) throws -> Revision? {
    guard let entry, entry.mode == .blob || entry.mode == .executable, ContentFile.isPost(path.text) else { return nil }
    let isRead = posts[Place(blob: entry.id, path: path)] != nil
    guard let post = try post(in: entry.id, at: path) else { return nil }
    if !isRead { for file in post.files { postsByFile[ExactText(file), default: []].insert(path) } }
    return Revision(post: post, blob: entry.id)
  }

  /// The post in a blob at a path; `nil` where there is none, or none that is followed.
  private func post(in blob: ObjectID, at path: ExactText) throws -> Post? {
    let place = Place(blob: blob, path: path)
    if let known = posts[place] { return known }
    let post = try readPost(in: blob, at: path)
    posts[place] = .some(post)
    return post
  }

  private func readPost(in blob: ObjectID, at path: ExactText) throws -> Post? {
    guard let wanted else {
      return try repository.reading(blob: blob, path: path.text, keeping: false) { try bytes(of: blob) }?.post
    }
    // In YAML, a valid id stands as it is, or with escapes.
    guard let bytes = try bytes(of: blob), bytes.contains(UInt8(ascii: "\\")) || bytes.has(wanted) else { return nil }
    return PostReader.read(path: path.text, bytes: bytes).post
  }

  /// The entry at a path of a tree whose difference is known.
  func entry(at path: ExactText, in tree: ObjectID?) throws -> TreeEntry? {
    try tree.flatMap { try repository.git.entry(at: path.text, in: $0) }
  }

  /// The name under which `texts` has the body of a file.
  static let body = ""

  /// The texts of a text file: its body, and its overrides by the names of the channels. Empty if the entry is no text
  /// file, or too large to be read.
  func texts(at path: ExactText, _ entry: TreeEntry?) throws -> [String: Digest] {
    guard let entry, entry.mode.isFile, path.isText else { return [:] }
    return try texts(of: entry.id, at: path)
  }

  private func texts(of blob: ObjectID, at path: ExactText) throws -> [String: Digest] {
    if let known = texts[blob] { return known }
    guard let bytes = try bytes(of: blob) else { return [:] }
    var found: [String: Digest] = [:]
    found[Self.body] = TextBody.digest(ofFile: bytes)
    // A draft outside of `posts` may have overrides, too.
    let post = bytes.starts(with: "---".utf8) ? try post(in: blob, at: path) : nil
    ids[blob] = post?.id
    for (name, override) in post?.overrides ?? [:] {
      found[name] = override.text.flatMap { TextBody.digest(of: $0.markdown) }
    }
    texts[blob] = found
    return found
  }

  /// The digest of a post's body; `nil` where that is blank.
  func body(of revision: Revision) throws -> Digest? {
    try texts(of: revision.blob, at: ExactText(revision.post.path))[Self.body]
  }

  /// The id that a text file bears which is no post that could be read; `nil` where it bears none.
  func looseID(at path: ExactText, _ entry: TreeEntry) throws -> String? {
    _ = try texts(at: path, entry)
    return ids[entry.id]
  }

  /// Whether two entries are the same file, of which git holds the bytes in one and a git-LFS pointer to them in the
  /// other.
  func isSameFile(_ one: TreeEntry, _ other: TreeEntry) throws -> Bool {
    guard one.mode.isFile, other.mode.isFile else { return false }
    for (one, other) in [(one.id, other.id), (other.id, one.id)] {
      guard let pointer = try pointer(in: one) else { continue }
      if let same = try self.pointer(in: other) { return same.sha256 == pointer.sha256 }
      guard try Int64(repository.git.blobSize(other)) == pointer.size else { return false }
      let file = try repository.hashes.file(named: other.hex) {
        try repository.git.blob(other, limit: SourceMediaLibrary.limit)
      }
      return file?.sha256 == pointer.sha256
    }
    return false
  }

  private func pointer(in blob: ObjectID) throws -> MediaFile? {
    guard try repository.git.blobSize(blob) < GitLFSPointer.limit else { return nil }
    return GitLFSPointer(try repository.git.blob(blob, limit: GitLFSPointer.limit))?.file
  }

  /// The bytes of a blob; `nil` where there are too many for a post.
  private func bytes(of blob: ObjectID) throws -> [UInt8]? {
    if let latest, latest.blob == blob { return latest.bytes }
    let isReadable = try repository.git.blobSize(blob) <= ContentLoader.postLimit
    let bytes = isReadable ? try repository.git.blob(blob, limit: ContentLoader.postLimit) : nil
    latest = (blob, bytes)
    return bytes
  }
}

extension [UInt8] {
  /// Whether `other`, which is not empty, stands in these bytes.
  fileprivate func has(_ other: [UInt8]) -> Bool {
    guard count >= other.count else { return false }
    return withUnsafeBufferPointer { bytes in
      (0...bytes.count - other.count).contains { start in
        bytes[start] == other[0] && other.indices.allSatisfy { bytes[start + $0] == other[$0] }
      }
    }
  }
}

extension ExactText {
  /// Whether a file of that path is a text, by its name.
  var isText: Bool {
    let name = text.lowercased()
    return [".md", ".markdown", ".txt"].contains { name.hasSuffix($0) }
  }
}

/// What one commit changed of posts and of the files that they are made of.
struct PostStep {
  /// The posts whose file differs from the first parent's, by id, and how they changed.
  var sinceFirstParent: [String: Change] = [:]
  /// The posts whose file differs from all parents', by id: what this commit itself changed.
  var own: [String: Change] = [:]
  /// The commit's differences from each of its parents; from the empty tree if it has none.
  var differences: [PostDifference] = []

  /// What a commit did to a post's file.
  enum Change: String {
    case written, edited, renamed, removed

    /// `nil` where there is no post on either side.
    init?(from before: Revision?, to after: Revision?) {
      switch (before, after) {
      case (nil, nil): return nil
      case (nil, .some): self = .written
      case (.some, nil): self = .removed
      case (.some(let before), .some(let after)):
        self = before.blob == after.blob && before.post.path != after.post.path ? .renamed : .edited
      }
    }
  }
}

/// One version of a post.
struct Revision {
  let post: Post
  let blob: ObjectID
}

/// How a commit's tree differs from one other.
struct PostDifference {
  /// The other tree; `nil` for the empty one.
  let old: ObjectID?
  let new: ObjectID
  /// What differs, by path.
  var changes: [ExactText: TreeChange] = [:]
  /// The posts of both sides at paths that differ, by id. Several files may bear one.
  var before: [String: [Revision]] = [:]
  var after: [String: [Revision]] = [:]
  /// The paths of the posts that differ, or of which a file does.
  var touched: Set<ExactText> = []

  /// How each post changed, by id.
  var posts: [String: PostStep.Change] {
    Set(before.keys).union(after.keys).reduce(into: [:]) { posts, id in
      posts[id] = PostStep.Change(from: before[id]?.last, to: after[id]?.last)
    }
  }

  /// Whether the old side had a blob at a path that differs.
  func had(_ blob: ObjectID) -> Bool { blobs.contains(blob) }

  private(set) var blobs: Set<ObjectID> = []

  private let malformed: [MalformedFolder]

  /// The malformed folders that hid the earlier content of a path.
  func folders(hiding path: ExactText) -> Set<ObjectID> {
    let hiding = malformed.filter { folder in
      !folder.isNew
        && (folder.path.isEmpty || path.text.utf8.starts(with: folder.path + [UInt8(ascii: "/")]))
    }
    return Set(hiding.map(\.id))
  }

  init(_ old: ObjectID?, _ new: ObjectID, _ trees: TreeDifference) {
    self.old = old
    self.new = new
    malformed = trees.malformed
    for change in trees.changes {
      self.changes[ExactText(pathBytes: change.path)] = change
      if let old = change.old { blobs.insert(old.id) }
    }
  }
}

extension ExactText {
  /// The path with these bytes. Paths that are not UTF-8 are mapped injectively to texts that are no post's and keep the
  /// suffix, so that two of them are never taken for one file.
  fileprivate init(pathBytes bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self.init(text)
    } else {
      self.init("\0" + String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }
  }
}
