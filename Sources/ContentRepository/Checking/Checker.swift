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
  /// The absolute path of ffprobe; nothing where it is not installed.
  package var ffprobe: String?

  package init(paths: [String] = [], base: String? = nil, ffprobe: String? = nil) {
    self.paths = paths
    self.base = base
    self.ffprobe = ffprobe
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

  /// Checks the whole tree and reports on what was asked for: rules across posts still see everything.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configuration()
    var content = try loader.load(
      configuration: reading.configuration, words: loader.words(of: reading.configuration))
    content.configurationFindings = reading.findings
    let base = try request.base.map { try baseFiles($0) }
    content.base = try base.map(postIDs)
    let validation = Validator(content).findings
    let policy = reading.configuration.map {
      PolicyCheck(configuration: $0, content: content, validation: validation).findings
    }
    let isReportedOn = try scope(request, content, base: base)
    let probed = probedFindings(content, ffprobe: request.ffprobe, isReportedOn: isReportedOn)
    let findings = (validation + (policy ?? []) + probed)
      .filter { isReportedOn($0.path) }
      .inOrder()
    return CheckResult(
      findings: findings, posts: content.files.count { $0.isPost && isReportedOn($0.path) },
      sources: texts(of: Set(findings.map(\.path))), commit: commit?.hex)
  }

  private func texts(of paths: Set<String>) -> [String: String] {
    paths.reduce(into: [:]) { texts, path in
      guard let bytes = try? source.bytes(at: path, limit: ContentLoader.postLimit) else { return }
      texts[path] = SourceFile.read(path: path, bytes: bytes).file?.text
    }
  }
}
