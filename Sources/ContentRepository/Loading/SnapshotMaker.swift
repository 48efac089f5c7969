package import Content
package import Diagnostics
internal import Git
internal import Ledger
package import Validation
package import Workflow

/// Makes of validated posts what verdicts are about.
package struct SnapshotMaker {
  private let configuration: Configuration
  private let content: ContentUnderCheck
  private let findings: [String: [Finding]]
  private let blobs: [String: String]

  package init(configuration: Configuration, content: ContentUnderCheck, findings: [Finding]) {
    self.configuration = configuration
    self.content = content
    self.findings = Dictionary(grouping: findings, by: \.path)
    blobs = Dictionary(
      content.files.map { ($0.path, $0.blob.map { ObjectID($0).hex } ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  /// The snapshots of all posts that could be read, in the order of their paths.
  package func snapshots(history: (Post) throws -> PostHistory) rethrows -> [PostSnapshot] {
    try content.posts.compactMap(\.post).map { snapshot($0, history: try history($0)) }
  }

  /// The snapshot of one post.
  package func snapshot(_ post: Post, history: PostHistory) -> PostSnapshot {
    let findings = findings[post.path] ?? []
    let renderer = Renderer(configuration: configuration, library: content.library)
    let channels = configuration.channels.filter { post.channels.contains($0.name) }
      .map { snapshot(post, $0, findings, renderer) }
    return PostSnapshot(
      id: post.id, path: post.path, title: post.content.title ?? post.id,
      firstWords: post.content.title == nil ? firstWords(of: post, channels) : nil, blob: blobs[post.path] ?? "",
      priority: post.priority, labels: post.labels, inputs: Self.inputs(of: post, findings), history: history,
      channels: channels)
  }

  /// As readers of the first channel get them; where the post cannot be rendered, as far as its body can be read.
  private func firstWords(of post: Post, _ channels: [ChannelSnapshot]) -> String? {
    let texts = channels.lazy.compactMap { $0.rendition?.parts.first?.text }
    if let words = texts.compactMap(PostSnapshot.firstWords).first { return words }
    // A body may be too large to be read.
    let start = post.body.markdown.prefix(1_000)
    let text = MarkdownText(body: String(start), breaks: configuration.breaks, firstLine: 1)
    return text.parts.first.flatMap { PostSnapshot.firstWords(of: $0.text) }
  }

  /// What rules look at of a post, channel by channel: no rendition is made for that.
  static func situations(
    of post: Post, findings: [Finding], in configuration: Configuration
  ) -> [(channel: Channel, situation: RuleSituation)] {
    configuration.channels.filter { post.channels.contains($0.name) }.map { channel in
      let content = post.content(for: channel)
      let inputs = inputs(of: post, findings.filter { $0.concerns(channel) })
      let situation = RuleSituation(
        channel: channel.name, network: channel.network, disclosure: content.disclosure ?? .none,
        formats: content.ruleFormats(on: channel.network), inputs: inputs)
      return (channel, situation)
    }
  }

  private func snapshot(
    _ post: Post, _ channel: Channel, _ findings: [Finding], _ renderer: Renderer
  ) -> ChannelSnapshot {
    let content = post.content(for: channel)
    let own = findings.filter { $0.concerns(channel) }
    return ChannelSnapshot(
      channel: channel, rendition: try? renderer.rendition(of: post, on: channel),
      schedule: post.schedule(for: channel, in: configuration).schedule, draft: content.draft ?? false,
      disclosure: content.disclosure ?? .none, formats: content.ruleFormats(on: channel.network),
      errors: own.filter { $0.severity == .error }, flags: Self.flags(own))
  }

  private static func inputs(of post: Post, _ findings: [Finding]) -> PolicyInputs {
    PolicyInputs(
      department: post.labels.department, pillar: post.labels.pillar, campaign: post.labels.campaign, path: post.path,
      flags: flags(findings))
  }

  private static func flags(_ findings: [Finding]) -> [String] { Set(findings.flatMap(\.flags)).sorted() }
}

extension Finding {
  /// Whether it is about a channel, or about all of them.
  fileprivate func concerns(_ other: Channel) -> Bool { channel == nil || channel == other.name }
}

extension PostContent {
  /// What a rule's `formats` may match: the format, and what the post answers.
  fileprivate func ruleFormats(on network: Network) -> [String] {
    [
      (format ?? network.standardFormat).rawValue, reply.map { _ in "reply" }, quote.map { _ in "quote" },
      repost.map { _ in "repost" },
    ].compactMap { $0 }
  }
}
