internal import SocialText

/// A cache of recent tokens with their weights, for one language: texts repeat the same words, and looking up each of
/// them would be most of the work of a check.
///
/// The key is the token's bytes as four numbers. If two tokens have the same place, the older one is replaced.
struct TokenMemory {
  private struct Entry {
    /// The token's bytes, and zeros; all zeros where there is none.
    var key: SIMD4<UInt64> = .zero
    var weight: TokenWeight?
  }

  /// Pairs of entries, so that two tokens of the same place do not evict each other.
  private var entries: [Entry] = []

  private static let bits = 13
  /// In bytes.
  private static let longestToken = 32

  /// The weight of a token, where it is remembered.
  func weight(of token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> TokenWeight? {
    guard !entries.isEmpty, let key = Self.key(token, bytes) else { return nil }
    let place = Self.place(of: key)
    if entries[place].key == key { return entries[place].weight }
    return entries[place + 1].key == key ? entries[place + 1].weight : nil
  }

  /// Remembers a token, unless it is too long; `weight` is called if it is new.
  mutating func note(_ token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ weight: () -> TokenWeight) {
    if entries.isEmpty { entries = Array(repeating: Entry(), count: 2 << Self.bits) }
    guard let key = Self.key(token, bytes) else { return }
    let place = Self.place(of: key)
    guard entries[place].key != key, entries[place + 1].key != key else { return }
    entries[place + 1] = entries[place]
    entries[place] = Entry(key: key, weight: weight())
  }

  /// No token has a zero byte, so two that differ have different keys.
  private static func key(_ token: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> SIMD4<UInt64>? {
    guard token.count <= longestToken else { return nil }
    var key = SIMD4<UInt64>.zero
    withUnsafeMutableBytes(of: &key) { key in
      key.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[token])))
    }
    return key
  }

  private static func place(of key: SIMD4<UInt64>) -> Int {
    let joined = key[0] ^ key[1] &* 0x9E37_79B9_7F4A_7C15 ^ key[2] &* 0xC2B2_AE3D_27D4_EB4F ^ key[3]
    let mixed = joined &* 0xFF51_AFD7_ED55_8CCD
    return Int(mixed >> UInt64(64 - bits)) * 2
  }
}

/// The counts of a token that a language accepts in any position.
struct TokenWeight {
  /// Whether all its words are right; if not, the other properties have no meaning.
  var isRight = true
  /// How many words it has, without those that may be a unit.
  private(set) var words: UInt8 = 0
  /// How many of them the dictionaries lack, even if they know the parts.
  private(set) var foreign: UInt8 = 0
  /// How many of them need a closer look.
  private(set) var closer: UInt8 = 0
  /// Whether a unit may follow.
  private(set) var endsWithDigit = false

  /// The weight of a token of few bytes, looked up word by word.
  init(_ token: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, by judge: SpellingJudge) {
    let scanner = SpelledWordScanner(token, of: bytes)
    endsWithDigit = scanner.followsNumber
    // With spaces beyond ASCII, it is unknown what precedes the last word.
    isRight = SpelledWordScanner(token, of: bytes, followsNumber: true).followsNumber == endsWithDigit
    for word in scanner.words where isRight { add(word, judge) }
  }

  private mutating func add(_ word: SpelledWord, _ judge: SpellingJudge) {
    if !word.isShort { words += 1 }
    if judge.language.knows(word.text) { return }
    // Whether a short word counts depends on what precedes it.
    isRight = !word.isShort && judge.isAlwaysRight(word)
    closer += 1
    if !word.readings.contains(where: judge.language.knows) { foreign += 1 }
  }

  /// The weight of a token of ASCII that has no word at all: a number, a sign, a web address.
  init?(wordless token: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    guard token.count <= TextToken.maximumLength else { return nil }
    var hasLetter = false
    var isAddress = false
    for place in token {
      guard bytes[place] < 0x80 else { return nil }
      hasLetter = hasLetter || bytes[place].isASCIILetter
      let isSlash = bytes[place] == UInt8(ascii: "/") && place > token.lowerBound && place + 1 < token.upperBound
      if isSlash, bytes[place - 1] == UInt8(ascii: "/") { isAddress = true }
    }
    guard isAddress || !hasLetter else { return nil }
    endsWithDigit = bytes[token.upperBound - 1].isASCIIDigit
  }
}
