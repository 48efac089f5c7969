package import Core
package import SocialText

/// One post, with what rules about it need.
package final class PostUnderCheck {
  package let rendered: RenderedPost
  private let basis: CheckBasis
  /// The file; `nil` if only the post is known.
  package let source: SourceFile?
  /// What the post is on each channel that it names and `stet.yml` knows, in the order of `stet.yml`.
  package let channels: [ChannelUnderCheck]
  private let texts: TextsUnderCheck

  init(post: Post, basis: CheckBasis, source: SourceFile? = nil) {
    rendered = RenderedPost(post, by: basis.configuration, library: basis.library)
    self.basis = basis
    self.source = source
    let channels = rendered.channels
    let texts = TextsUnderCheck(of: channels, lists: basis.words.lists.matcher)
    self.texts = texts
    self.channels = channels.enumerated().map { ChannelUnderCheck($1, basis: basis, texts: texts, index: $0) }
  }

  package var post: Post { rendered.post }
  package var configuration: Configuration { basis.configuration }
  package var files: FileIndex { basis.files }
  package var library: any MediaLibrary { basis.library }
  package var words: LintWords { basis.words }
  /// Every text that readers see, each once for all channels that share it.
  var seenTexts: [TextUnderCheck] { texts.all }

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

  /// A finding on some channels, with each of them; once, for the post, if these are all.
  func attribute(_ finding: Finding, to names: [String]) -> [Finding] {
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

/// What one post is on one channel, with what rules about it need.
///
/// A class, so that fifty rules do not copy it fifty times.
package final class ChannelUnderCheck {
  package let rendered: RenderedChannel
  /// What is known of the channel's network.
  package let facts: NetworkFacts
  private let basis: CheckBasis
  private let texts: TextsUnderCheck
  /// The channel's place among those of the post.
  private let index: Int
  /// The counts of the final texts, empty until first use: most texts need none.
  private var counts: [TextCount?] = []
  /// Every file that the rendition needs, in the order of the front matter, then of the text.
  private(set) lazy var references: [FileReference] = usesFiles ? foundReferences : []
  /// Every file that the post uses here, in the order of the front matter, then of the text; found when a rule first
  /// asks. A file that a part of a thread has twice is one.
  private(set) lazy var media: [Medium] = usesFiles ? MediumFinder(channel: self).media : []

  init(_ rendered: RenderedChannel, basis: CheckBasis, texts: TextsUnderCheck, index: Int) {
    self.rendered = rendered
    self.basis = basis
    self.texts = texts
    self.index = index
    facts = rendered.network.facts
  }

  package var channel: Channel { rendered.channel }
  package var post: Post { rendered.post }
  package var content: PostContent { rendered.content }
  package var text: MarkdownText { rendered.text }
  var written: MarkdownText { rendered.written }
  package var finalTexts: [String] { rendered.finalTexts }
  package var schedule: Schedule { rendered.schedule.schedule }
  package var scheduleProblems: [Schedule.Problem] { rendered.schedule.problems }
  /// When the post goes out here, one time for each occurrence; empty where no time is known.
  var times: [Timestamp] { schedule.series?.occurrences.map(\.at) ?? schedule.at.map { [$0] } ?? [] }
  package var network: Network { channel.network }
  package var configuration: Configuration { basis.configuration }
  package var files: FileIndex { basis.files }
  package var library: any MediaLibrary { basis.library }
  package var words: LintWords { basis.words }

  /// The dotted path of the key that decides `key` here.
  package func deciding(_ key: String) -> String { post.deciding(key, for: channel) }

  /// The stretch of the value that decides `key` here.
  package func value(_ key: String) -> SourceRange { post.places.value(deciding(key)) }

  /// The stretch of the key that decides `key` here.
  package func key(_ key: String) -> SourceRange { post.places.key(deciding(key)) }

  /// Whether `key` is written here, with a usable value or not.
  package func isWritten(_ key: String) -> Bool { post.places.contains(deciding(key)) }
}

extension ChannelUnderCheck {
  /// The length of the final text of part `index` in `unit`; cheaper than a count, which finds addresses and the like
  /// as well.
  func length(ofPart index: Int, in unit: TextUnit) -> ClosedRange<Int> {
    (counts.isEmpty ? nil : counts[index])?.length(in: unit) ?? TextCounter.length(of: finalTexts[index], in: unit)
  }

  /// The count of the final text of part `index`, as the channel's network counts; made once.
  func count(ofPart index: Int) -> TextCount {
    if counts.isEmpty { counts = Array(repeating: nil, count: finalTexts.count) }
    if let count = counts[index] { return count }
    let count = TextCounter.count(finalTexts[index], on: network)
    counts[index] = count
    return count
  }
}

extension ChannelUnderCheck {
  /// Every text that readers of the channel see.
  var seenTexts: [TextUnderCheck] { texts.shown(on: index).all }
  /// Those of them that rules about writing look at.
  var writing: [TextUnderCheck] { texts.shown(on: index).writing }
  /// Those of them that word lists are looked for in.
  var seen: ScannedTexts { texts.shown(on: index).scanned }

  /// The stretch of the override's text that stands instead of the body; `nil` where the body stands.
  package var overrideText: SourceRange? { rendered.overrideText }

  /// Where a stretch of the text stands in the file: in an override the whole value, as YAML may have quoted, folded
  /// or indented it.
  package func place(ofText range: SourceRange) -> SourceRange { overrideText ?? range }

  /// Where a stretch of the text of part `index`, in UTF-8 bytes of `text.parts[index].text`, was typed.
  package func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    rendered.origin.place(inPart: index, utf8: stretch)
  }

  /// Where the text begins.
  package var textStart: SourceRange {
    let start = SourcePosition(line: post.body.firstLine, column: 1)
    return overrideText ?? SourceRange(start, start)
  }
}

extension ChannelUnderCheck {
  /// The media proper, without thumbnails, captions and cards.
  var attachments: [Medium] { media.filter { $0.role == .medium } }

  /// The format of the post on the network: `reel`.
  var format: PostFormat { content.format ?? network.standardFormat }
}
