package import Core
package import SocialText

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

/// What one post is on one channel, with what rules about it need.
///
/// A class, so that fifty rules do not copy it fifty times.
package final class ChannelUnderCheck {
  package let channel: Channel
  package let post: Post
  /// What the post says to the channel, overrides in place.
  package let content: PostContent
  /// The text as typed, its markers taken out, as the network has it: in one part where it has no threads.
  package let text: MarkdownText
  /// The same as people read it in the file, whatever the network: with all its parts, and with names where LinkedIn has
  /// mentions.
  let written: MarkdownText
  /// The text of each part as readers get it: with link, mentions and hashtags. This is what networks count.
  package let finalTexts: [String]
  /// What is known of the channel's network.
  package let sheet: NetworkFactSheet
  /// How long the final texts are, and what stands in them.
  package let counted: CountedTexts
  package let schedule: Schedule
  /// What keeps parts of the schedule from being told.
  package let scheduleProblems: [Schedule.Problem]
  private let basis: CheckBasis
  /// Every file that the rendition needs, in the order of the front matter, then of the text.
  private(set) lazy var references: [FileReference] = usesFiles ? foundReferences : []
  /// Every file that the post uses here, in the order of the front matter, then of the text; found when a rule first
  /// asks. A file that a part of a thread has twice is one.
  private(set) lazy var media: [Medium] = usesFiles ? MediumFinder(channel: self).media : []
  /// Where `text` was typed.
  let typed: TypedText
  /// Where `written` was typed.
  let writtenPlaces: TypedText
  /// What readers of the channel see; collected when a rule first asks.
  private lazy var shown: ChannelTexts = collector.texts(of: self)
  private let collector: SeenTextCollector

  init(_ known: KnownChannel, post: Post, basis: CheckBasis, texts: PostTexts, collector: SeenTextCollector) {
    let channel = known.channel
    self.channel = channel
    sheet = known.sheet
    self.post = post
    self.basis = basis
    let content = post.content(for: channel)
    let form = texts.form(content.text, on: channel.network)
    let text = texts.text(content.text, in: form)
    self.text = text
    written = form == .typed ? text : texts.text(content.text, in: .typed)
    finalTexts = texts.finalTexts(text, in: form, content, on: channel)
    counted = texts.counted(finalTexts, on: channel.network)
    let override = content.text == nil ? nil : post.overrideText(for: channel)
    let source = content.text ?? post.body
    typed = texts.typed(source, text, in: form, override: override)
    writtenPlaces = form == .typed ? typed : texts.typed(source, written, in: .typed, override: override)
    self.collector = collector
    (schedule, scheduleProblems) = texts.schedule(content, of: post, on: channel, in: basis)
    self.content = content
  }

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
  /// Every text that readers of the channel see.
  var seenTexts: [SeenText] { shown.all }
  /// Those of them that rules about writing look at.
  var writing: [SeenText] { shown.writing }
  /// Those of them that word lists are looked for in.
  var seen: ScannedTexts { shown.scanned }

  /// The stretch of the override's text that stands instead of the body; `nil` where the body stands.
  package var overrideText: SourceRange? { typed.override }

  /// Where a stretch of the text stands in the file: in an override the whole value, as YAML may have quoted, folded
  /// or indented it.
  package func place(ofText range: SourceRange) -> SourceRange { overrideText ?? range }

  /// Where a stretch of the text of part `index`, in UTF-8 bytes of `text.parts[index].text`, was typed.
  package func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    typed.place(inPart: index, utf8: stretch)
  }

  /// Where the text begins.
  package var textStart: SourceRange {
    let start = SourcePosition(line: post.body.firstLine, column: 1)
    return overrideText ?? SourceRange(start, start)
  }
}

extension Post {
  /// The stretch of the text that stands on a channel instead of the body, where one does.
  fileprivate func overrideText(for channel: Channel) -> SourceRange? {
    let keys = [channel.name, channel.network.rawValue].flatMap {
      ["overrides.\($0).text", "overrides.\($0).description"]
    }
    return keys.first(where: places.contains).map(places.value)
  }
}

extension ChannelUnderCheck {
  /// The media proper, without thumbnails, captions and cards.
  var attachments: [Medium] { media.filter { $0.role == .medium } }

  /// The format of the post on the network: `reel`.
  var format: PostFormat { content.format ?? network.standardFormat }

  /// Where the post names the channel.
  var channelPlace: SourceRange {
    let index = post.channels.firstIndex(of: channel.name) ?? 0
    return post.places.value("channels.\(index)")
  }
}
