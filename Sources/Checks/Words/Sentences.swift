internal import Core
internal import SocialText

/// The words of a text with their neighbours in the same sentence, for rules that judge a word by what stands around it.
struct Sentences {
  let bytes: [UInt8]
  private let text: FoldedWords

  /// The widest gap between two words of a sentence, in bytes.
  private static let widestGap = 24
  /// What a full stop may follow inside a sentence.
  private static let abbreviations = WordSet(
    folding: "bzw ca dr evtl ggf inkl max min mind mr mrs ms no nr prof st str tel z zzgl")

  init(_ text: FoldedWords, of bytes: [UInt8]) {
    self.text = text
    self.bytes = bytes
  }

  var indices: Range<Int> { text.words.indices }

  /// The first word that begins at or behind a byte of the text; `nil` where there is none.
  func index(at byte: Int) -> Int? {
    let index = text.words.partitioningIndex { $0.place.lowerBound >= byte }
    return index < text.words.count ? index : nil
  }

  /// The bytes of a word in the text.
  func place(_ index: Int) -> Range<Int> { text.words[index].place }

  func isInLink(_ index: Int) -> Bool { text.words[index].isInLink }

  /// The folded letters of a word.
  func folded(_ index: Int) -> ArraySlice<UInt8> { text.folded[text.words[index].folded] }

  /// A word, ready to be looked up in a `WordSet`.
  func key(_ index: Int) -> FoldedWord { FoldedWord(folded(index)) }

  /// Whether a word begins with a capital.
  func isCapitalised(_ index: Int) -> Bool {
    let start = place(index).lowerBound
    if bytes[start] < 0x80 { return bytes[start].isASCIICapital }
    return bytes.withUnsafeBufferPointer { $0.scalar(at: start).scalar.properties.isUppercase }
  }

  func beginsWithDigit(_ index: Int) -> Bool { bytes[place(index).lowerBound].isASCIIDigit }

  /// Up to `most` words that follow in the sentence.
  func after(_ index: Int, most: Int) -> [Int] {
    var found: [Int] = []
    var last = index
    while found.count < most, !endsSentence(after: last) {
      last += 1
      found.append(last)
    }
    return found
  }

  /// Up to `most` words that come before in the sentence, the nearest first.
  func before(_ index: Int, most: Int) -> [Int] {
    var found: [Int] = []
    var first = index
    while found.count < most, first > 0, !endsSentence(after: first - 1) {
      first -= 1
      found.append(first)
    }
    return found
  }

  /// Whether a word is the first of its sentence.
  func startsSentence(_ index: Int) -> Bool { index == 0 || endsSentence(after: index - 1) }

  /// What stands between a word and the next, or the end of the text.
  func gap(after index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < text.words.count ? text.words[index + 1].place.lowerBound : bytes.count
    return bytes[text.words[index].place.upperBound..<end]
  }

  /// Whether a space alone separates a word from the next.
  func isFollowedClosely(_ index: Int) -> Bool {
    let gap = gap(after: index)
    return gap.count == 1 && (gap.first == 0x20 || gap.first == 0x0A) || gap.elementsEqual([0xC2, 0xA0])
  }

  /// Whether the sentence ends behind a word: a sign that ends one, an empty line, a new point of a list, an emoji, an
  /// address, or the end of the text.
  private func endsSentence(after index: Int) -> Bool {
    guard index + 1 < text.words.count, !isInLink(index), !isInLink(index + 1) else { return true }
    let gap = gap(after: index)
    guard gap.count <= Self.widestGap else { return true }
    var previous: UInt8 = 0
    for byte in gap {
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), 0xF0: return true
      case UInt8(ascii: "."):
        let isInside = beginsWithDigit(index + 1) || !isCapitalised(index + 1)
        if !isInside, !Self.abbreviations.contains(key(index)) { return true }
      case 0x0A, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        if previous == 0x0A { return true }
      default: break
      }
      if byte != 0x20, byte != 0x09, byte != 0x0D { previous = byte }
    }
    return false
  }
}

extension Sequence<Int> {
  /// Whether any of these words of a text is in a set.
  func contains(anyOf words: WordSet, in sentences: Sentences) -> Bool {
    contains { words.contains(sentences.key($0)) }
  }
}

extension WordSet {
  /// Words apart by spaces or line ends, folded as those of texts are.
  init(folding words: String) {
    self.init(words.split { $0 == " " || $0.isNewline }.map { FoldedWord(WordFolding.folded(String($0))) })
  }
}
