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

  package init(paths: [String] = [], base: String? = nil) {
    self.paths = paths.map { $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }
    self.base = base
  }

  /// Whether a path is one of those to report on, or lies in one.
  func names(_ path: String) -> Bool {
    paths.isEmpty || paths.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
  }
}

/// What `stet check` found.
package struct CheckResult: Sendable {
  package var findings: [Finding]
  /// How many posts were reported on.
  package var posts: Int
  /// The paths of the posts reported on, in their order.
  package var paths: [String]
  /// The texts that findings point into, by path.
  package var sources: [String: String]
  /// The commit checked; nothing for a work tree.
  package var commit: String?
}

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

  /// Checks the whole tree and reports on what was asked for: rules across posts still see everything.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let loader = ContentLoader(repository: repository, source: source)
    let reading = try loader.configuration()
    var content = try loader.load(
      configuration: reading.configuration, words: loader.words(of: reading.configuration))
    content.configurationFindings = reading.findings
    let base = try (request.base ?? standardBase).map { try baseFiles($0) }
    content.base = try base.map(postIDs)
    let validation = Validator(content).findings
    let policy = reading.configuration.map {
      PolicyCheck(configuration: $0, content: content, validation: validation).findings
    }
    let isReportedOn = try scope(request, content, base: base)
    let findings = (validation + (policy ?? []))
      .filter { isReportedOn($0.path) }
      .inOrder()
    let posts = content.files.filter { $0.isPost && isReportedOn($0.path) }.map(\.path)
    return CheckResult(
      findings: findings, posts: posts.count, paths: posts, sources: texts(of: Set(findings.map(\.path))),
      commit: commit?.hex)
  }

  private func texts(of paths: Set<String>) -> [String: String] {
    paths.reduce(into: [:]) { texts, path in
      guard let bytes = try? source.bytes(at: path, limit: ContentLoader.postLimit) else { return }
      texts[path] = SourceFile.read(path: path, bytes: bytes).file?.text
    }
  }
}
