package import Content
package import Diagnostics

/// One post, with what rules about it need.
package final class PostUnderCheck {
  package let post: Post
  package let configuration: Configuration
  package let files: FileIndex
  package let library: any MediaLibrary
  package let words: LintWords
  /// The file as it is; nothing where only the post is at hand.
  package let source: SourceFile?
  /// What the post is on each channel that it names and `stet.yml` knows, in the order of `stet.yml`.
  package let channels: [ChannelUnderCheck]
  /// Every text that readers see, each once however many channels share it; collected when a rule first asks.
  private(set) lazy var seenTexts: [SeenText] = {
    for channel in channels { _ = channel.seenTexts }
    return collector.all
  }()
  private let collector: SeenTextCollector

  package init(
    post: Post, configuration: Configuration, files: FileIndex, library: any MediaLibrary, words: LintWords,
    source: SourceFile? = nil
  ) {
    self.post = post
    self.configuration = configuration
    self.files = files
    self.library = library
    self.words = words
    self.source = source
    let texts = PostTexts(post: post, breaks: configuration.breaks)
    let collector = SeenTextCollector(lists: words.lists.matcher)
    self.collector = collector
    channels = configuration.channels.filter { post.channels.contains($0.name) }.map { channel in
      ChannelUnderCheck(
        channel: channel, post: post, configuration: configuration, files: files, library: library, words: words,
        texts: texts, collector: collector)
    }
  }

  /// Whether the post names a channel twice, or one that `stet.yml` does not know.
  var hasOddChannels: Bool { channels.count < post.channels.count }

  /// What `check` finds on the channels: each finding with its channel, or once for the post where it is the same on all.
  package func findings(onEach check: (ChannelUnderCheck) -> [Finding]) -> [Finding] {
    var order: [Finding] = []
    var found: [Finding: [String]] = [:]
    for channel in channels {
      for finding in check(channel) {
        if found[finding] == nil { order.append(finding) }
        found[finding, default: []].append(channel.channel.name)
      }
    }
    return order.flatMap { finding in attribute(finding, to: found[finding] ?? []) }
  }

  private func attribute(_ finding: Finding, to names: [String]) -> [Finding] {
    guard Set(names).count < channels.count else { return [finding] }
    return names.map { name in
      var own = finding
      own.channel = name
      return own
    }
  }
}

/// The texts of a post, each read once however many channels share it.
package struct PostTexts {
  private let post: Post
  private let breaks: LineBreaks
  /// The body, as readers get it.
  package let body: MarkdownText

  package init(post: Post, breaks: LineBreaks) {
    self.post = post
    self.breaks = breaks
    body = MarkdownText(body: post.body.markdown, breaks: breaks, firstLine: post.body.firstLine)
  }

  /// What stands on a channel instead of the body, or the body.
  package func text(_ override: MarkdownSource?) -> MarkdownText {
    guard let override else { return body }
    return MarkdownText(body: override.markdown, breaks: breaks, firstLine: override.firstLine)
  }
}
