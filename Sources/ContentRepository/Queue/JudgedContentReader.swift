internal import Checks
internal import Core
internal import Git

/// Reads what a tree says of its posts, by a policy.
struct JudgedContentReader {
  private let repository: ContentRepository
  private let policy: PolicySnapshot
  private let kept: KeptTrees?
  private let hashes: MediaHashes

  /// - Parameter usesStore: whether what earlier runs found out is used, and added to.
  init(_ repository: ContentRepository, _ policy: PolicySnapshot, usesStore: Bool = true) {
    self.repository = repository
    self.policy = policy
    kept = usesStore ? repository.store.map { KeptTrees($0, policy) } : nil
    hashes = usesStore ? repository.hashes : MediaHashes(nil)
  }

  /// - Parameters:
  ///   - tree: its id.
  ///   - objects: where it is read: a merge that is not made yet has its objects in memory.
  ///   - malformed: called with each folder that cannot be read, and counts as an empty one.
  func content(
    of tree: ObjectID, in objects: Repository, malformed: @escaping (MalformedFolder) -> Void
  ) throws -> JudgedContent {
    if let kept, let known = kept.tree(tree) {
      let source = TreeSource(repository: objects, tree: tree, malformed: malformed)
      return JudgedContent(
        known, of: source, by: policy.configuration, in: repository, hashes: hashes, keptIn: (kept, tree), isNew: false)
    }
    var isWellFormed = true
    let source = TreeSource(repository: objects, tree: tree) { folder in
      isWellFormed = false
      malformed(folder)
    }
    let files = FileIndex(try source.files())
    let isLarge = files.list.count(where: \.isPost) >= repository.leastKeptPosts
    let latest = isLarge ? kept?.latest() : nil
    let comparison = try comparison(of: source, files, with: latest?.entries ?? [])
    let judged = KeptTrees.Tree(
      entries: comparison.entries, across: AcrossFindings(across(comparison, source, files, before: latest?.across.all))
    )
    // A folder that cannot be read is to be reported by each run.
    let isKept = isWellFormed && isLarge
    return JudgedContent(
      judged, of: source, by: policy.configuration, in: repository, hashes: hashes,
      keptIn: isKept ? kept.map { ($0, tree) } : nil, isNew: true)
  }

  /// The posts of a tree compared with those of another: as far as they and all files that they name are the same, they
  /// are taken from there; the others are read.
  private func comparison(
    of source: TreeSource, _ files: FileIndex, with earlier: [JudgedFile]
  ) throws -> TreeComparison {
    let validator = PostValidator(
      configuration: policy.configuration, files: files,
      library: SourceMediaLibrary(source: source, hashes: hashes), words: policy.words)
    let loader = ContentLoader(repository: repository, source: source)
    let coder = FactsCoder(policy.configuration)
    var comparison = TreeComparison(earlier)
    let posts = files.list.filter(\.isPost)
    defer { repository.progress(posts.count, posts.count, "posts") }
    for (done, file) in posts.enumerated() {
      repository.progress(done, posts.count, "posts")
      let path = file.path
      let before = comparison.earlier(at: path)
      if let before, before.blob == file.knownContent?.blob, before.files?.areUnchanged(in: files) == true {
        comparison.entries.append(before.numbered(comparison.entries.count))
        continue
      }
      if let before { comparison.gone.append(before) }
      guard let blob = file.blob, let reading = try loader.reading(file) else { continue }
      let checked = validator.underCheck(reading)
      let named = checked?.rendered.namedFiles ?? reading.post?.namedFiles ?? []
      comparison.add(
        JudgedFile(
          path: path, blob: blob, number: comparison.entries.count, files: [NamedFile](named, in: files),
          facts: checked.map { PostFacts($0.rendered, blob: blob.hex) }, validator.validated(reading, checked), coder))
    }
    comparison.finish()
    return comparison
  }

  /// What is wrong between posts, and with other files than posts: as it was for posts that share no hash with one
  /// that changed.
  private func across(
    _ comparison: TreeComparison, _ source: TreeSource, _ files: FileIndex, before: [Finding]?
  ) -> [Finding] {
    let content = ContentUnderCheck(
      configuration: policy.configuration, posts: [], files: files.list,
      library: SourceMediaLibrary(source: source, hashes: hashes), words: policy.words)
    let entries = comparison.entries
    guard let before else {
      return Validator.treeFindings(TreeUnderCheck(content, files: files, posts: entries.compactMap(\.trace)))
    }
    let concerned = comparison.concerned
    let tree = TreeUnderCheck(
      content, files: files, posts: concerned.similar.compactMap(\.trace),
      reported: concerned.posts.compactMap(\.trace))
    let isBetweenPosts = { (finding: Finding) in RuleRegistry.postsRules.contains(finding.rule) }
    let found = Validator.treeFindings(tree) { path in entries.place(of: path).flatMap { entries[$0].outline?.id } }
      .filter { !isBetweenPosts($0) || concerned.posts.place(of: $0.path) != nil }
    let unconcerned = before.filter {
      isBetweenPosts($0) && concerned.posts.place(of: $0.path) == nil && entries.place(of: $0.path) != nil
    }
    return found + unconcerned
  }
}

/// The posts of a tree, and what is different in them from another.
private struct TreeComparison {
  /// In the order of their paths.
  var entries: [JudgedFile] = []
  /// Those of the other tree that are not the same in this one.
  var gone: [JudgedFile] = []
  /// The places of those that are not the same in the other tree.
  private var changed: Set<Int> = []
  private var rest: ArraySlice<JudgedFile>

  init(_ earlier: [JudgedFile]) { rest = earlier[...] }

  /// The post of the other tree at a path. Paths are to be asked for in their order.
  mutating func earlier(at path: String) -> JudgedFile? {
    let path = ExactText(path)
    while let first = rest.first, ExactText(first.path) < path {
      gone.append(first)
      rest = rest.dropFirst()
    }
    guard let first = rest.first, ExactText(first.path) == path else { return nil }
    rest = rest.dropFirst()
    return first
  }

  mutating func add(_ entry: JudgedFile) {
    changed.insert(entries.count)
    entries.append(entry)
  }

  /// Ends the comparison: further posts of the other tree are not in this one.
  mutating func finish() {
    gone += rest
    rest = []
  }

  /// The posts that the difference may concern, by the rules that compare posts: those that changed, and those that share
  /// a hash with what one is, or was; and with them, all that share a hash with one of these.
  var concerned: (posts: [JudgedFile], similar: [JudgedFile]) {
    let hashes = Self.hashes(changed.map { entries[$0] } + gone)
    let posts = entries.indices.filter { changed.contains($0) || entries[$0].shares(hashes) }.map { entries[$0] }
    let wider = Self.hashes(posts)
    return (posts, wider.isEmpty ? [] : entries.filter { $0.shares(wider) })
  }

  private static func hashes(_ entries: [JudgedFile]) -> Set<UInt32> {
    Set(entries.compactMap(\.trace).flatMap(\.comparedHashes).map { UInt32(truncatingIfNeeded: $0) })
  }
}
