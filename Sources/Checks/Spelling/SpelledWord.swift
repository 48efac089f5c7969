internal import SocialText

/// A word of a text, ready to be looked up.
struct SpelledWord {
  /// As a dictionary has it: composed letters, straight apostrophes, no soft hyphens.
  var text: String
  /// Other readings, of which one has to be known: `Kolleginnen` and `Kolleg` of `Kolleg:innen`.
  var readings: [String] = []
  /// The word that it is part of: `Repair-Café` of `Repair`; otherwise itself.
  var whole: String
  /// Where it stands, in bytes of UTF-8.
  var stretch: Range<Int>
  /// Whether its capital may be that of a sentence.
  var startsSentence = false
  /// Whether a full stop follows: abbreviations are looked up with theirs.
  var hasStop = false
  var followsHyphen = false
  var precedesHyphen = false
  /// Whether an initial stands before it: `auris` in `C. auris`.
  var followsInitial = false
  /// Whether it is the name of an account, with its address behind it.
  var isHandle = false
  /// Where `whole` stands.
  var wholeStretch: Range<Int>

  init(_ text: String, whole: String, stretch: Range<Int>, wholeStretch: Range<Int>? = nil) {
    self.text = text
    self.whole = whole
    self.stretch = stretch
    self.wholeStretch = wholeStretch ?? stretch
  }

  /// Whether it may be a unit behind a number.
  var isShort: Bool { text.utf8.count <= 3 }

  /// Whether it begins with a capital letter.
  var isCapitalised: Bool { text.unicodeScalars.first?.isCapital == true }
}

extension Unicode.Scalar {
  /// An uppercase letter.
  var isCapital: Bool { isASCII ? isASCIICapital : properties.isUppercase }

  /// A letter of the Latin script, or a mark on one.
  var isLatin: Bool {
    if isASCII { return isASCIILetter }
    switch value {
    case 0xD7, 0xF7: return false
    case 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: return true
    default: return false
    }
  }
}

/// Finds the words of a paragraph that a dictionary can judge; one pass.
struct SpelledWordScanner {
  private(set) var words: [SpelledWord] = []
  private var token = TextToken()
  /// Whether the last token is a number, so that a unit may follow.
  private(set) var followsNumber: Bool
  private var startsSentence = true
  private var followsInitial = false
  /// How many words the line has, and whether the last one is right before what comes now.
  private var line = (words: 0, isLast: false)

  init(_ paragraph: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, followsNumber: Bool = false) {
    self.followsNumber = followsNumber
    var tokens = TokenStretches(bytes, in: paragraph)
    while let token = tokens.next() {
      if tokens.lineEnds > 0 {
        startsSentence = true
        line = (0, false)
      }
      read(bytes, token)
    }
  }

  /// Reads what stands between two ASCII spaces.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) {
    var place = stretch.lowerBound
    while place < stretch.upperBound {
      let (scalar, width) = bytes.scalar(at: place)
      if !scalar.isASCII, scalar.isUnicodeSpace { endToken() } else { token.append(scalar, at: place) }
      place += width
    }
    endToken()
  }

  private mutating func endToken() {
    guard !token.isEmpty else { return }
    if token.isAddress { noteHandle(before: token) }
    let count = words.count
    if token.isProse { add(TokenReader(token).words) }
    line = (line.words + 1, words.count == count + 1)
    followsInitial = token.isInitial
    startsSentence = token.endsSentence || startsSentence && !token.hasLetter
    followsNumber = token.endsWithDigit
    token.removeAll()
  }

  /// The last word is a handle where it stands alone before an address, or is part of it: `hofwerk
  /// https://x.com/hofwerk`.
  private mutating func noteHandle(before address: TextToken) {
    guard line.isLast, let last = words.last else { return }
    let isAlone = line.words == 1 && last.text.lowercased() == last.text
    let isPart = String(String.UnicodeScalarView(address.scalars)).lowercased().contains(last.text.lowercased())
    if isAlone || isPart { words[words.count - 1].isHandle = true }
  }

  private mutating func add(_ found: [SpelledWord]) {
    var found = found
    // `5 kg`, `20 bar`: units that no dictionary has all of.
    if followsNumber { found.removeAll { $0.isShort } }
    if !found.isEmpty {
      found[0].startsSentence = startsSentence
      found[0].followsInitial = followsInitial
    }
    words += found
  }
}

/// The words that a post has in code, which are not checked for spelling.
///
/// `MarkdownText` keeps no record of code, so a word counts as code in the whole text where its source has it between
/// backticks or fences.
final class CodeWords {
  private(set) lazy var words = CodeReader(markdown).words
  private let markdown: String

  init(_ markdown: String) { self.markdown = markdown }
}

/// Reads the words between backticks or fences.
private struct CodeReader {
  private(set) var words: Set<String> = []

  private static let tick = UInt8(ascii: "`")

  init(_ markdown: String) {
    guard markdown.utf8.contains(where: { $0 == Self.tick || $0 == UInt8(ascii: "~") }) else { return }
    var fence: Substring?
    var open = Span()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " }
      if let sign = fence {
        if start.hasPrefix(sign) { fence = nil } else { take(line) }
      } else if start.hasPrefix("```") || start.hasPrefix("~~~") {
        fence = start.prefix(3)
      } else {
        if start.isEmpty { open = Span() }
        readSpans(line, &open)
      }
    }
  }

  /// The run of ticks that a span began with, and what came after it.
  private struct Span {
    var ticks = 0
    var text = ""
  }

  private mutating func readSpans(_ line: Substring, _ open: inout Span) {
    var rest = line[...]
    while let place = rest.utf8.firstIndex(of: Self.tick) {
      if open.ticks > 0 { open.text += rest[..<place] }
      let ticks = rest[place...].prefix { $0 == "`" }.utf8.count
      if open.ticks == 0 {
        open = Span(ticks: ticks)
      } else if ticks == open.ticks {
        take(open.text[...])
        open = Span()
      }
      rest = rest[place...].drop { $0 == "`" }
    }
    if open.ticks > 0 { open.text += rest + " " }
  }

  private mutating func take(_ code: Substring) {
    for word in code.unicodeScalars.split(whereSeparator: { !$0.isLatin }) { words.insert(String(word)) }
  }
}

/// German forms for all genders: `Mitarbeiter*innen`, `Kolleg:in`, `jede_r`. `KundInnen` has a capital inside, as names
/// have, and is not looked up.
enum GenderForm {
  /// The possible readings of `stem` and `ending` with a sign between; `nil` if this is no such form.
  ///
  /// One known reading is enough: `Kolleg` is no word, but `Kolleginnen` is.
  static func readings(stem: String, ending: String) -> [String]? {
    let lowered = ending.lowercased()
    guard lowered.utf8.elementsEqual(ending.utf8) || ending.unicodeScalars.allSatisfy(\.isCapital) else { return nil }
    guard endings.contains(lowered) || lowered.hasPrefix("innen") else { return nil }
    return [stem + lowered, stem, stem + "e"]
  }

  private static let endings: Set<String> = [
    "in", "innen", "r", "e", "n", "m", "s", "er", "en", "em", "es", "ne", "frau",
  ]
}

/// Decides from the surrounding words whether an unknown word is a name.
struct NameContext {
  let words: [SpelledWord]
  let place: Int
  let language: SpellingLanguage

  private var word: SpelledWord { words[place] }
  private var previous: SpelledWord? { place > 0 && !word.startsSentence ? words[place - 1] : nil }
  private var next: SpelledWord? {
    words.indices.contains(place + 1) && !words[place + 1].startsSentence ? words[place + 1] : nil
  }

  /// Whether it is a name, judging without corrections that are near to it.
  var isName: Bool { language.isGerman ? isGermanName : isCapitalisedName }

  /// Whether it is certainly no name: a word in small letters, or a German noun with an article, and no name before it.
  var isNoName: Bool { !isName && (!word.isCapitalised || language.isGerman && followsArticle) }

  /// A capital inside a sentence marks a name. A capital at its start does so before another capital, or if no known
  /// word is near. A word in small letters is part of a name after a name: `Zonotrichia albicollis`, `C. auris`.
  private var isCapitalisedName: Bool {
    if word.followsInitial { return true }
    guard word.isCapitalised else { return previous.map(isUnknownCapital) ?? false }
    guard word.startsSentence else { return true }
    return next?.isCapitalised == true
      || language.common == nil
        && !NearWords.exist(to: word.text.lowercased(), in: language)
  }

  /// All nouns have capitals, so a name is a word that follows a title or an initial, or is beside another unknown one:
  /// `Cem Yıldız`.
  private var isGermanName: Bool {
    guard word.isCapitalised else { return false }
    if isTitled { return true }
    return [previous, next].compactMap { $0 }.contains(where: isUnknownCapital)
  }

  private var isTitled: Bool { word.followsInitial || previous.map { Self.titles.contains($0.text) } ?? false }

  /// Whether it may be a name although a common word is near to it. Names differ from words by other letters; slips are
  /// mostly letters that are too many, too few, or in the wrong order.
  func mayBeName(despite correction: SpellingCorrector.Correction) -> Bool {
    guard word.isCapitalised else { return language.isGerman ? false : isCapitalisedName }
    let isPlain = correction.edit <= .inserted && word.text.count > 5 && correction.rank <= 11
    if language.isGerman {
      if isTitled { return true }
      if isGermanName { return !isPlain }
      return word.text.count <= 5 && correction.edit > .swapped && !followsArticle
    }
    if word.startsSentence { return next?.isCapitalised == true && !isPlain || word.text.count < 3 }
    let neighbours = [previous, next].compactMap { $0 }.filter { !$0.startsSentence }
    return !isPlain || word.followsInitial || neighbours.contains(where: isUnknownCapital)
  }

  /// Nouns have articles; names of people do not.
  private var followsArticle: Bool { previous.map { Self.articles.contains($0.text.lowercased()) } ?? false }

  private func isUnknownCapital(_ other: SpelledWord) -> Bool {
    other.isCapitalised && !language.knows(other.text) && !language.hasCompound(other.text)
  }

  private static let titles: Set<String> = ["Herr", "Herrn", "Frau", "Dr", "Prof", "Firma", "Familie"]
  private static let articles: Set<String> = [
    "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "eines", "kein", "keine", "im",
    "am", "beim", "vom", "zum", "zur", "ins", "unser", "unsere", "unserem", "unseren", "euer", "eure", "dieser",
    "diese",
    "dieses", "diesem", "diesen", "jeder", "jede", "jedes",
  ]
}
