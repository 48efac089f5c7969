/// Finds the words of a paragraph that a dictionary can judge; one pass.
struct SpelledWordScanner {
  private(set) var words: [SpelledWord] = []
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

  /// Reads a token between two ASCII spaces.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) {
    guard let token = PlainToken(bytes, stretch) else { return readClosely(bytes, stretch) }
    if token.isWord {
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[token.word]), as: UTF8.self)
      var word = SpelledWord(text, whole: text, stretch: token.word)
      word.hasStop = token.hasStop
      add([word])
    }
    startsSentence = token.endsSentence
    followsInitial = token.isInitial
    followsNumber = false
    line = (line.words + 1, token.isWord)
  }

  private mutating func readClosely(_ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) {
    var token = TextToken()
    var offset = stretch.lowerBound
    for scalar in String(decoding: UnsafeBufferPointer(rebasing: bytes[stretch]), as: UTF8.self).unicodeScalars {
      if !scalar.isASCII, scalar.properties.isWhitespace {
        end(token)
        token = TextToken()
      } else {
        token.append(scalar, at: offset)
      }
      offset += UTF8.width(scalar)
    }
    end(token)
  }

  private mutating func end(_ token: TextToken) {
    guard !token.isEmpty else { return }
    if token.isAddress { noteHandle(before: token) }
    let count = words.count
    if token.isProse { add(TokenReader(token).words) }
    line = (line.words + 1, words.count == count + 1)
    followsInitial = token.isInitial
    startsSentence = token.endsSentence || startsSentence && !token.hasLetter
    followsNumber = token.endsWithDigit
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
