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
