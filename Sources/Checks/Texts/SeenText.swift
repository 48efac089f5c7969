internal import Core
internal import SocialText

/// A text of a post that readers see, as typed: a part of its text, or a value of its front matter.
///
/// There is one object for all channels that share it, and searches in it are made once for all rules.
final class SeenText {
  /// What the text is to readers.
  enum Kind: Hashable {
    /// A part of the text, of so many.
    case part(Int, of: Int)
    case title, alternativeText, firstComment, preview, pollOption, warning
    /// The address that the post leads to, or the post that it answers, quotes or repeats.
    case link, reference
    /// One of the post's hashtags, with its sign; who made a medium; a text of the network's own options.
    case hashtag, credit, option
  }

  /// Where the text was typed.
  enum Source {
    case text(TypedText, part: Int)
    case value(SourceRange)
  }

  let kind: Kind
  let text: String
  /// The names of the channels that get it.
  var channels: [String] = []
  private let source: Source
  private let lists: WordMatcher

  private(set) lazy var bytes = Array(text.utf8)
  private(set) lazy var signs = bytes.withUnsafeBufferPointer(ByteSet.init)
  private(set) lazy var links = signs.contains(":") ? LinkFinder.links(in: bytes, insideWords: true) : []
  private(set) lazy var words = WordScanner.words(in: bytes, outside: links)
  private(set) lazy var hashtags = signs.contains("#") ? HashtagScanner.hashtags(in: bytes, outside: links) : []
  private(set) lazy var placeholders =
    PlaceholderScanner(bytes: bytes, signs: signs, words: words, links: links).placeholders
  private(set) lazy var dates = DateScanner(bytes: bytes, words: words).dates
  private(set) lazy var dayClaims = DateScanner(bytes: bytes, words: words).dayClaims
  private(set) lazy var embargoes = EmbargoScanner.marks(in: bytes, words: words)
  /// The sign that it is an address which brings a commission; `nil` if it has none.
  private(set) lazy var affiliateSign = AffiliateSign(bytes[...])
  /// The words of word lists that it has.
  private(set) lazy var scanned = ScannedText(bytes, lists: lists)

  /// - Parameter lists: the word lists of `stet.yml`.
  init(_ kind: Kind, _ text: String, at source: Source, lists: WordMatcher) {
    self.kind = kind
    self.text = text
    self.source = source
    self.lists = lists
  }

  /// The words that it has in code.
  var code: CodeWords {
    if case .text(let typed, _) = source { typed.code } else { CodeWords("") }
  }

  /// Where a stretch of the text, in bytes, was typed: as precisely as possible.
  func place(_ stretch: Range<Int>) -> SourceRange {
    switch source {
    case .text(let typed, let part): typed.place(of: stretch, in: bytes, part: part)
    case .value(let range): range.literal(stretch, of: bytes) ?? range
    }
  }

  /// Where a stretch of a part was typed; of the others the whole value.
  func widePlace(_ stretch: Range<Int>) -> SourceRange {
    switch source {
    case .text(let typed, let part): typed.place(inPart: part, utf8: stretch)
    case .value(let range): range
    }
  }

  /// Where a stretch of the text was typed, if it is there letter by letter, so that a fix may replace it.
  func certainPlace(_ stretch: Range<Int>) -> SourceRange? {
    switch source {
    case .text(let typed, let part): typed.certainPlace(of: stretch, in: bytes, part: part)
    case .value(let range): range.literal(stretch, of: bytes)
    }
  }
}

extension SeenText {
  /// Whether it is the text of the post, or a part of it.
  var isPart: Bool {
    if case .part = kind { true } else { false }
  }

  /// Whether people read it as words.
  var isProse: Bool {
    switch kind {
    case .part, .title, .alternativeText, .firstComment, .preview, .pollOption, .warning: true
    case .link, .reference, .hashtag, .credit, .option: false
    }
  }

  /// Whether rules about writing look at it.
  var isWriting: Bool { isProse || isAddress }

  /// Whether it is an address in a key of its own.
  var isAddress: Bool { kind == .link || kind == .reference }
}

/// Collects the texts of a post that readers see, each once however many channels share it.
///
/// One for each post, asked channel by channel: what a channel shares with one before is taken from there.
final class SeenTextCollector {
  /// A text of the front matter.
  struct Value {
    var kind: SeenText.Kind
    var text: String?
    /// Its path within the value that is added: `.0.alt`.
    var member = ""
  }

  private let lists: WordMatcher
  /// The texts by where they come from: the key that decides them, or the text's override.
  ///
  /// A list, as a post has few of them.
  private var known: [(origin: String, texts: [SeenText])] = []
  /// All that were collected, in the order of channels.
  private(set) var all: [SeenText] = []
  private var texts: [SeenText] = []

  /// - Parameter lists: the word lists of `stet.yml`.
  init(lists: WordMatcher) {
    self.lists = lists
    known.reserveCapacity(8)
    all.reserveCapacity(8)
  }

  /// What was collected for a channel, by what it shows.
  private var collected: [(shown: ShownKeys, texts: ChannelTexts)] = []

  /// The texts that readers of a channel see, those of the body first; to be called once for each channel.
  func texts(of channel: ChannelUnderCheck) -> ChannelTexts {
    let shown = ShownKeys(channel)
    if let shown, let same = collected.first(where: { $0.shown == shown })?.texts {
      for text in same.all { text.channels.append(channel.channel.name) }
      return same
    }
    texts = []
    texts.reserveCapacity(8)
    addText(of: channel)
    addValues(of: channel)
    let made = ChannelTexts(texts)
    if let shown { collected.append((shown, made)) }
    return made
  }

  private func addText(of channel: ChannelUnderCheck) {
    let origin = channel.overrideText.map { "text at \($0.start.line):\($0.start.column)" } ?? ""
    add(origin, channel) {
      let parts = channel.written.parts
      return parts.enumerated().flatMap { number, part in
        let text = SeenText(
          .part(number, of: parts.count), part.text, at: .text(channel.writtenPlaces, part: number), lists: lists)
        return [text]
          + part.images.map { image in
            SeenText(.alternativeText, image.alt, at: .value(channel.place(ofText: image.range)), lists: lists)
          }
      }
    }
  }

  /// Adds the texts of a value of the front matter.
  ///
  /// - Parameters:
  ///   - key: the key that an override would have.
  ///   - member: the path of the value within the key's.
  ///   - texts: asked for where no channel before has the same value.
  func add(_ key: String, member: String = "", _ channel: ChannelUnderCheck, _ texts: () -> [Value]) {
    let key = channel.deciding(key)
    add(key + member, channel) {
      texts().compactMap { value in
        guard let text = value.text, !text.isEmpty else { return nil }
        let place = channel.post.places.value(key + member + value.member)
        return SeenText(value.kind, text, at: .value(place), lists: lists)
      }
    }
  }

  private func add(_ origin: String, _ channel: ChannelUnderCheck, _ make: () -> [SeenText]) {
    let found = known.first { $0.origin == origin }?.texts ?? makeKnown(origin, make)
    for text in found { text.channels.append(channel.channel.name) }
    texts += found
  }

  private func makeKnown(_ origin: String, _ make: () -> [SeenText]) -> [SeenText] {
    let made = make()
    known.append((origin, made))
    all += made
    return made
  }
}

/// The values of the front matter that readers see; each only where the network shows it.
extension SeenTextCollector {
  /// Title, first comment, addresses, warning, card, poll, hashtags, what media have, and options that are texts.
  func addValues(of channel: ChannelUnderCheck) {
    let content = channel.content
    func shows(_ key: ReaderKey) -> Bool { key.applies(to: channel.network) }
    if shows(.title) { add(.title, content.title, "title", channel) }
    if shows(.firstComment) { add(.firstComment, content.firstComment, "firstComment", channel) }
    add(.link, content.link, "link", channel)
    add(.reference, content.reply, "reply", channel)
    add(.reference, content.quote, "quote", channel)
    add(.reference, content.repost, "repost", channel)
    if case .warning(let text)? = content.sensitive, shows(.sensitive) { add(.warning, text, "sensitive", channel) }
    if let preview = content.preview, shows(.preview) { add(preview, channel) }
    if let poll = content.poll, shows(.poll) { add(poll, channel) }
    if let hashtags = content.hashtags { add(hashtags, channel) }
    if let media = content.media { add(media, channel) }
    if !content.options.isEmpty { add(content.options, channel) }
  }

  private func add(_ kind: SeenText.Kind, _ text: String?, _ key: String, _ channel: ChannelUnderCheck) {
    guard let text else { return }
    add(key, channel) { [Value(kind: kind, text: text)] }
  }

  private func add(_ preview: LinkPreview, _ channel: ChannelUnderCheck) {
    add("preview", channel) {
      [
        Value(kind: .preview, text: preview.title, member: ".title"),
        Value(kind: .preview, text: preview.description, member: ".description"),
      ]
    }
  }

  private func add(_ poll: Poll, _ channel: ChannelUnderCheck) {
    add("poll", channel) {
      poll.options.enumerated().map { Value(kind: .pollOption, text: $1, member: ".options.\($0)") }
    }
  }

  /// With their sign, so that their parts count as words.
  private func add(_ hashtags: Addressed, _ channel: ChannelUnderCheck) {
    let (name, network) = (channel.channel.name, channel.network)
    var member = ""
    if case .by(let lists) = hashtags { member = "." + (lists[name] == nil ? network.rawValue : name) }
    add("hashtags", member: member, channel) {
      hashtags.list(for: name, on: network).enumerated().map { number, tag in
        Value(kind: .hashtag, text: "#" + tag, member: ".\(number)")
      }
    }
  }

  private func add(_ media: [MediaItem], _ channel: ChannelUnderCheck) {
    add("media", channel) {
      media.enumerated().flatMap { number, item in
        [
          Value(kind: .alternativeText, text: item.alt, member: ".\(number).alt"),
          Value(kind: .credit, text: item.credit, member: ".\(number).credit"),
        ]
      }
    }
  }

  private func add(_ options: [String: OptionValue], _ channel: ChannelUnderCheck) {
    for key in options.keys.sorted() {
      add(key, channel) {
        switch options[key] {
        case .text(let text): [Value(kind: .option, text: text)]
        case .list(let list):
          list.enumerated().map { Value(kind: .option, text: $1, member: ".\($0)") }
        default: []
        }
      }
    }
  }
}

/// The text of a post as typed in its body, or in the override that replaces it; finds places in it.
final class TypedText {
  /// The stretch of the override's text; `nil` if the text is the body.
  let override: SourceRange?
  private let source: MarkdownSource
  private let text: MarkdownText
  private lazy var placer = TextPlacer(source: source, text: text)
  /// The words that it has in code.
  private(set) lazy var code = CodeWords(source.markdown)

  init(source: MarkdownSource, text: MarkdownText, override: SourceRange?) {
    self.source = source
    self.text = text
    self.override = override
  }

  /// Where a stretch of the text of part `index`, in bytes of UTF-8, was typed; in an override the whole value, as YAML
  /// may have quoted, folded or indented it.
  func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    override ?? placer.range(part: index, utf8: stretch)
  }

  /// The same for a part whose text is `bytes`, more precisely.
  ///
  /// Counted back from the first word of the stretch: signs before it have no place of their own.
  func place(of stretch: Range<Int>, in bytes: [UInt8], part: Int) -> SourceRange {
    if let override { return place(of: stretch, in: bytes, override: override) }
    let start = bytes.firstWord(in: stretch)
    var place = placer.range(part: part, utf8: start..<stretch.upperBound)
    place.start.column = max(1, place.start.column - bytes.columns(stretch.lowerBound..<start))
    return place
  }

  /// In an override without markers, a stretch can be located if YAML has it letter by letter.
  private func place(of stretch: Range<Int>, in bytes: [UInt8], override: SourceRange) -> SourceRange {
    guard source.markdown.utf8.elementsEqual(bytes) else { return override }
    return override.literal(stretch, of: bytes) ?? override
  }

  /// Where a stretch was typed, if it is there letter by letter.
  func certainPlace(of stretch: Range<Int>, in bytes: [UInt8], part: Int) -> SourceRange? {
    guard override == nil else { return nil }
    let place = place(of: stretch, in: bytes, part: part)
    return source.text(at: place)?.utf8.elementsEqual(bytes[stretch]) == true ? place : nil
  }
}

extension MarkdownSource {
  /// What was typed at a place on one line; `nil` where there is no such place.
  fileprivate func text(at range: SourceRange) -> String? {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let index = range.start.line - firstLine
    guard range.start.line == range.end.line, lines.indices.contains(index) else { return nil }
    let scalars = lines[index].unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.start.column - 1, limitedBy: scalars.endIndex)
    let end = scalars.index(scalars.startIndex, offsetBy: range.end.column - 1, limitedBy: scalars.endIndex)
    guard let start, let end, start <= end else { return nil }
    return String(lines[index][start..<end])
  }
}

extension SourceRange {
  /// The place of a stretch of the text that a YAML value here stands for; `nil` if the value is not written literally
  /// on one line, in quotation marks or without.
  func literal(_ stretch: Range<Int>, of bytes: [UInt8]) -> SourceRange? {
    let marks = end.column - start.column - bytes.columns(bytes.indices)
    guard start.line == end.line, marks == 0 || marks == 2 else { return nil }
    func position(_ offset: Int) -> SourcePosition {
      SourcePosition(line: start.line, column: start.column + marks / 2 + bytes.columns(0..<offset))
    }
    return SourceRange(position(stretch.lowerBound), position(stretch.upperBound))
  }
}

extension [UInt8] {
  /// How many columns a stretch takes: one a code point.
  func columns(_ stretch: Range<Int>) -> Int { self[stretch].count { $0 & 0xC0 != 0x80 } }
}
