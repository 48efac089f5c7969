internal import Core
internal import SocialText

/// A text that readers see, with what rules find in it.
///
/// There is one for all channels that share the text, and searches in it are made once for all rules.
final class TextUnderCheck {
  let visible: VisibleText
  /// The words that the text has in code.
  let code: CodeWords
  private let lists: WordMatcher

  private(set) lazy var bytes = Array(text.utf8)
  private(set) lazy var signs = bytes.withUnsafeBufferPointer(ByteSet.init)
  private(set) lazy var links = signs.contains(":") ? LinkFinder.links(in: bytes, insideWords: true) : []
  private(set) lazy var words = WordScanner.words(in: bytes, outside: links)
  private(set) lazy var hashtags = signs.contains("#") ? words.compactMap { $0.hashtag(in: bytes) } : []
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
  init(_ visible: VisibleText, code: CodeWords, lists: WordMatcher) {
    self.visible = visible
    self.code = code
    self.lists = lists
  }

  var kind: VisibleText.Kind { visible.kind }
  var text: String { visible.text }
  var channels: [String] { visible.channels }
  var isPart: Bool { kind.isPart }
  var isProse: Bool { kind.isProse }
  var isAddress: Bool { kind.isAddress }
  /// Whether rules about writing look at it.
  var isWriting: Bool { isProse || isAddress }

  func place(_ stretch: Range<Int>) -> SourceRange { visible.place(stretch) }
  func widePlace(_ stretch: Range<Int>) -> SourceRange { visible.widePlace(stretch) }
  func certainPlace(_ stretch: Range<Int>) -> SourceRange? { visible.certainPlace(stretch) }
}

/// The visible texts of one post, made when a rule first asks.
final class TextsUnderCheck {
  private let channels: [RenderedChannel]
  private let lists: WordMatcher
  private lazy var visible = VisibleTexts(of: channels)
  /// Each text once, in the order of channels.
  private(set) lazy var all = makeAll()
  /// Of each channel; the same object for those that show the same.
  private lazy var shown = makeShown()

  /// What readers of a channel see.
  final class Shown {
    let all: [TextUnderCheck]
    /// Those that rules about writing check.
    private(set) lazy var writing = all.filter(\.isWriting)
    /// Those that are searched for the words of lists.
    private(set) lazy var scanned = ScannedTexts(all)

    fileprivate init(_ all: [TextUnderCheck]) { self.all = all }
  }

  /// - Parameter lists: the word lists of `stet.yml`.
  init(of channels: [RenderedChannel], lists: WordMatcher) {
    self.channels = channels
    self.lists = lists
  }

  /// What readers of the channel at `index` see.
  func shown(on index: Int) -> Shown { shown[index] }

  private func makeAll() -> [TextUnderCheck] {
    let none = CodeWords("")
    var typed = (origin: TextOrigin?.none, code: none)
    return visible.all.map { text in
      guard case .text(let origin, _) = text.source else { return TextUnderCheck(text, code: none, lists: lists) }
      // The parts of a text come one after another.
      if typed.origin !== origin { typed = (origin, CodeWords(origin.source.markdown)) }
      return TextUnderCheck(text, code: typed.code, lists: lists)
    }
  }

  private func makeShown() -> [Shown] {
    var made: [Shown] = []
    for (index, places) in visible.shown.enumerated() {
      let same = visible.shown[..<index].firstIndex(of: places)
      made.append(same.map { made[$0] } ?? Shown(places.map { all[$0] }))
    }
    return made
  }
}
