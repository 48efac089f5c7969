/// A text cut into words, each folded so that case, composition and `ß` make no difference.
///
/// Words are letters, digits and the marks on them; everything else separates. A hashtag is also cut where a capital
/// begins a new word: `#UnserHofKlimaneutral`.
struct FoldedWords {
  /// One word.
  struct Word {
    /// Its bytes in the text.
    var place: Range<Int>
    /// Its bytes in `folded`.
    var folded: Range<Int>
    /// Whether it is part of an address of a web page.
    var isInLink: Bool
    /// Whether `folded` lacks the end of a word that is longer than any on a list.
    var isCut = false
  }

  /// The folded words, one after the other.
  fileprivate(set) var folded: [UInt8] = []
  /// The words in the order of the text; of hashtags their parts.
  fileprivate(set) var words: [Word] = []
  /// Hashtags of several parts, as one word each.
  fileprivate(set) var hashtags: [Word] = []
  /// The addresses of web pages, up to the next space or quotation mark.
  fileprivate(set) var links: [Range<Int>] = []
  /// How many digits and `@` there are: whether a look for numbers and addresses can find any.
  fileprivate(set) var digits = 0
  fileprivate(set) var ats = 0

  init(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var cutter = WordCutter(bytes: bytes)
      cutter.cut(into: &self)
    }
  }

  init() {}
}

/// Cuts UTF-8 into words in one pass.
private struct WordCutter {
  /// The most folded bytes of a word that are kept: more than any word of a list has.
  private static let longest = 512

  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var linkEnd = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func cut(into result: inout FoldedWords) {
    result.folded.reserveCapacity(bytes.count)
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      if scalar.isPartOfWord {
        readWord(into: &result)
      } else {
        if scalar == "@" { result.ats += 1 }
        place += width
      }
    }
  }

  private mutating func readWord(into result: inout FoldedWords) {
    let start = place
    let foldStart = result.folded.count
    let isHashtag = start > 0 && bytes[start - 1] == UInt8(ascii: "#")
    var parts: [Int] = []
    var hasMark = false
    var wasSmall = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        guard byte.isASCIILetterOrDigit else { break }
        let isCapital = byte.isASCIICapital
        if isHashtag, isCapital, wasSmall { parts.append(place) }
        wasSmall = !isCapital
        if byte.isASCIIDigit { result.digits += 1 }
        if result.folded.count - foldStart < Self.longest { result.folded.append(byte.asciiLowercased) }
        place += 1
      } else {
        let (scalar, width) = bytes.scalar(at: place)
        guard scalar.isWordOrJoiner else { break }
        if isHashtag, wasSmall, scalar.properties.isUppercase { parts.append(place) }
        wasSmall = !scalar.properties.isUppercase
        hasMark = hasMark || (0x300...0x36F).contains(scalar.value)
        if result.folded.count - foldStart < Self.longest { WordFolding.append(scalar, to: &result.folded) }
        place += width
      }
    }
    if hasMark { WordFolding.compose(&result.folded, from: foldStart) }
    let isCut = result.folded.count - foldStart >= Self.longest
    let whole = FoldedWords.Word(
      place: start..<place, folded: foldStart..<result.folded.count, isInLink: start < linkEnd, isCut: isCut)
    add(whole, parts: parts, to: &result)
    if start >= linkEnd, isScheme(whole.place) {
      linkEnd = endOfLink()
      result.links.append(start..<linkEnd)
    }
  }

  private func add(_ whole: FoldedWords.Word, parts: [Int], to result: inout FoldedWords) {
    guard !parts.isEmpty, parts.count < 20 else { return result.words.append(whole) }
    result.hashtags.append(whole)
    for (start, end) in zip([whole.place.lowerBound] + parts, parts + [whole.place.upperBound]) {
      let part = String(decoding: bytes[start..<end], as: UTF8.self)
      let foldStart = result.folded.count
      result.folded += WordFolding.folded(part)
      result.words.append(
        FoldedWords.Word(place: start..<end, folded: foldStart..<result.folded.count, isInLink: whole.isInLink))
    }
  }
}

/// Addresses.
extension WordCutter {
  /// Whether a word is the `https` of `https://`.
  private func isScheme(_ word: Range<Int>) -> Bool {
    guard word.count == 4 || word.count == 5, word.upperBound + 2 < bytes.count,
      bytes[word.upperBound] == UInt8(ascii: ":"), bytes[word.upperBound + 1] == UInt8(ascii: "/"),
      bytes[word.upperBound + 2] == UInt8(ascii: "/")
    else { return false }
    return zip(word, "https".utf8).allSatisfy { bytes[$0] | 0x20 == $1 }
  }

  /// Where an address ends whose scheme has just been read.
  private func endOfLink() -> Int {
    var end = place
    while end < bytes.count, bytes[end] > 0x20, !"<>\"".utf8.contains(bytes[end]) { end += 1 }
    return end
  }
}
