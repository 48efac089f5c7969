package import Content
package import Diagnostics

/// What one post is on one channel, with what rules about it need.
///
/// A class, so that fifty rules do not copy it fifty times.
package final class ChannelUnderCheck {
  package let channel: Channel
  package let post: Post
  /// What the post says to the channel, overrides in place.
  package let content: PostContent
  /// The text as typed, its markers taken out.
  package let text: MarkdownText
  /// The text of each part as readers get it: with link, mentions and hashtags. This is what networks count.
  package let finalTexts: [String]
  /// What is known of the channel's network.
  package let sheet: NetworkFactSheet
  /// How long the final texts are, and what stands in them.
  package let counted: CountedTexts
  package let schedule: Schedule
  /// What keeps parts of the schedule from being told.
  package let scheduleProblems: [Schedule.Problem]
  package let configuration: Configuration
  package let files: FileIndex
  package let library: any MediaLibrary
  package let words: LintWords
  /// Every file that the rendition needs, in the order of the front matter, then of the text.
  private(set) lazy var references: [FileReference] = foundReferences
  /// Every file that the post uses here, in the order of the front matter, then of the text; found when a rule first
  /// asks. A file that a part of a thread has twice is one.
  private(set) lazy var media: [Medium] = MediumFinder(channel: self).media
  private let placer: LazyPlacer
  private let seenTexts: LazySeenTexts

  package init(
    channel: Channel, post: Post, configuration: Configuration, files: FileIndex, library: any MediaLibrary,
    words: LintWords, texts: PostTexts
  ) {
    self.channel = channel
    self.post = post
    self.configuration = configuration
    self.files = files
    self.library = library
    self.words = words
    content = post.content(for: channel)
    let text = texts.text(content.text)
    self.text = text
    finalTexts = ReaderText.parts(of: text, content, of: post, on: channel)
    sheet = channel.network.factSheet
    counted = CountedTexts(finalTexts, on: channel.network)
    placer = LazyPlacer(source: content.text ?? post.body, text: text)
    seenTexts = LazySeenTexts(cache: texts.scans)
    (schedule, scheduleProblems) = post.schedule(for: channel, in: configuration)
  }

  package var network: Network { channel.network }

  /// Every text that readers of the channel see, searched for words.
  var seen: SeenTexts { seenTexts.texts(of: self) }

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
  /// The stretch of the override's text that stands instead of the body; nothing where the body stands.
  package var overrideText: SourceRange? {
    guard content.text != nil else { return nil }
    let keys = [channel.name, network.rawValue].flatMap { ["overrides.\($0).text", "overrides.\($0).description"] }
    return keys.first(where: post.places.contains).map(post.places.value)
  }

  /// Where a stretch of the text stands in the file: in an override the whole value, as YAML may have quoted, folded
  /// or indented it.
  package func place(ofText range: SourceRange) -> SourceRange { overrideText ?? range }

  /// Where a stretch of the text of part `index`, in UTF-8 bytes of `text.parts[index].text`, was typed.
  package func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    overrideText ?? placer.placer.range(part: index, utf8: stretch)
  }

  /// Where the text begins.
  package var textStart: SourceRange {
    let start = SourcePosition(line: post.body.firstLine, column: 1)
    return overrideText ?? SourceRange(start, start)
  }
}

/// Finds places in the text; made when the first finding asks for it.
private final class LazyPlacer {
  private let source: MarkdownSource
  private let text: MarkdownText
  private(set) lazy var placer = TextPlacer(source: source, text: text)

  init(source: MarkdownSource, text: MarkdownText) {
    self.source = source
    self.text = text
  }
}

/// Collects and searches the texts of a channel; when the first rule asks for them.
private final class LazySeenTexts {
  private let cache: ScannedTexts
  private var texts: SeenTexts?

  init(cache: ScannedTexts) { self.cache = cache }

  func texts(of channel: ChannelUnderCheck) -> SeenTexts {
    if let texts { return texts }
    let collector = SeenTextCollector(channel: channel, cache: cache)
    let texts = collector.collect()
    self.texts = texts
    return texts
  }
}
