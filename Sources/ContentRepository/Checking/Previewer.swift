internal import Content
internal import Diagnostics
internal import Git
internal import Validation
package import Workflow

/// Shows posts as readers will see them, from the work tree or a commit.
package struct Previewer {
  /// The commit that is shown, in hexadecimal; nothing for a work tree.
  package let commit: String?
  private let configuration: Configuration
  private let content: ContentUnderCheck

  /// Reads the work tree, or what `revision` names; in a bare repository, `HEAD`.
  package init(repository: ContentRepository, revision: String?) throws {
    let source: any ContentSource
    if revision == nil, let root = repository.git.worktreeRoot {
      source = WorkTreeSource(repository: repository.git, root: root)
      commit = nil
    } else {
      let id = try repository.git.commitID(revision: revision ?? "HEAD")
      source = TreeSource(repository: repository.git, tree: try repository.git.commit(id).tree)
      commit = id.hex
    }
    let loader = ContentLoader(repository: repository, source: source)
    guard let configuration = try loader.configuration().configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    self.configuration = configuration
    content = try loader.load(configuration: configuration, words: loader.words(of: configuration))
  }

  /// What readers of each channel of a post will see.
  package func previews(of name: String, channels: [String] = []) throws -> [Preview] {
    let findings = Validator(content).findings
    let maker = SnapshotMaker(configuration: configuration, content: content, findings: findings)
    let post = try maker.snapshots { _ in PostHistory() }.post(named: name)
    return
      post.channels
      .filter { channels.isEmpty || channels.contains($0.channel.name) }
      .map { channel in
        Preview(
          post: post.id, title: post.title, channel: channel.channel, rendition: channel.rendition,
          schedule: channel.schedule,
          findings: findings.filter {
            $0.path == post.path && ($0.channel == nil || $0.channel == channel.channel.name)
          })
      }
  }
}
