internal import Canonical
internal import Content
internal import Git
internal import Validation

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
  /// The digest of its body; `nil` where that is blank.
  let body: Digest?
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
