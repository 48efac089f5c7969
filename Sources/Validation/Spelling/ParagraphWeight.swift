/// The sum of the weights of a paragraph's tokens, if none of them is wrong.
struct ParagraphWeight {
  /// How many words need a closer look.
  private(set) var closer = 0
  /// Whether a unit may follow.
  private(set) var endsWithDigit = false
  private var words = 0
  private var foreign = 0

  fileprivate mutating func add(_ token: TokenWeight) {
    words += Int(token.words)
    foreign += Int(token.foreign)
    closer += Int(token.closer)
    endsWithDigit = token.endsWithDigit
  }

  /// Whether the paragraph could be in another language.
  fileprivate var isDoubtful: Bool { ParagraphLanguage.isDoubtful(words: words, unknown: foreign) }
}

extension TokenMemory {
  /// The weight of a paragraph; `nil` if one of its tokens is new or may be wrong, or the paragraph may be in another
  /// language.
  func weight(ofParagraph stretch: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> ParagraphWeight? {
    var sum = ParagraphWeight()
    for token in TokenStretches(bytes, in: stretch) {
      guard let weight = weight(of: token, in: bytes) ?? TokenWeight(wordless: token, of: bytes), weight.isRight else {
        return nil
      }
      sum.add(weight)
    }
    return sum.isDoubtful ? nil : sum
  }
}
