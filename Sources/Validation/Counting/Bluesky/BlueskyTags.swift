/// Finds hashtags and cashtags as Bluesky's client library does (`TAG_REGEX`, `CASHTAG_REGEX`).
enum BlueskyTags {
  /// In characters as people see them: a longer tag is none. Until July 2026 they were UTF-16 code units.
  private static let longest = 64

  /// The stretches of hashtags, the sign included.
  static func hashtags(in text: [Unicode.Scalar]) -> [Range<Int>] {
    words(in: text).filter { isShort(text[($0.lowerBound + 1)..<$0.upperBound]) }
  }

  /// The same without a look at their length.
  static func words(in text: [Unicode.Scalar]) -> [Range<Int>] {
    text.indices.compactMap { sign in
      guard text[sign].isHashSign, sign == 0 || text[sign - 1].isScriptSpace else { return nil }
      let word = text[(sign + 1)...].prefix { !$0.endsTag }
      guard word.first?.value != 0xFE0F, word.contains(where: \.makesTag) else { return nil }
      let tag = word.dropLast(word.reversed().prefix { $0.isUnicodePunctuation }.count)
      return sign..<tag.endIndex
    }
  }

  private static func isShort(_ tag: ArraySlice<Unicode.Scalar>) -> Bool {
    guard tag.count > longest else { return true }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: tag)
    return Graphemes.count(String(text)) <= longest
  }

  /// The stretches of cashtags, the sign included.
  static func cashtags(in text: [Unicode.Scalar]) -> [Range<Int>] {
    text.indices.compactMap { sign in
      guard text[sign] == "$", text.mayBeginFacet(at: sign) else { return nil }
      let word = text[(sign + 1)...].prefix(6).prefix(while: \.isASCIILetterOrDigit)
      guard word.first?.isASCIILetter ?? false, word.count <= 5 else { return nil }
      return mayEndCashtag(text, word.endIndex) ? sign..<word.endIndex : nil
    }
  }

  private static func mayEndCashtag(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    end == text.count || text[end].isScriptSpace || ".,;:!?)\"'\u{2019}".unicodeScalars.contains(text[end])
  }
}

extension Unicode.Scalar {
  /// Spaces, those without width too.
  fileprivate var endsTag: Bool {
    switch value {
    case 0xAD, 0x2060, 0x200A...0x200D, 0x20E2: true
    default: isScriptSpace
    }
  }

  /// Neither digit nor punctuation: a tag has one at least.
  fileprivate var makesTag: Bool { isASCII ? isASCIIMaking : !isUnicodePunctuation }
  private var isASCIIMaking: Bool { isASCIILetter || !isASCIIDigit && !isUnicodePunctuation }
}
