internal import SocialText

/// A text of a post that readers see, as typed: a part of its text, or a value of its front matter.
package struct VisibleText {
  /// What the text is to readers.
  package enum Kind: Hashable {
    /// A part of the text, of so many.
    case part(Int, of: Int)
    case title, alternativeText, firstComment, preview, pollOption, warning
    /// The address that the post leads to, or the post that it answers, quotes or repeats.
    case link, reference
    /// One of the post's hashtags, with its sign; who made a medium; a text of the network's own options.
    case hashtag, credit, option
  }

  /// Where the text was typed.
  package enum Source {
    case text(TextOrigin, part: Int)
    case value(SourceRange)
  }

  package let kind: Kind
  package let text: String
  package let source: Source
  /// The names of the channels that get it.
  package fileprivate(set) var channels: [String] = []

  fileprivate init(_ kind: Kind, _ text: String, at source: Source) {
    self.kind = kind
    self.text = text
    self.source = source
  }

  /// Where a stretch of the text, in bytes, was typed: as precisely as possible.
  package func place(_ stretch: Range<Int>) -> SourceRange {
    let bytes = Array(text.utf8)
    switch source {
    case .text(let origin, let part): return origin.place(of: stretch, in: bytes, part: part)
    case .value(let range): return range.literal(stretch, of: bytes) ?? range
    }
  }

  /// Where a stretch of a part was typed; of the others the whole value.
  package func widePlace(_ stretch: Range<Int>) -> SourceRange {
    switch source {
    case .text(let origin, let part): origin.place(inPart: part, utf8: stretch)
    case .value(let range): range
    }
  }

  /// Where a stretch of the text was typed, if it is there letter by letter, so that a fix may replace it.
  package func certainPlace(_ stretch: Range<Int>) -> SourceRange? {
    let bytes = Array(text.utf8)
    switch source {
    case .text(let origin, let part): return origin.certainPlace(of: stretch, in: bytes, part: part)
    case .value(let range): return range.literal(stretch, of: bytes)
    }
  }
}

extension VisibleText.Kind {
  /// Whether it is the text of the post, or a part of it.
  package var isPart: Bool {
    if case .part = self { true } else { false }
  }

  /// Whether people read it as words.
  package var isProse: Bool {
    switch self {
    case .part, .title, .alternativeText, .firstComment, .preview, .pollOption, .warning: true
    case .link, .reference, .hashtag, .credit, .option: false
    }
  }

  /// Whether it is an address in a key of its own.
  package var isAddress: Bool { self == .link || self == .reference }
}

/// The texts of a post that readers see, each once however many channels share it.
package struct VisibleTexts {
  /// In the order of channels.
  package private(set) var all: [VisibleText] = []
  /// Those that each channel shows, by their places in `all`; those of the body come first.
  package private(set) var shown: [[Int]] = []
  /// The texts by where they come from: the key that decides them, or the text's override. A list, as a post has few
  /// of them.
  private var known: [(origin: String, texts: Range<Int>)] = []
  /// Those of the channel that is being read.
  private var own: [Int] = []

  /// A text of the front matter.
  private struct Value {
    var kind: VisibleText.Kind
    var text: String?
    /// Its path within the value that is added: `.0.alt`.
    var member = ""
  }

  package init(of channels: [RenderedChannel]) {
    all.reserveCapacity(8)
    known.reserveCapacity(8)
    for channel in channels {
      own = []
      own.reserveCapacity(8)
      addText(of: channel)
      addValues(of: channel)
      shown.append(own)
    }
  }

  private mutating func addText(of channel: RenderedChannel) {
    let origin = channel.overrideText.map { "text at \($0.start.line):\($0.start.column)" } ?? ""
    add(origin, channel) {
      let parts = channel.written.parts
      return parts.enumerated().flatMap { number, part in
        [VisibleText(.part(number, of: parts.count), part.text, at: .text(channel.writtenOrigin, part: number))]
          + part.images.map { image in
            VisibleText(.alternativeText, image.alt, at: .value(channel.overrideText ?? image.range))
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
  private mutating func add(_ key: String, member: String = "", _ channel: RenderedChannel, _ texts: () -> [Value]) {
    let key = channel.post.deciding(key, for: channel.channel)
    add(key + member, channel) {
      texts().compactMap { value in
        guard let text = value.text, !text.isEmpty else { return nil }
        return VisibleText(value.kind, text, at: .value(channel.post.places.value(key + member + value.member)))
      }
    }
  }

  private mutating func add(_ origin: String, _ channel: RenderedChannel, _ texts: () -> [VisibleText]) {
    let found = known.first { $0.origin == origin }?.texts ?? addNew(origin, texts())
    for place in found { all[place].channels.append(channel.channel.name) }
    own += found
  }

  private mutating func addNew(_ origin: String, _ texts: [VisibleText]) -> Range<Int> {
    let places = all.count..<all.count + texts.count
    all += texts
    known.append((origin, places))
    return places
  }
}

/// The values of the front matter that readers see; each only where the network shows it.
extension VisibleTexts {
  /// Title, first comment, addresses, warning, card, poll, hashtags, what media have, and options that are texts.
  fileprivate mutating func addValues(of channel: RenderedChannel) {
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

  private mutating func add(_ kind: VisibleText.Kind, _ text: String?, _ key: String, _ channel: RenderedChannel) {
    guard let text else { return }
    add(key, channel) { [Value(kind: kind, text: text)] }
  }

  private mutating func add(_ preview: LinkPreview, _ channel: RenderedChannel) {
    add("preview", channel) {
      [
        Value(kind: .preview, text: preview.title, member: ".title"),
        Value(kind: .preview, text: preview.description, member: ".description"),
      ]
    }
  }

  private mutating func add(_ poll: Poll, _ channel: RenderedChannel) {
    add("poll", channel) {
      poll.options.enumerated().map { Value(kind: .pollOption, text: $1, member: ".options.\($0)") }
    }
  }

  /// With their sign, so that their parts count as words.
  private mutating func add(_ hashtags: Addressed, _ channel: RenderedChannel) {
    let (name, network) = (channel.channel.name, channel.network)
    var member = ""
    if case .by(let lists) = hashtags { member = "." + (lists[name] == nil ? network.rawValue : name) }
    add("hashtags", member: member, channel) {
      hashtags.list(for: name, on: network).enumerated().map { number, tag in
        Value(kind: .hashtag, text: "#" + tag, member: ".\(number)")
      }
    }
  }

  private mutating func add(_ media: [MediaItem], _ channel: RenderedChannel) {
    add("media", channel) {
      media.enumerated().flatMap { number, item in
        [
          Value(kind: .alternativeText, text: item.alt, member: ".\(number).alt"),
          Value(kind: .credit, text: item.credit, member: ".\(number).credit"),
        ]
      }
    }
  }

  private mutating func add(_ options: [String: OptionValue], _ channel: RenderedChannel) {
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

/// Finds where the text of a post was typed: in its body, or in the override that replaces it.
package final class TextOrigin {
  package let source: MarkdownSource
  /// The stretch of the override's text; `nil` if the text is the body.
  package let override: SourceRange?
  let form: TextForm
  private let text: MarkdownText
  private lazy var placer = TextPlacer(source: source, text: text)

  init(_ source: MarkdownSource, _ text: MarkdownText, in form: TextForm, override: SourceRange?) {
    self.source = source
    self.text = text
    self.form = form
    self.override = override
  }

  /// Where a stretch of the text of part `index`, in bytes of UTF-8, was typed; in an override the whole value, as YAML
  /// may have quoted, folded or indented it.
  package func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
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
  package func columns(_ stretch: Range<Int>) -> Int { self[stretch].count { !$0.isContinuation } }
}
