internal import Content
internal import Diagnostics
internal import Git
internal import Validation

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
    if let files = try quickFiles(request) {
      let task = try task(request, files)
      if let found = try quicklyFound(request, task) { return try result(found, request, task) }
    }
    let task = try task(request, source.files())
    return try result(found(request, task), request, task)
  }

  private func task(_ request: CheckRequest, _ files: ContentFiles) throws -> CheckTask {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configurationFile()
    return CheckTask(
      source: source.place, configuration: reading.configuration, configurationFindings: reading.findings,
      configurationBytes: reading.bytes, files: FileIndex(files), words: loader.words(of: reading.configuration),
      dictionaries: dictionaries(request))
  }

  /// The files without a look at other posts, where only posts were named and the others are known from an earlier check.
  private func quickFiles(_ request: CheckRequest) throws -> ContentFiles? {
    let scope = CheckScope(paths: request.paths, changed: nil)
    guard scope.isOfPosts, request.base ?? standardBase == nil, request.program != nil,
      CheckCache.file(in: repository.git).exists
    else { return nil }
    return try source.files(lookingAt: scope.isNamed)
  }

  /// What is found without a look at the other posts. Nothing where something is wrong between them, as git knows them, and
  /// those asked about, or a file that these name is missing: only a look tells whether it is still so, and which files
  /// there are.
  private func quicklyFound(_ request: CheckRequest, _ task: CheckTask) throws -> Found? {
    let scope = CheckScope(paths: request.paths, changed: nil)
    let checks = try PostChecks(task, request, in: scope, of: repository)
    guard checks.isQuick else { return nil }
    let found = try found(checks.posts(), task)
    let lacksFile = found.posts.findings.contains { ["media-missing", "media-unreadable"].contains($0.rule) }
    return found.across.isEmpty && !lacksFile ? found : nil
  }

  private func found(_ request: CheckRequest, _ task: CheckTask) throws -> Found {
    let base = try (request.base ?? standardBase).map { try difference(task.files, from: $0) }
    let differing = try base.map { try differingPaths($0, task.files) }
    let idsBefore = try base.map { try postIDs($0.before, at: differing ?? []) }
    let scope = scope(request, task, differing: differing)
    let posts = try PostChecks(task, request, in: scope, of: repository)
      .posts(idsBefore: idsBefore.map { Array($0.values) } ?? [])
    return found(posts, task, base: idsBefore)
  }

  private func found(_ posts: CheckedPosts, _ task: CheckTask, base: [String: String]? = nil) -> Found {
    let files = posts.scope.files(of: task.files)
    let content = ContentUnderCheck(
      configuration: task.configuration, configurationFindings: task.configurationFindings, posts: [],
      files: task.files.list, library: SourceMediaLibrary(source: source, hashes: repository.hashes),
      words: task.words, base: base)
    let tree = TreeUnderCheck(
      content, files: task.files, posts: posts.traces, reported: posts.reported, reportedFiles: files)
    let across = Validator.treeFindings(tree).filter { posts.scope.contains($0.path) || $0.isConfigurationError }
    return Found(posts: posts, files: files, across: across + reusedNames(task, posts.scope))
  }

  /// The names in `stet.yml` that were other people's, as far as the history of the policy branch is here.
  private func reusedNames(_ task: CheckTask, _ scope: CheckScope) -> [Finding] {
    guard let configuration = task.configuration, scope.contains(PolicySnapshot.path),
      let reference = try? repository.policyReference(), let commit = try? repository.git.reference(reference),
      let earlier = try? repository.keptConfigurations(upTo: commit)
    else { return [] }
    return PolicyCheck(configuration).reusedNames(since: earlier)
  }

  private func result(_ found: Found, _ request: CheckRequest, _ task: CheckTask) throws -> CheckResult {
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
    if request.program != nil {
      library.use(SpellingMemory(repository: repository.git, identity: library.identity))
    }
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
