internal import Content
internal import Diagnostics

/// One text of a post that readers get, as typed: a part of its text, or a value of its front matter.
///
/// Rules about writing look at each once, however many channels share it, and share what was found in it.
final class Passage {
  /// What the text is to readers.
  enum Kind: Hashable {
    /// A part of the text, of so many.
    case part(Int, of: Int)
    case title, alternativeText, firstComment, preview, pollOption, warning
    /// The address that the post leads to, or the post that it answers, quotes or repeats.
    case link, reference
  }

  /// Where the text was typed.
  enum Source {
    case text(ChannelUnderCheck, part: Int)
    case value(SourceRange)
  }

  let kind: Kind
  let bytes: [UInt8]
  /// The channels that get it, by their place among the post's.
  var channels: [Int]
  private let source: Source

  private(set) lazy var links = LinkScanner.links(in: bytes)
  private(set) lazy var words = WordScanner.words(in: bytes, outside: links)
  private(set) lazy var hashtags = HashtagScanner.hashtags(in: bytes, outside: links)
  private(set) lazy var placeholders = PlaceholderScanner(bytes: bytes, words: words, links: links).placeholders
  private(set) lazy var dates = DateScanner(bytes: bytes, words: words).dates
  private(set) lazy var dayClaims = DateScanner(bytes: bytes, words: words).dayClaims
  private(set) lazy var embargoes = EmbargoScanner.marks(in: bytes, words: words)

  init(_ kind: Kind, _ text: String, at source: Source, channel: Int) {
    self.kind = kind
    self.source = source
    bytes = Array(text.utf8)
    channels = [channel]
  }

  /// Whether it is the text of the post, or a part of it.
  var isPart: Bool {
    if case .part = kind { true } else { false }
  }

  /// Whether people read it as words.
  var isProse: Bool { kind != .link && kind != .reference }

  /// Where a stretch of the text, in bytes, was typed: as near as can be told.
  func place(_ stretch: Range<Int>) -> SourceRange {
    switch source {
    case .text(let channel, let part): typed(stretch, inPart: part, of: channel)
    case .value(let range): literal(stretch, in: range) ?? range
    }
  }

  /// Where a stretch of the text was typed, if it stands there letter by letter: what a fix may replace.
  func certainPlace(_ stretch: Range<Int>) -> SourceRange? {
    switch source {
    case .value(let range): return literal(stretch, in: range)
    case .text(let channel, let part):
      guard channel.overrideText == nil else { return nil }
      let place = typed(stretch, inPart: part, of: channel)
      let typed = channel.post.body.text(at: place)
      return typed?.utf8.elementsEqual(bytes[stretch]) == true ? place : nil
    }
  }

  /// Counted back from the first word of the stretch: signs before it have no place of their own.
  private func typed(_ stretch: Range<Int>, inPart part: Int, of channel: ChannelUnderCheck) -> SourceRange {
    let start = firstWord(in: stretch)
    var place = channel.place(inPart: part, utf8: start..<stretch.upperBound)
    if channel.overrideText == nil {
      place.start.column = max(1, place.start.column - columns(stretch.lowerBound..<start))
    }
    return place
  }

  /// Where the first word in a stretch begins that only signs of the same line stand before; else the stretch's start.
  private func firstWord(in stretch: Range<Int>) -> Int {
    var place = stretch.lowerBound
    while place < stretch.upperBound, bytes[place] != 0x0A {
      let (scalar, width) = bytes.scalar(at: place)
      if scalar.isPartOfWord { return place }
      place += width
    }
    return stretch.lowerBound
  }

  /// A stretch of a value that is written as it reads, in quotation marks or without.
  private func literal(_ stretch: Range<Int>, in range: SourceRange) -> SourceRange? {
    let marks = range.end.column - range.start.column - columns(0..<bytes.count)
    guard range.start.line == range.end.line, marks == 0 || marks == 2 else { return nil }
    func position(_ offset: Int) -> SourcePosition {
      SourcePosition(line: range.start.line, column: range.start.column + marks / 2 + columns(0..<offset))
    }
    return SourceRange(position(stretch.lowerBound), position(stretch.upperBound))
  }

  private func columns(_ stretch: Range<Int>) -> Int { bytes[stretch].count { $0 & 0xC0 != 0x80 } }
}

extension MarkdownSource {
  /// What was typed at a place on one line; nothing where there is no such place.
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
