package import Content
package import Diagnostics

/// One post, with what rules about it need.
package final class PostUnderCheck {
  package let post: Post
  private let basis: CheckBasis
  /// The file; `nil` if only the post is known.
  package let source: SourceFile?
  /// What the post is on each channel that it names and `stet.yml` knows, in the order of `stet.yml`.
  package let channels: [ChannelUnderCheck]
  /// Every text that readers see, each once for all channels that share it; collected on first use.
  private(set) lazy var seenTexts: [SeenText] = {
    for channel in channels { _ = channel.seenTexts }
    return collector.all
  }()
  private let collector: SeenTextCollector

  package init(post: Post, basis: CheckBasis, source: SourceFile? = nil) {
    self.post = post
    self.basis = basis
    self.source = source
    let texts = PostTexts(post: post, breaks: basis.configuration.breaks)
    let collector = SeenTextCollector(lists: basis.words.lists.matcher)
    self.collector = collector
    let named = Set(post.channels)
    channels = basis.channels.compactMap { known in
      guard named.contains(known.channel.name) else { return nil }
      return ChannelUnderCheck(known, post: post, basis: basis, texts: texts, collector: collector)
    }
  }

  package convenience init(
    post: Post, configuration: Configuration, files: FileIndex, library: any MediaLibrary, words: LintWords,
    source: SourceFile? = nil
  ) {
    let basis = CheckBasis(configuration: configuration, files: files, library: library, words: words)
    self.init(post: post, basis: basis, source: source)
  }

  package var configuration: Configuration { basis.configuration }
  package var files: FileIndex { basis.files }
  package var library: any MediaLibrary { basis.library }
  package var words: LintWords { basis.words }

  /// Whether the post names a channel twice, or one that `stet.yml` does not know.
  var hasOddChannels: Bool { channels.count < post.channels.count }

  /// What `check` finds on the channels: each finding with its channel, or once for the post where it is the same on
  /// all.
  package func findings(onEach check: (ChannelUnderCheck) -> [Finding]) -> [Finding] {
    var found: [(channel: String, findings: [Finding])] = []
    for place in channels.indices {
      let findings = check(channels[place]).bounded
      // Most rules have no findings.
      if !findings.isEmpty { found.append((channels[place].channel.name, findings)) }
    }
    return found.isEmpty ? [] : attributed(found)
  }

  private func attributed(_ found: [(channel: String, findings: [Finding])]) -> [Finding] {
    var order: [Finding] = []
    var names: [Finding: [String]] = [:]
    for (channel, findings) in found {
      for finding in findings {
        if names[finding] == nil { order.append(finding) }
        names[finding, default: []].append(channel)
      }
    }
    return order.flatMap { finding in attribute(finding, to: names[finding] ?? []) }
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

extension [Finding] {
  /// At most fifty findings of one rule on one channel, errors first.
  fileprivate var bounded: [Finding] {
    guard count > 50 else { return self }
    return Array((filter { $0.severity == .error } + filter { $0.severity != .error }).prefix(50))
  }
}
