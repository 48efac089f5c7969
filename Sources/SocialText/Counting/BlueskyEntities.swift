/// Finds hashtags and cashtags as Bluesky's client library does (`TAG_REGEX`, `CASHTAG_REGEX`).
package enum BlueskyTags {
  /// In characters as people see them: a longer tag is none. Until July 2026 they were UTF-16 code units.
  private static let longest = 64

  /// The stretches of hashtags, the sign included.
  static func hashtags(in text: [Unicode.Scalar]) -> [Range<Int>] {
    words(in: text).filter { isShort(text[($0.lowerBound + 1)..<$0.upperBound]) }
  }

  /// The same without a look at their length.
  package static func words(in text: [Unicode.Scalar]) -> [Range<Int>] {
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

/// Finds people as Bluesky's client library does (`detectFacets` in `packages/api/src/rich-text/detection.ts`).
enum BlueskyMentions {
  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard text[place] == "@", text.mayBeginFacet(at: place), let end = end(in: text, sign: place) else {
        place += 1
        continue
      }
      if isHandle(text[(place + 1)..<end]) { found.append(place..<end) }
      place = end
    }
    return found
  }

  /// Where the word after the sign ends: at the last possible boundary between letters and other characters.
  private static func end(in text: [Unicode.Scalar], sign: Int) -> Int? {
    var end = sign + 1
    while end < text.count, text[end].isASCIILetterOrDigit || text[end] == "." || text[end] == "-" { end += 1 }
    while end > sign + 1, text[end - 1].isASCIIWord == (end < text.count && text[end].isASCIIWord) { end -= 1 }
    return end > sign + 1 ? end : nil
  }

  private static func isHandle(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let dot = word.lastIndex(of: ".") else { return false }
    let ending = String(decoding: word[(dot + 1)...].map { UInt8($0.value) }, as: UTF8.self)
    return ending == "test" || BlueskyDomains.contains(ending)
  }
}

extension [Unicode.Scalar] {
  /// Whether a facet may begin at `place`: at the start, after a space or an opening parenthesis.
  func mayBeginFacet(at place: Int) -> Bool {
    place == 0 || self[place - 1].isScriptSpace || self[place - 1] == "("
  }
}

/// Finds addresses as Bluesky's client library does: words that begin with a scheme, or with a host in small letters.
enum BlueskyLinks {
  /// Their stretches, without the punctuation of the sentence.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard text[place].isASCIILetter, text.mayBeginFacet(at: place), isLink(text, place) else {
        place += 1
        continue
      }
      let end = text[place...].firstIndex(where: \.isScriptSpace) ?? text.count
      if isTaken(text, place) { found.append(place..<withoutPunctuation(text, place..<end)) }
      place = end
    }
    return found
  }

  /// Whether something that looks like a link begins at `start`, in letters of any case.
  private static func isLink(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    hasScheme(text, start) || endOfHost(text, start) != nil
  }

  private static func hasScheme(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    let parts = URLParts(text: text, grammar: .x)
    let end = parts.endOfScheme(from: start)
    return end > start && end < text.count && !text[end].isScriptSpace
  }

  /// Letters and digits with dots between them.
  private static func endOfHost(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var end: Int?
    var place = start
    while place < text.count {
      let label = place
      while place < text.count, text[place].isASCIILetterOrDigit { place += 1 }
      guard place > label else { break }
      if label > start { end = place }
      guard place < text.count, text[place] == "." else { break }
      place += 1
    }
    return end
  }

  /// A word that begins with `http`, in small letters, is accepted with any host.
  private static func isTaken(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    if text[start...].starts(with: ["h", "t", "t", "p"]) { return true }
    guard !hasScheme(text, start), let end = endOfHost(text, start),
      let dot = text[start..<end].lastIndex(of: ".")
    else { return false }
    return BlueskyDomains.contains(String(decoding: text[(dot + 1)..<end].map { UInt8($0.value) }, as: UTF8.self))
  }

  private static func withoutPunctuation(_ text: [Unicode.Scalar], _ word: Range<Int>) -> Int {
    var end = word.upperBound
    if ".,;:!?".unicodeScalars.contains(text[end - 1]) { end -= 1 }
    if text[end - 1] == ")", !text[word.lowerBound..<end].contains("(") { end -= 1 }
    return end
  }
}

/// The top-level domains that Bluesky's client library knows: those of today, in lower case alone.
enum BlueskyDomains {
  /// Added to the root zone after twitter-text froze its list.
  private static let added: Set = ["amazon", "kids", "merck", "music", "spa"]

  static func contains(_ name: String) -> Bool {
    TopLevelDomains.contains(name) && name != "onion" || added.contains(name)
  }
}
