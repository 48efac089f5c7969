/// Finds hashtags as Mastodon does (`Tag::HASHTAG_RE`): after a space, and not of digits alone.
enum MastodonHashtags {
  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard text[place].isHashSign, place == 0 || text[place - 1].isUnicodeSpace, let end = end(in: text, sign: place)
      else {
        place += 1
        continue
      }
      found.append(place..<withoutScheme(text, place..<end))
      place = end
    }
    return found
  }

  private static func end(in text: [Unicode.Scalar], sign: Int) -> Int? {
    separatedEnd(in: text, from: sign + 1) ?? plainEnd(in: text, from: sign + 1)
  }

  /// With separators, but neither first nor last, and a letter or a separator between the ends.
  private static func separatedEnd(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard start < text.count, text[start].isWordCharacter else { return nil }
    var place = start
    var end = start
    while place < text.count {
      let isWord = text[place].isWordCharacter
      guard isWord || text[place].isTagSeparator else { break }
      place += 1
      if isWord { end = place }
    }
    guard end - start > 2 else { return nil }
    let inner = text[(start + 1)..<(end - 1)]
    return inner.contains { $0.isTagSeparator || $0.isAlphabetic } ? end : nil
  }

  /// Letters, digits and underscores, with one letter at least.
  private static func plainEnd(in text: [Unicode.Scalar], from start: Int) -> Int? {
    var end = start
    while end < text.count, text[end].isWordCharacter { end += 1 }
    return text[start..<end].contains(where: \.isAlphabetic) ? end : nil
  }

  /// `#taghttps://` is `#tag` before an address.
  private static func withoutScheme(_ text: [Unicode.Scalar], _ tag: Range<Int>) -> Int {
    guard text[tag.upperBound...].starts(with: [":", "/", "/"]) else { return tag.upperBound }
    for scheme in ["https", "http"].map({ Array($0.unicodeScalars) }) where tag.count > scheme.count + 1 {
      if text[tag].suffix(scheme.count).elementsEqual(scheme) { return tag.upperBound - scheme.count }
    }
    return tag.upperBound
  }
}

extension Unicode.Scalar {
  /// `Tag::HASHTAG_SEPARATORS`: underscore, middle dots, and what parts letters that would join.
  fileprivate var isTagSeparator: Bool { self == "_" || value == 0xB7 || value == 0x30FB || value == 0x200C }
}
