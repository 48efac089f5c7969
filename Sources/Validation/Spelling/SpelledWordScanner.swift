/// Finds the words of a text that a dictionary can judge, paragraph by paragraph; one pass.
struct SpelledWordScanner {
  /// The words of each paragraph that has any: blank lines are between them.
  private(set) var paragraphs: [[SpelledWord]] = []
  private var words: [SpelledWord] = []
  private var startsSentence = true
  private var followsNumber = false
  private var lineEnds = 0

  init(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for place in 0..<bytes.count where bytes[place] <= 0x20 {
        if place > start { read(bytes, start..<place) }
        start = place + 1
        if bytes[place] == 0x0A { endLine() }
      }
      if start < bytes.count { read(bytes, start..<bytes.count) }
    }
    endParagraph()
  }

  private mutating func endLine() {
    lineEnds += 1
    startsSentence = true
    if lineEnds > 1 { endParagraph() }
  }

  private mutating func endParagraph() {
    if !words.isEmpty { paragraphs.append(words) }
    words = []
  }

  /// Reads what stands between two spaces of ASCII.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) {
    lineEnds = 0
    guard let token = PlainToken(bytes, stretch) else { return readClosely(bytes, stretch) }
    if token.isWord {
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[token.word]), as: UTF8.self)
      var word = SpelledWord(text, whole: text, stretch: token.word)
      word.hasStop = token.hasStop
      add([word])
    }
    startsSentence = token.endsSentence
    followsNumber = false
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
    if token.isProse { add(TokenReader(token).words) }
    startsSentence = token.endsSentence || startsSentence && !token.hasLetter
    followsNumber = token.endsWithDigit
  }

  private mutating func add(_ found: [SpelledWord]) {
    var found = found
    // `5 kg`, `20 bar`: units that no dictionary has all of.
    if followsNumber { found.removeAll { $0.text.utf8.count <= 3 } }
    if !found.isEmpty { found[0].startsSentence = startsSentence }
    words += found
  }
}
