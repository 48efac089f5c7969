internal import Core
internal import Foundation
internal import SocialText

/// Makes words comparable: full case folding, and one form of letters with marks (NFC).
enum WordFolding {
  /// A word of a list, folded.
  static func folded(_ word: String) -> [UInt8] {
    var folded: [UInt8] = []
    var hasMark = false
    for scalar in word.unicodeScalars {
      hasMark = hasMark || (0x300...0x36F).contains(scalar.value)
      append(scalar, to: &folded)
    }
    if hasMark { compose(&folded, from: 0) }
    return folded
  }

  /// Appends a code point; invisible ones are left out.
  ///
  /// Upper case first, so that `ß` meets `ss` and `ς` meets `σ`, as Unicode's full case folding has it.
  static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80: folded.append(UInt8(scalar.value).asciiLowercased)
    case 0xDF, 0x1E9E: folded += "ss".utf8
    case 0xC0...0xFE:
      // Letters of Latin-1: `C3` and the small one's second byte, which lies 32 after the capital's.
      folded.append(0xC3)
      folded.append(UInt8(scalar.value - (scalar.value < 0xDF ? 0x20 : 0x40)))
    case _ where scalar.isJoiner: break
    default:
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      for scalar in upper { folded += scalar.properties.lowercaseMapping.utf8 }
    }
  }

  /// Composes the bytes from `start` on: `a` and U+0308 become `ä`.
  static func compose(_ folded: inout [UInt8], from start: Int) {
    let composed = String(decoding: folded[start...], as: UTF8.self).precomposedStringWithCanonicalMapping
    folded.replaceSubrange(start..., with: composed.utf8)
  }
}

extension Unicode.Scalar {
  /// Whether it is invisible and does not end a word: soft hyphens, joiners, and spaces without width.
  var isJoiner: Bool {
    switch value {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Whether it can stand inside a word.
  var isWordOrJoiner: Bool { isPartOfWord || isJoiner }
}

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

  /// The text with ASCII letters in lower case, for words of only ASCII; then the folded forms of all other words.
  fileprivate(set) var folded: [UInt8] = []
  /// The words in the order of the text; of hashtags their parts.
  fileprivate(set) var words: [Word] = []
  /// Hashtags of several parts, as one word each.
  fileprivate(set) var hashtags: [Word] = []
  /// The addresses of web pages, up to the next space or quotation mark.
  fileprivate(set) var links: [Range<Int>] = []
  /// How many digits and `@` there are, to skip searches for numbers and addresses.
  let digits: Int
  let ats: Int

  /// - Parameter bytes: the text in UTF-8.
  init(_ bytes: [UInt8]) {
    folded.reserveCapacity(bytes.count + bytes.count / 2)
    folded += bytes
    folded.withUnsafeMutableBufferPointer { folded in
      for place in folded.indices { folded[place] = folded[place].asciiLowercased }
    }
    (digits, ats) = bytes.withUnsafeBufferPointer { bytes in
      (bytes.number(where: \.isASCIIDigit), bytes.number { $0 == UInt8(ascii: "@") })
    }
    bytes.withUnsafeBufferPointer { bytes in
      var cutter = WordCutter(bytes: bytes)
      cutter.cut(into: &self)
    }
  }
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
    result.words.reserveCapacity(bytes.count / 6)
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      if scalar.isPartOfWord { readWord(into: &result) } else { place += width }
    }
  }

  private mutating func readWord(into result: inout FoldedWords) {
    let start = place
    let isHashtag = start > 0 && bytes[start - 1] == UInt8(ascii: "#")
    let isInLink = start < linkEnd
    if let end = isHashtag ? nil : endOfPlainWord {
      place = end
      result.words.append(FoldedWords.Word(place: start..<end, folded: start..<end, isInLink: isInLink))
    } else {
      let foldStart = result.folded.count
      let parts = readLetters(isHashtag: isHashtag, into: &result)
      let folded = foldStart..<result.folded.count
      let isCut = folded.count >= Self.longest
      add(
        FoldedWords.Word(place: start..<place, folded: folded, isInLink: isInLink, isCut: isCut), parts: parts,
        to: &result)
    }
    if !isInLink, isScheme(start..<place) {
      linkEnd = endOfLink()
      result.links.append(start..<linkEnd)
    }
  }

  /// Where the word ends if it has letters and digits of ASCII alone, as most have: such words need no further folding.
  private var endOfPlainWord: Int? {
    var end = place
    while end < bytes.count, bytes[end].isASCIILetterOrDigit { end += 1 }
    return end > place && (end == bytes.count || bytes[end] < 0x80) && end - place < Self.longest ? end : nil
  }

  /// Reads the letters of a word.
  ///
  /// - Returns: where new parts of a hashtag begin.
  private mutating func readLetters(isHashtag: Bool, into result: inout FoldedWords) -> [Int] {
    let foldStart = result.folded.count
    var parts: [Int] = []
    var hasMark = false
    var wasSmall = false
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      guard scalar.isWordOrJoiner else { break }
      if isHashtag {
        let isCapital = scalar.isASCII ? scalar.isASCIICapital : scalar.properties.isUppercase
        if isCapital, wasSmall { parts.append(place) }
        wasSmall = !isCapital
      }
      hasMark = hasMark || (0x300...0x36F).contains(scalar.value)
      if result.folded.count - foldStart < Self.longest { WordFolding.append(scalar, to: &result.folded) }
      place += width
    }
    if hasMark { WordFolding.compose(&result.folded, from: foldStart) }
    return parts
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
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x3C, bytes[end] != 0x3E, bytes[end] != 0x22 { end += 1 }
    return end
  }
}
