internal import Checks
package import Core
internal import Git

/// Shows posts as readers will see them, from the work tree or a commit.
package struct Previewer {
  private let repository: ContentRepository
  private let revision: String?

  /// - Parameter revision: The commit to show; the work tree where nil, or in a bare repository `HEAD`.
  package init(repository: ContentRepository, revision: String?) {
    self.repository = repository
    self.revision = revision
  }

  /// One post on its channels.
  package struct Result {
    package var previews: [Preview]
    /// The commit that is shown, in hexadecimal; nil for the work tree.
    package var commit: String?
    /// The branch that is shown as it was fetched, since the checkout is behind it.
    package var fetched: JudgedCommit.Fetched?
  }

  /// What readers of each channel of a post will see.
  ///
  /// Where the checkout is behind its publishing branch, the branch is shown as it was fetched; but the work tree where
  /// the post was changed there, or is there alone.
  package func result(for name: String, channels: [String] = []) throws -> Result {
    let git = repository.git
    guard revision == nil, let root = git.worktreeRoot else {
      return try content(of: judgedCommit()).result(for: name, channels)
    }
    let here = try PreviewedTree(WorkTreeSource(repository: git, root: root), in: repository)
    // Before the first commit, the work tree cannot be behind a branch.
    guard try git.reference("HEAD") != nil, case let judged = try judgedCommit(), judged.fetched != nil,
      let base = judged.base
    else { return try here.result(for: name, channels) }
    let there = try content(of: judged)
    let changes = try OwnChanges(since: base, in: git, root: root)
    guard let own = try here.post(name) else { return try there.result(for: name, channels) }
    let isChanged = try ([own.path] + own.files).contains { try changes.contain($0) }
    guard !isChanged, let fetched = try there.post(own.id) else { return try here.result(for: own, channels) }
    return try there.result(for: fetched, channels)
  }

  private func judgedCommit() throws -> JudgedCommit {
    // Without a policy there is no publishing branch, but the post can still be shown.
    try repository.judgedCommit(revision, queues: (try? repository.policy())?.configuration.queues ?? [])
  }

  private func content(of judged: JudgedCommit) throws -> PreviewedTree {
    let tree = try repository.git.commit(judged.commit).tree
    var shown = try PreviewedTree(TreeSource(repository: repository.git, tree: tree), in: repository)
    shown.commit = judged.commit.hex
    shown.fetched = judged.fetched
    return shown
  }
}

/// A tree of content, judged by its own `stet.yml`.
private struct PreviewedTree {
  private let repository: ContentRepository
  private let source: any ContentSource
  private let loader: ContentLoader
  private let configuration: Configuration
  var commit: String?
  var fetched: JudgedCommit.Fetched?

  init(_ source: any ContentSource, in repository: ContentRepository) throws {
    self.repository = repository
    self.source = source
    loader = ContentLoader(repository: repository, source: source)
    guard let configuration = try loader.configuration().configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    self.configuration = configuration
  }

  /// The post with that id or path; `nil` where there is none.
  ///
  /// Most files are named like their post: these are read first, and the others only where it is in none of them.
  func post(_ name: String) throws -> Post? {
    let files = try source.files().filter(\.isPost)
    let likely = files.filter { $0.path == name || $0.path.hasSuffix("/\(name).md") }
    for file in likely + files {
      if let post = try loader.reading(file)?.post, post.id == name || post.path == name { return post }
    }
    return nil
  }

  func result(for name: String, _ channels: [String]) throws -> Previewer.Result {
    guard let post = try post(name) else { throw try unknown(name) }
    return try result(for: post, channels)
  }

  func result(for post: Post, _ channels: [String]) throws -> Previewer.Result {
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let rendered = RenderedPost(post, by: configuration, library: library)
    let shown = rendered.channels.filter { channels.isEmpty || channels.contains($0.channel.name) }
    let found = try findings(at: post.path)
    return Previewer.Result(
      previews: shown.map { Preview(of: rendered, on: $0, findings: found, library: library) }, commit: commit,
      fetched: fetched)
  }

  /// What a check finds in a file, at full severity however old the post is.
  private func findings(at path: String) throws -> [Finding] {
    var request = CheckRequest(paths: [path], usesStore: true)
    request.sparesOldPosts = false
    return try Checker(repository: repository, source: source).check(request).findings.filter { $0.path == path }
  }

  private func unknown(_ name: String) throws -> RepositoryError {
    .unknownPost(name, among: try source.files().compactMap { try loader.reading($0)?.post })
  }
}
