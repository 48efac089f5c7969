internal import Foundation
internal import SocialText

/// A part of a text between two spaces.
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
      if scalars[place] == ".", scalars[place - 1].isWordPart, next.isWordPart { return true }
      if scalars[place] == "/", scalars[place - 1] == "/" { return true }
    }
    return false
  }

  /// Whether it is the address of a page, a mailbox or an account.
  var isAddress: Bool { !isTooLong && hasLetter && (isDotted || scalars.contains("@")) }

  /// Whether it is one letter with a full stop, which does not end a sentence.
  var isInitial: Bool { scalars.count == 2 && scalars[0].isWordPart && scalars[1] == "." }

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
      if token.scalars[place].isWordPart || Joiner(token.scalars[place]) != nil {
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
    for member in split(run, at: .hyphen) { read(member: member, of: run) }
  }

  private mutating func read(member: Range<Int>, of whole: Range<Int>) {
    let parts = split(member, at: .gender)
    if parts.count == 2, let forms = GenderForm.readings(stem: text(parts[0]), ending: text(parts[1])) {
      add(member, readings: forms, shape: parts[0], of: whole)
    } else if let forms = GenderForm.readings(ofCapital: text(member)) {
      add(member, readings: forms, shape: member.lowerBound..<member.lowerBound + 1, of: whole)
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

  private func isLetter(_ place: Int) -> Bool { token.scalars[place].isWordPart }

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

/// A token that is one word of plain letters between punctuation, as nearly all are: read from its bytes instead of its
/// code points.
struct PlainToken {
  /// The word's bytes.
  let word: Range<Int>
  let hasStop: Bool
  let endsSentence: Bool
  /// Whether it is one letter with a full stop, which does not end a sentence: `C. auris`.
  let isInitial: Bool
  /// Whether a dictionary can judge it.
  let isWord: Bool

  /// `nil` where the token needs a closer look.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) {
    var start = token.lowerBound
    while start < token.upperBound, Self.opens(bytes[start]) { start += 1 }
    var letters = Letters()
    var end = start
    while end < token.upperBound, let width = letters.take(bytes, end, token.upperBound) { end += width }
    var endsSentence = false
    for place in end..<token.upperBound {
      guard Self.closes(bytes[place]) else { return nil }
      endsSentence = endsSentence || Self.endsSentence(bytes[place])
    }
    guard end > start else { return nil }
    word = start..<end
    hasStop = end < token.upperBound && bytes[end] == UInt8(ascii: ".")
    isInitial = hasStop && letters.count == 1
    self.endsSentence = endsSentence && !isInitial
    isWord = letters.areWord
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "[")
  }

  private static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""): true
    default: endsSentence(byte)
    }
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }
}

/// The letters of a word, taken one by one.
private struct Letters {
  private(set) var count = 0
  private var runs = LetterRuns()
  private var hasInnerCapital = false

  /// See `TokenReader` for the reasons.
  var areWord: Bool { (3...60).contains(count) && !hasInnerCapital && !runs.areMeant }

  /// Takes the letter at `place`: ASCII, or one of those from `À` to `ÿ`. Returns its length in bytes; `nil` if it is
  /// no letter.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int? {
    let byte = bytes[place]
    if byte.isASCIISmall { return note(UInt16(byte), isCapital: false, width: 1) }
    if byte.isASCIICapital { return note(UInt16(byte), isCapital: true, width: 1) }
    guard byte == 0xC3, place + 1 < end, bytes[place + 1] != 0x97, bytes[place + 1] != 0xB7 else { return nil }
    return note(UInt16(bytes[place + 1]) + 0x40, isCapital: bytes[place + 1] < 0x9F, width: 2)
  }

  private mutating func note(_ letter: UInt16, isCapital: Bool, width: Int) -> Int {
    if isCapital, count > 0 { hasInnerCapital = true }
    runs.take(letter)
    count += 1
    return width
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
