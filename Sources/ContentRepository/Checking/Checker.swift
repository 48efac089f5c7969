internal import Content
package import Diagnostics
internal import Git
internal import Validation

/// What `stet check` looks at.
package struct CheckRequest: Sendable {
  /// Files and folders to report on; everything where none is named.
  package var paths: [String]
  /// The revision compared with: then only what differs from it is reported.
  package var base: String?
  /// How many threads check posts at once.
  package var workers: Int
  /// The absolute path of ffprobe; nothing where it is not installed.
  package var ffprobe: String?
  /// Told, from any thread, how many of how many posts are done.
  package var progress: @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    paths: [String] = [], base: String? = nil, workers: Int = 1, ffprobe: String? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.paths = paths
    self.base = base
    self.workers = workers
    self.ffprobe = ffprobe
    self.progress = progress
  }
}

/// What `stet check` found.
package struct CheckResult: Sendable {
  package var findings: [Finding]
  /// How many posts were reported on.
  package var posts: Int
  /// The texts that findings point into, by path.
  package var sources: [String: String]
  /// The commit checked; nothing for a work tree.
  package var commit: String?
}

/// Validates a tree: the work tree, or in a bare repository what `HEAD` names.
package struct Checker {
  let repository: ContentRepository
  let source: any ContentSource
  private let commit: ObjectID?

  package init(repository: ContentRepository) throws {
    self.repository = repository
    if let root = repository.git.worktreeRoot {
      source = WorkTreeSource(repository: repository.git, root: root)
      commit = nil
    } else {
      let head = try repository.git.commitID(revision: "HEAD")
      source = TreeSource(repository: repository.git, tree: try repository.git.commit(head).tree)
      commit = head
    }
  }

  /// Checks what was asked for. Rules across posts see the whole tree, by the traces of the other posts.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configuration()
    let task = CheckTask(
      source: source.place, configuration: reading.configuration, files: FileIndex(try source.files()),
      words: loader.words(of: reading.configuration))
    let base = try request.base.map { try baseFiles($0) }
    let posts = try checkedPosts(task, request, try scope(request, task, base: base))
    var content = ContentUnderCheck(
      configuration: task.configuration, configurationFindings: reading.findings, posts: [], files: task.files.list,
      library: SourceMediaLibrary(source: source, hashes: repository.hashes), words: task.words)
    content.base = try base.map { try postIDs($0, now: posts.traces, task.files) }
    let tree = TreeUnderCheck(content, files: task.files, posts: posts.traces, reported: posts.reported)
    let probed = try probedFindings(task, posts.reported, ffprobe: request.ffprobe)
    let findings = (posts.findings + Validator.treeFindings(tree) + probed).filter { posts.scope.contains($0.path) }
      .inOrder()
    return CheckResult(
      findings: findings, posts: task.files.list.count { $0.isPost && posts.scope.contains($0.path) },
      sources: texts(of: Set(findings.map(\.path))), commit: commit?.hex)
  }

  private func texts(of paths: Set<String>) -> [String: String] {
    paths.reduce(into: [:]) { texts, path in
      guard let bytes = try? source.bytes(at: path, limit: ContentLoader.postLimit) else { return }
      texts[path] = SourceFile.read(path: path, bytes: bytes).file?.text
    }
  }
}
