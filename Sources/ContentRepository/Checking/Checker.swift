internal import Checks
package import Core
internal import Foundation
internal import Git

/// Validates a tree: the work tree, the index, or in a bare repository what `HEAD` names.
package struct Checker {
  let repository: ContentRepository
  let source: any ContentSource
  private let commit: ObjectID?
  private let standardBase: String?

  package init(repository: ContentRepository, tree: CheckedTree = .current) throws {
    let (source, commit) = try tree.source(in: repository)
    self.init(
      repository: repository, source: source, commit: commit, standardBase: try tree.standardBase(in: repository))
  }

  init(repository: ContentRepository, source: any ContentSource, commit: ObjectID? = nil, standardBase: String? = nil) {
    self.repository = repository
    self.source = source
    self.commit = commit
    self.standardBase = standardBase
  }

  /// What was found.
  private struct Found {
    var posts: CheckedPosts
    /// The files reported on.
    var files: [ContentFile]
    /// What is wrong between files, and with `stet.yml`.
    var across: [Finding]

    /// The findings as `lint.since` weighs them.
    func weighed(_ findings: [Finding]) -> [Finding] {
      let old = posts.reported.filter { $0.age != PostAge() }.map { (ExactText($0.path), $0.age) }
      guard !old.isEmpty else { return findings }
      let ages = Dictionary(old, uniquingKeysWith: { first, _ in first })
      return findings.map { ages[ExactText($0.path)]?.weighed($0) ?? $0 }
    }
  }

  /// Checks what was asked for. Rules across posts see the whole tree, by the traces of the other posts.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let task = try task(request)
    return try result(found(request, task), request, task)
  }

  private func task(_ request: CheckRequest) throws -> CheckTask {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configurationFile()
    return try CheckTask(
      source: source.place, configuration: reading.configuration, configurationFindings: reading.findings,
      configurationBytes: reading.bytes, files: FileIndex(source.files()),
      words: loader.words(of: reading.configuration),
      store: store(request), dictionaries: dictionaries(request))
  }

  /// What earlier runs found out; `nil` where it is not used.
  private func store(_ request: CheckRequest) -> Store? { request.usesStore ? repository.store : nil }

  private func found(_ request: CheckRequest, _ task: CheckTask) throws -> Found {
    let base = try (request.base ?? standardBase).map { try difference(task.files, from: $0) }
    let differing = try base.map { try differingPaths($0, task.files) }
    let idsBefore = try base.map { try postIDs($0.before, at: differing ?? []) }
    let scope = scope(request, task, differing: differing)
    let posts = try PostChecks(task, request, in: scope)
      .posts(idsBefore: idsBefore.map { Array($0.values) } ?? [])
    let files = posts.scope.files(of: task.files)
    let content = ContentUnderCheck(
      configuration: task.configuration, configurationFindings: task.configurationFindings, posts: [],
      files: task.files.list, library: SourceMediaLibrary(source: source, hashes: repository.hashes),
      words: task.words, base: idsBefore)
    let tree = TreeUnderCheck(
      content, files: task.files, posts: posts.traces, reported: posts.reported, reportedFiles: files)
    let across = Validator.treeFindings(tree).filter { posts.scope.contains($0.path) || $0.isConfigurationError }
    return Found(posts: posts, files: files, across: across + reusedNames(task, posts.scope))
  }

  /// The names in `stet.yml` that were other people's, as far as the history of the policy branch is here.
  private func reusedNames(_ task: CheckTask, _ scope: CheckScope) -> [Finding] {
    guard let configuration = task.configuration, scope.contains(PolicySnapshot.path),
      let reference = try? repository.policyReference(), let commit = try? repository.git.reference(reference),
      let earlier = try? repository.configurations(upTo: commit, in: task.store, byFirstAppearance: true)
    else { return [] }
    return PolicyCheck(configuration).reusedNames(since: earlier)
  }

  private func result(_ found: Found, _ request: CheckRequest, _ task: CheckTask) throws -> CheckResult {
    task.store?.commit()
    let probed = try probedFindings(task, found.posts.reported, ffprobe: request.tools.ffprobe)
    let findings = found.across + (found.posts.findings + probed).filter { found.posts.scope.contains($0.path) }
    let weighed = (request.sparesOldPosts ? found.weighed(findings) : findings).inOrder(first: PolicySnapshot.path)
    let paths = found.files.filter(\.isPost).map(\.path)
    return CheckResult(
      findings: weighed, posts: paths.count, paths: paths, sources: texts(of: Set(weighed.map(\.path))),
      commit: commit?.hex, hints: found.posts.unspelled.map(DictionaryLibrary.hint))
  }

  private func dictionaries(_ request: CheckRequest) -> DictionaryLibrary? {
    guard !request.tools.dictionaryFolders.isEmpty else { return nil }
    let library = DictionaryLibrary(folders: request.tools.dictionaryFolders)
    if let store = store(request) { library.use(SpellingMemory(store, identity: library.identity)) }
    return library
  }

  private func texts(of paths: Set<String>) -> [String: String] {
    paths.reduce(into: [:]) { texts, path in
      guard let bytes = try? source.bytes(at: path, limit: ContentLoader.postLimit) else { return }
      texts[path] = SourceFile.read(path: path, bytes: bytes).file?.text
    }
  }
}

extension Finding {
  /// Whether it is an error in `stet.yml`, without which no post can be judged: it concerns every check.
  fileprivate var isConfigurationError: Bool { severity == .error && path == PolicySnapshot.path }
}

extension Checker {
  /// The difference from a revision, as far as object ids show it.
  func difference(_ files: FileIndex, from revision: String) throws -> BaseDifference {
    let git = repository.git
    let tree = try git.commit(git.commitID(revision: revision)).tree
    return try BaseDifference(files, trees: source.trees, base: tree, in: git)
  }

  /// What to report on, given the paths that differ from the base.
  ///
  /// Everything if `stet.yml` or one of its word files differs: they affect every post.
  func scope(_ request: CheckRequest, _ task: CheckTask, differing: Set<ExactText>?) -> CheckScope {
    let judging = [PolicySnapshot.path] + (task.configuration.map { $0.lint.files + $0.dayLists } ?? [])
    let changed = differing.flatMap { $0.isDisjoint(with: judging.map(ExactText.init)) ? $0 : nil }
    return CheckScope(paths: request.paths, changed: changed)
  }

  /// The paths that differ from the base, including deleted ones.
  func differingPaths(_ difference: BaseDifference, _ files: FileIndex) throws -> Set<ExactText> {
    let gone = difference.before.keys.filter { files.file(at: $0.text) == nil }
    return try difference.files.reduce(into: Set(gone)) { differing, file in
      let path = ExactText(file.path)
      if try !isSame(file, as: difference.before[path]) { differing.insert(path) }
    }
  }

  /// Whether a file is the same as in the base. For a file in the work tree, git's filters are applied first: under
  /// `core.autocrlf` each file would differ by its line ends.
  private func isSame(_ file: ContentFile, as entry: TreeEntry?) throws -> Bool {
    guard let entry, file.kind == entry.mode.checkedOutKind else { return false }
    let id = entry.id
    if try blob(of: file) == id { return true }
    guard file.blob == nil, file.kind == .regular || file.kind == .executable else { return false }
    return (try? repository.git.cleanBlobID(ofWorkTreeFile: file.path)) == id
  }

  private func blob(of file: ContentFile) throws -> ObjectID? {
    if let known = file.blob { return known }
    if file.kind == .symbolicLink { return try linkBlob(at: file.path) }
    return try source.bytes(at: file.path, limit: SourceMediaLibrary.limit).map { try Repository.blobID(of: $0) }
  }

  /// The blob of a symbolic link is the path that it points to.
  private func linkBlob(at path: String) throws -> ObjectID? {
    guard let root = repository.git.worktreeRoot,
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)
    else { return nil }
    return try Repository.blobID(of: Array(target.utf8))
  }

  /// The ids that the base's posts had at paths that differ.
  func postIDs(_ base: [ExactText: TreeEntry], at paths: Set<ExactText>) throws -> [String: String] {
    try paths.map(\.text).reduce(into: [:]) { ids, path in
      guard ContentFile.isPost(path), let blob = base[ExactText(path)]?.id else { return }
      ids[path] = try id(inBlob: blob, at: path)
    }
  }

  private func id(inBlob blob: ObjectID, at path: String) throws -> String? {
    try repository.reading(blob: blob, path: path) {
      try repository.git.blobSize(blob) <= ContentLoader.postLimit
        ? repository.git.blob(blob, limit: ContentLoader.postLimit) : nil
    }?.id
  }
}

/// What `stet check` looks at.
package struct CheckRequest: Sendable {
  /// Files and folders to report on; everything where none is named.
  package var paths: [String]
  /// The revision compared with: then only what differs from it is reported.
  package var base: String?
  /// What the machine has to look closer with.
  package var tools: CheckTools
  /// Whether what earlier runs found out is used, and added to.
  package var usesStore: Bool
  /// From how many posts on results are kept: fewer are read again as quickly.
  package var storeThreshold = 2_000
  /// How many threads check posts at once.
  package var workers: Int
  /// Whether what is wrong in posts from before `lint.since` is a note; not where it is asked whether a fix did harm.
  var sparesOldPosts = true
  /// Told, from any thread, how many of how many posts are done.
  package var progress: @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    paths: [String] = [], base: String? = nil, tools: CheckTools = CheckTools(), usesStore: Bool = false,
    workers: Int = 1,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.paths = paths
    self.base = base
    self.tools = tools
    self.usesStore = usesStore
    self.workers = workers
    self.progress = progress
  }
}

/// What not every machine has: it may warn, and never decides whether a post goes out.
package struct CheckTools: Sendable {
  /// The folders where dictionaries for hunspell are, the first that has one first; none where words are not looked up.
  package var dictionaryFolders: [String]
  /// The absolute path of ffprobe; `nil` where it is not installed.
  package var ffprobe: String?

  package init(dictionaryFolders: [String] = [], ffprobe: String? = nil) {
    self.dictionaryFolders = dictionaryFolders
    self.ffprobe = ffprobe
  }
}

/// What `stet check` found.
package struct CheckResult: Sendable {
  /// In order, errors in `stet.yml` first.
  package var findings: [Finding]
  /// How many posts were reported on.
  package var posts: Int
  /// The paths of the posts reported on, in their order.
  package var paths: [String]
  /// The texts that findings point into, by path.
  package var sources: [String: String]
  /// The commit checked; `nil` for a work tree.
  package var commit: String?
  /// What the machine could not look at, and what to do about it.
  package var hints: [String] = []
}

/// The posts of a tree: those in scope checked, and a trace of each other post that may matter to them.
struct CheckedPosts {
  /// The requested scope, with the posts that were added because a file of theirs changed.
  var scope: CheckScope
  var findings: [Finding]
  /// Of the posts in scope, and of the others that share something with them.
  var traces: [PostTrace]
  /// Of the posts in scope.
  var reported: [PostTrace]
  /// The languages that the machine has no dictionary for, sorted.
  var unspelled: [String]
}

/// Which tree `stet check` looks at.
package enum CheckedTree: Sendable {
  /// The work tree, or in a bare repository what `HEAD` names.
  case current
  /// What the next commit will have: git's index, or the one of `GIT_INDEX_FILE` where git works with another.
  case staged
}

extension CheckedTree {
  /// The tree as a source, and the commit that it is of; `nil` for the work tree and the index.
  func source(in repository: ContentRepository) throws -> (source: any ContentSource, commit: ObjectID?) {
    switch self {
    case .staged:
      let staged = try StagedTree(repository: repository.git)
      return (IndexSource(repository: repository.git, staged: staged), nil)
    case .current:
      if let root = repository.git.worktreeRoot {
        return (WorkTreeSource(repository: repository.git, root: root), nil)
      }
      let head = try repository.git.commitID(revision: "HEAD")
      return (TreeSource(repository: repository.git, tree: try repository.git.commit(head).tree), head)
    }
  }

  /// The default base revision: `HEAD` for staged files, or `nil` before the first commit.
  func standardBase(in repository: ContentRepository) throws -> String? {
    guard case .staged = self, try repository.git.reference("HEAD") != nil else { return nil }
    return "HEAD"
  }
}
