internal import Content
internal import Diagnostics

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
