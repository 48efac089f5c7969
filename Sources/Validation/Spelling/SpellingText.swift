internal import Content
internal import Diagnostics

/// A text of a post that readers see, and how its stretches are found in the file.
struct SpellingText {
  var text: String
  var language: String
  var code = CodeWords("")
  /// Where a stretch, in bytes of UTF-8, was typed.
  var place: (Range<Int>) -> SourceRange
}

/// The texts of a post that readers see on some channel, each once however many channels share it.
struct SpellingTexts {
  private(set) var all: [SpellingText] = []
  private let post: Post
  private var seen: Set<String> = []

  init(of checked: PostUnderCheck) {
    post = checked.post
    for channel in checked.channels {
      guard let language = channel.content.language ?? checked.configuration.languages.first else { continue }
      addText(on: channel, language)
      addValues(of: channel.content, on: channel.channel, language)
    }
  }

  private mutating func addText(on channel: ChannelUnderCheck, _ language: String) {
    let range = channel.overrideText
    let key = range.map { "\($0.start.line):\($0.start.column)" } ?? "body"
    guard seen.insert(language + " " + key).inserted else { return }
    let code = CodeWords((channel.content.text ?? post.body).markdown)
    for (index, part) in channel.text.parts.enumerated() {
      all.append(
        SpellingText(text: part.text, language: language, code: code) { stretch in
          range.map { $0.part(stretch, of: part.text) } ?? channel.place(inPart: index, utf8: stretch)
        })
      for image in part.images {
        all.append(SpellingText(text: image.alt, language: language) { _ in range ?? image.range })
      }
    }
  }

  /// What stands in the front matter.
  private mutating func addValues(of content: PostContent, on channel: Channel, _ language: String) {
    func reaches(_ key: ReaderKey) -> Bool { key.applies(to: channel.network) }
    if reaches(.title) { add(content.title, "title", channel, language) }
    if reaches(.firstComment) { add(content.firstComment, "firstComment", channel, language) }
    if reaches(.sensitive), case .warning(let text) = content.sensitive { add(text, "sensitive", channel, language) }
    if reaches(.preview) {
      add(content.preview?.title, "preview", member: ".title", channel, language)
      add(content.preview?.description, "preview", member: ".description", channel, language)
    }
    if reaches(.poll) {
      for (index, option) in (content.poll?.options ?? []).enumerated() {
        add(option, "poll", member: ".options.\(index)", channel, language)
      }
    }
    for (index, item) in (content.media ?? []).enumerated() {
      add(item.alt, "media", member: ".\(index).alt", channel, language)
    }
  }

  private mutating func add(
    _ text: String?, _ key: String, member: String = "", _ channel: Channel, _ language: String
  ) {
    guard let text else { return }
    let path = post.deciding(key, for: channel) + member
    guard seen.insert(language + " " + path).inserted else { return }
    let range = post.places.value(path)
    all.append(SpellingText(text: text, language: language) { range.part($0, of: text) })
  }
}

extension SourceRange {
  /// The place of a stretch of the text that a YAML value here stands for; the whole value where it is written in some
  /// other way than the text on one line, in quotes or without.
  fileprivate func part(_ stretch: Range<Int>, of text: String) -> SourceRange {
    let written = end.column - start.column - text.unicodeScalars.count
    guard start.line == end.line, written == 0 || written == 2 else { return self }
    let bytes = Array(text.utf8)
    let before = bytes[..<stretch.lowerBound].count { $0 & 0xC0 != 0x80 } + written / 2
    let count = bytes[stretch].count { $0 & 0xC0 != 0x80 }
    let column = start.column + before
    return SourceRange(
      SourcePosition(line: start.line, column: column), SourcePosition(line: start.line, column: column + count))
  }
}
