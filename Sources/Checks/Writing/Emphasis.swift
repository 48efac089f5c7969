internal import Core
internal import SocialText

/// Texts are not written in capitals.
enum Shouting: TextRule {
  static let description = RuleDescription(
    id: "shouting", severity: .warning,
    summary: "Words are not written in capitals, one after the other",
    explanation: "Capitals read as shouting, are slow to read, and some screen readers spell them letter by letter. "
      + "Write the words in small letters; abbreviations stay as they are.",
    invalid: RuleExample.post(text: "ENDLICH WIEDER ADVENT im Hof."),
    valid: RuleExample.post(text: "Endlich wieder Advent im Hof, mit der DLRG und dem THW."))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    guard text.isProse else { return [] }
    var scan = CapitalScan(bytes: text.bytes)
    let placeholders = text.placeholders
    for word in text.words where !placeholders.contains(where: { $0.range.overlaps(word.range) }) {
      scan.take(word)
    }
    scan.endRun()
    let shouted = scan.runs.isEmpty && scan.isMostlyCapitals ? scan.firstCapitals : scan.runs
    return shouted.prefix(mostFindings).map { range in
      finding(
        in: post.post, at: text.place(range), "\(Shown.quoted(text.bytes.text(range))) is written in capitals")
    }
  }
}

/// Looks for words in capitals, word by word.
private struct CapitalScan {
  let bytes: [UInt8]
  /// The stretches of three and more words in capitals.
  private(set) var runs: [Range<Int>] = []
  private var run: [Word] = []
  private var words = 0
  private var capitals: [Word] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether more than half of at least five words are in capitals, and not as abbreviations alone.
  var isMostlyCapitals: Bool {
    words >= 5 && capitals.count * 2 > words && capitals.contains(where: isNoAbbreviation)
  }

  /// The first word in capitals, where a finding about all of them points.
  var firstCapitals: [Range<Int>] { capitals.first.map { [$0.range] } ?? [] }

  mutating func take(_ word: Word) {
    switch WordCase(word, in: bytes) {
    case .neutral: return
    case .capitals:
      words += 1
      capitals.append(word)
      if let last = run.last, !isJoined(last, word) { endRun() }
      run.append(word)
    case .other:
      words += 1
      endRun()
    }
  }

  mutating func endRun() {
    guard !run.isEmpty else { return }
    if run.count >= 3, run.contains(where: isNoAbbreviation), let first = run.first, let last = run.last {
      runs.append(first.range.lowerBound..<last.range.upperBound)
    }
    run = []
  }

  /// Whether words belong to one phrase: a list of abbreviations has commas, slashes or lines between them.
  private func isJoined(_ left: Word, _ right: Word) -> Bool {
    bytes[left.range.upperBound..<right.range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x27 || $0 == 0x21 }
  }

  private func isNoAbbreviation(_ word: Word) -> Bool {
    word.range.count >= 6 || CapitalScan.plainWords.contains(word.folded)
  }

  /// Short words that are no abbreviations.
  private static let plainWords: WordSet = [
    "wir", "ihr", "sie", "der", "die", "das", "den", "und", "oder", "ist", "sind", "nicht", "nur", "noch", "jetzt",
    "heute", "morgen", "neu", "neue", "alle", "ein", "eine", "für", "auf", "mit", "aus", "zum", "zur", "bei", "kein",
    "mehr", "auch", "hier", "jede", "euch", "uns", "the", "and", "you", "your", "our", "not", "for", "with", "now",
    "free", "new", "all", "are", "this", "that", "from", "here", "only", "more", "today", "never", "stop", "don",
  ]
}

/// How a word is written.
private enum WordCase {
  case capitals
  case other
  /// Neither: numbers, tags, single letters, Roman numerals, and scripts without capitals.
  case neutral

  init(_ word: Word, in bytes: [UInt8]) {
    let text = bytes[word.range]
    if !word.isTag, text.contains(where: \.isASCIISmall) {
      self = .other
      return
    }
    guard !word.isTag, !text.allSatisfy(WordCase.isRomanDigit), !text.contains(where: \.isASCIIDigit) else {
      self = .neutral
      return
    }
    let scalars = bytes.text(word.range).unicodeScalars
    let capitals = scalars.count { $0.properties.isUppercase }
    let hasSmall = scalars.contains { $0.properties.isLowercase }
    self = hasSmall ? .other : capitals > 1 ? .capitals : .neutral
  }

  /// `I`, `V`, `X`, `L`, `C`, `D`, `M`.
  private static func isRomanDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x49, 0x56, 0x58, 0x4C, 0x43, 0x44, 0x4D: true
    default: false
    }
  }
}

/// At most three emoji stand in a row.
enum EmojiRun: TextRule {
  static let description = RuleDescription(
    id: "emoji-run", severity: .warning,
    summary: "At most three emoji stand in a row",
    explanation: "Screen readers read each of them by its full name: “fire, fire, fire, party popper”. Keep the one "
      + "that says something.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof 🎄🎄✨🎁"),
    valid: RuleExample.post(text: "🎄 Am 1. Dezember öffnet der Hof ✨"))

  private static let mostInARow = 3

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    guard text.isProse, text.signs.hasSymbols else { return [] }
    return EmojiScan(text.bytes).runs.filter { $0.count > mostInARow }.prefix(mostFindings).map { run in
      finding(
        in: post.post, at: text.place(run.range), "\(run.count) emoji in a row; screen readers read each")
    }
  }
}

/// Finds emoji in a row, with only spaces between them.
private struct EmojiScan {
  struct Run {
    var range: Range<Int>
    var count: Int
  }

  private(set) var runs: [Run] = []
  private var run: Run?
  /// Whether the next scalar continues the last emoji: after a joiner, or as the second half of a flag.
  private var goesOn = false
  private var isHalfFlag = false

  init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      if run == nil, bytes[place] < 0xE2 {
        // No character before U+2000 begins a run.
        (goesOn, isHalfFlag) = (false, false)
        place += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: place)
      take(scalar, place..<(place + width))
      place += width
    }
    end()
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    switch scalar.value {
    case 0x20: (goesOn, isHalfFlag) = (false, false)
    case 0x200D: goesOn = true
    // Variation selectors, the keycap, skin tones, and the letters of the flags of regions.
    case 0xFE0E, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: extend(range, by: 0)
    case 0x1F1E6...0x1F1FF:
      extend(range, by: isHalfFlag ? 0 : 1)
      isHalfFlag.toggle()
    default:
      guard scalar.value >= 0x203C, scalar.properties.isEmoji else { return end() }
      extend(range, by: goesOn ? 0 : 1)
      (goesOn, isHalfFlag) = (false, false)
    }
  }

  private mutating func extend(_ range: Range<Int>, by count: Int) {
    guard count > 0 || run != nil else { return }
    let start = run?.range.lowerBound ?? range.lowerBound
    run = Run(range: start..<range.upperBound, count: (run?.count ?? 0) + count)
  }

  private mutating func end() {
    if let run { runs.append(run) }
    (run, goesOn, isHalfFlag) = (nil, false, false)
  }
}

/// Exclamation and question marks are not repeated.
enum RepeatedPunctuation: TextRule {
  static let description = RuleDescription(
    id: "repeated-punctuation", severity: .note,
    summary: "Exclamation and question marks stand alone",
    explanation: "Three marks in a row read as shouting, and screen readers read each. One is enough.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof!!!"),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof!"))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    guard text.isProse, text.signs.contains("!") || text.signs.contains("?") else { return [] }
    return stretches(in: text.bytes).filter { !text.links.hasOverlap(with: $0) }.prefix(mostFindings)
      .map { stretch in
        finding(in: post.post, at: text.place(stretch), "\(stretch.count) marks in a row where one is enough")
      }
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }

  /// Where three or more `!` and `?` stand together.
  private static func stretches(in bytes: [UInt8]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    while let first = bytes[start...].firstIndex(where: isMark) {
      let end = bytes[first...].firstIndex { !isMark($0) } ?? bytes.count
      if end - first >= 3 { stretches.append(first..<end) }
      start = end
    }
    return stretches
  }
}
