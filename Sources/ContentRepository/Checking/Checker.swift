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

  /// Checks what was asked for. Rules across posts see the whole tree, by the traces of the other posts.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configurationFile()
    let task = CheckTask(
      source: source.place, configuration: reading.configuration, configurationBytes: reading.bytes,
      files: FileIndex(try source.files()), words: loader.words(of: reading.configuration),
      dictionaries: dictionaries(request))
    let base = try (request.base ?? standardBase).map { try difference(task.files, from: $0) }
    let differing = try base.map { try differingPaths($0, task.files) }
    let idsBefore = try base.map { try postIDs($0.before, at: differing ?? []) }
    let posts = try PostChecks(task, request, in: repository)
      .posts(in: scope(request, task, differing: differing), idsBefore: idsBefore.map { Array($0.values) } ?? [])
    let files = posts.scope.files(of: task.files)
    var content = ContentUnderCheck(
      configuration: task.configuration, configurationFindings: reading.findings, posts: [], files: task.files.list,
      library: SourceMediaLibrary(source: source, hashes: repository.hashes), words: task.words)
    content.base = idsBefore
    let tree = TreeUnderCheck(
      content, files: task.files, posts: posts.traces, reported: posts.reported, reportedFiles: files)
    let probed = try probedFindings(task, posts.reported, ffprobe: request.tools.ffprobe)
    let findings = (posts.findings + Validator.treeFindings(tree) + probed)
      .filter { posts.scope.contains($0.path) }
      .inOrder()
    let paths = files.filter(\.isPost).map(\.path)
    return CheckResult(
      findings: findings, posts: paths.count, paths: paths, sources: texts(of: Set(findings.map(\.path))),
      commit: commit?.hex, hints: posts.unspelled.map(DictionaryLibrary.hint))
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
