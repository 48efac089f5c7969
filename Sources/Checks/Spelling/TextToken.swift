internal import Foundation
internal import SocialText

/// A part of a text between two spaces. A dictionary's words are not those of other rules (`Word`, `FoldedWords`): hyphens,
/// apostrophes and the signs of German's forms for all genders join letters, and what stands beside a word says whether it
/// is one.
struct TextToken {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where each of `scalars` begins, in bytes of the text.
  private(set) var offsets: [Int] = []
  private(set) var isTooLong = false
  private(set) var hasLetter = false
  /// A sign that addresses, tags or code have and words do not.
  private var hasForeignSign = false

  /// Longer tokens are addresses.
  static let maximumLength = 200

  /// Makes room for the next token, in the same memory.
  mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    (isTooLong, hasLetter, hasForeignSign) = (false, false, false)
  }

  mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    guard scalars.count < Self.maximumLength else { return isTooLong = true }
    scalars.append(scalar)
    offsets.append(offset)
    if scalar.isASCII {
      if scalar.isLatin { hasLetter = true } else if Self.isForeign(scalar) { hasForeignSign = true }
    } else if scalar == "\u{FFFD}" {
      hasForeignSign = true
    } else if scalar.isLatin {
      hasLetter = true
    }
  }

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "@", "#", "$", "%", "\\", "=", "<", ">", "{", "}", "|", "^", "~", "`": true
    default: false
    }
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// Whether its words are prose: no address, tag, file name, path or code.
  var isProse: Bool {
    hasLetter && !isTooLong && !hasForeignSign && !isDotted && scalars[0] != "/" && !isShortCode
  }

  /// `:tada:`, which some networks show as an emoji.
  private var isShortCode: Bool { scalars[0] == ":" && scalars.dropFirst(2).contains(":") }

  /// Whether a full stop or a slash stands in it as in `hof.example`, `z.B.`, `README.md`, `https://…`.
  private var isDotted: Bool {
    for place in scalars.indices.dropFirst().dropLast() {
      let next = scalars[place + 1]
      if scalars[place] == ".", scalars[place - 1].isPartOfWord, next.isPartOfWord { return true }
      if scalars[place] == "/", scalars[place - 1] == "/" { return true }
    }
    return false
  }

  /// Whether it is the address of a page, a mailbox or an account.
  var isAddress: Bool { !isTooLong && hasLetter && (isDotted || scalars.contains("@")) }

  /// Whether it is one letter with a full stop, which does not end a sentence: `C. auris`, `(C. auris)`.
  var isInitial: Bool {
    let start = scalars.firstIndex { !"(\"[".unicodeScalars.contains($0) } ?? 0
    guard start + 1 < scalars.count, scalars[start].isPartOfWord, scalars[start + 1] == "." else { return false }
    return start + 2 == scalars.count
  }

  /// Whether the next word begins a sentence.
  var endsSentence: Bool {
    guard !isInitial else { return false }
    let last = scalars.last { !"\"'”“»«’)]".unicodeScalars.contains($0) }
    return last.map { ".!?:…–—•".unicodeScalars.contains($0) } ?? false
  }

  var endsWithDigit: Bool { scalars.last?.isASCIIDigit == true }
}

/// Splits a token: `„Repair-Café` into `Repair` and `Café`.
struct TokenReader {
  private(set) var words: [SpelledWord] = []
  private let token: TextToken

  init(_ token: TextToken) {
    self.token = token
    var begin: Int?
    for place in token.scalars.indices {
      if token.scalars[place].isPartOfWord || Joiner(token.scalars[place]) != nil {
        begin = begin ?? place
      } else if let start = begin {
        read(start..<place)
        begin = nil
      }
    }
    if let begin { read(begin..<token.scalars.count) }
  }

  /// A run of letters, digits and signs that join them.
  private mutating func read(_ run: Range<Int>) {
    guard let first = run.first(where: isLetter), let last = run.last(where: isLetter) else { return }
    let run = first..<last + 1
    // Most words are of letters alone.
    guard run.contains(where: { Joiner(token.scalars[$0]) != nil }) else { return add(run, shape: run, of: run) }
    for member in split(run, at: .hyphen) { read(member: member, of: run) }
  }

  private mutating func read(member: Range<Int>, of whole: Range<Int>) {
    let parts = split(member, at: .gender)
    if parts.count == 2, let forms = GenderForm.readings(stem: text(parts[0]), ending: text(parts[1])) {
      add(member, readings: forms, shape: parts[0], of: whole)
    } else if !member.contains(where: { token.scalars[$0] == "_" }) {
      for part in parts { add(part, shape: part, of: whole) }
    }
  }

  /// - Parameter shape: the stretch that has to look like a word.
  private mutating func add(_ stretch: Range<Int>, readings: [String] = [], shape: Range<Int>, of whole: Range<Int>) {
    guard let first = stretch.first, let last = stretch.last, readings.isEmpty ? isWord(shape) : true else { return }
    var word = SpelledWord(
      text(stretch), whole: text(whole), stretch: bytes(of: stretch), wholeStretch: bytes(of: whole))
    word.readings = readings
    word.hasStop = last + 1 < token.scalars.count && token.scalars[last + 1] == "."
    word.precedesHyphen = last + 1 < token.scalars.count && Joiner(token.scalars[last + 1]) == .hyphen
    word.followsHyphen = first > 0 && Joiner(token.scalars[first - 1]) == .hyphen
    words.append(word)
  }

  private func bytes(of stretch: Range<Int>) -> Range<Int> {
    let last = stretch.upperBound - 1
    return token.offsets[stretch.lowerBound]..<token.offsets[last] + UTF8.width(token.scalars[last])
  }

  private func isLetter(_ place: Int) -> Bool { token.scalars[place].isPartOfWord }

  /// Whether a dictionary can judge it: three letters and more of the Latin script, and a capital at most at its start.
  /// With other capitals it is an abbreviation or a name: `GmbH`, `iPhone`. Three equal letters in a row are
  /// intentional, `Juhuuu`, except for consonants inside a word: `Strassse`.
  private func isWord(_ stretch: Range<Int>) -> Bool {
    guard (3...60).contains(stretch.count) else { return false }
    var runs = LetterRuns()
    for place in stretch {
      let scalar = token.scalars[place]
      if Joiner(scalar) != nil { continue }
      guard scalar.isLatin, !scalar.isCapital || place == stretch.lowerBound else { return false }
      runs.take(UInt16(truncatingIfNeeded: scalar.value))
    }
    return !runs.areMeant
  }

  private func split(_ run: Range<Int>, at joiner: Joiner) -> [Range<Int>] {
    run.split { Joiner(token.scalars[$0]) == joiner }.compactMap { part in
      guard let first = part.first(where: isLetter), let last = part.last(where: isLetter) else { return nil }
      return first..<last + 1
    }
  }

  /// As dictionaries write it.
  private func text(_ stretch: Range<Int>) -> String { Self.plain(token.scalars[stretch]) }

  /// A word as dictionaries write it: composed letters, straight apostrophes, no invisible characters.
  static func plain(_ word: some Sequence<Unicode.Scalar>) -> String {
    var scalars = String.UnicodeScalarView()
    var isComposed = true
    for scalar in word {
      if (0x300...0x36F).contains(scalar.value) { isComposed = false }
      switch Joiner(scalar) {
      case .invisible: continue
      case .apostrophe: scalars.append("'")
      default: scalars.append(scalar)
      }
    }
    return isComposed ? String(scalars) : String(scalars).precomposedStringWithCanonicalMapping
  }
}

/// What can stand inside a word beside letters.
enum Joiner {
  case apostrophe, hyphen, gender, invisible

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "'", "’", "ʼ", "‘": self = .apostrophe
    case "-", "\u{2010}", "\u{2011}": self = .hyphen
    case "*", ":", "_", "·": self = .gender
    case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}": self = .invisible
    default: return nil
    }
  }
}

/// The longest run of equal letters in a word.
struct LetterRuns {
  private var previous: UInt16 = 0
  private var length = 0
  /// The length of the longest run of three or more; 0 if there is none.
  private var longest = 0
  private var isVowel = false

  /// Takes the next letter, as a code point.
  mutating func take(_ letter: UInt16) {
    length = letter == previous ? length + 1 : 1
    previous = letter
    guard length >= 3 else { return }
    longest = max(longest, length)
    isVowel = isVowel || !(UInt8(exactly: letter).map { Self.consonants.contains($0 | 0x20) } ?? false)
  }

  /// Whether letters are repeated on purpose: `Juhuuu`, `Pssst`, `jaaa`. Three consonants with more behind them are a
  /// slip.
  var areMeant: Bool { longest > 3 || longest == 3 && (isVowel || length >= 3) }

  private static let consonants = Set("bcdfghjklmnpqrstvwxz".utf8)
}

/// The stretches of a text between ASCII spaces.
struct TokenStretches: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var place: Int
  /// How many line ends are right before the last stretch.
  private(set) var lineEnds = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, in stretch: Range<Int>) {
    self.bytes = bytes
    place = stretch.lowerBound
    end = stretch.upperBound
  }

  mutating func next() -> Range<Int>? {
    lineEnds = 0
    while place < end, bytes[place] <= 0x20 {
      if bytes[place] == 0x0A { lineEnds += 1 }
      place += 1
    }
    guard place < end else { return nil }
    let start = place
    while place < end, bytes[place] > 0x20 { place += 1 }
    return start..<place
  }

  /// The paragraphs of a text that are not blank, separated by blank lines.
  static func paragraphs(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var tokens = TokenStretches(bytes, in: 0..<bytes.count)
    while let token = tokens.next() {
      if let last = found.last, tokens.lineEnds < 2 {
        found[found.count - 1] = last.lowerBound..<token.upperBound
      } else {
        found.append(token)
      }
    }
    return found
  }
}
