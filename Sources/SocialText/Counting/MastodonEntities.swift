/// How Mastodon counts (`StatusLengthValidator`): characters as readers see them, an address as 23, a mention of an
/// account on another server without the server's name.
enum MastodonLength {
  static let url = 23

  /// The length as the server counts, with the boundaries that its Ruby knows.
  ///
  /// Addresses and names begin and end at boundaries of characters, so the differences in their lengths can be added
  /// and subtracted.
  ///
  /// - Parameters:
  ///   - urls: the stretches of the addresses.
  ///   - mentions: those that overlap no address.
  static func count(_ text: CountedText, urls: [Range<Int>], mentions: [MastodonMentions.Mention]) -> Int {
    if text.scalars.allSatisfy(\.isUnicodeSpace) { return 0 }
    let whole = Graphemes.count(text.string) + Graphemes.joinedConsonants(text.scalars)
    let withURLs = urls.reduce(whole) { $0 + url - characters(text.scalars[$1]) }
    return mentions.reduce(withURLs) { $0 - characters(text.scalars[$1.nameEnd..<$1.range.upperBound]) }
  }

  private static func characters(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    if scalars.allSatisfy(\.isASCII) { return scalars.count }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return Graphemes.count(String(string)) + Graphemes.joinedConsonants(Array(scalars))
  }
}

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

/// Finds mentions as Mastodon does: `@name` on the same server, `@name@server` on another one (`Account::MENTION_RE`).
enum MastodonMentions {
  /// The longest name of a server.
  private static let longestServer = 253

  /// A mentioned account.
  struct Mention {
    /// The whole mention.
    var range: Range<Int>
    /// Where the name ends, and the server's begins if there is one.
    var nameEnd: Int
  }

  static func find(in text: [Unicode.Scalar]) -> [Mention] {
    var found: [Mention] = []
    var place = 0
    while place < text.count {
      guard text[place] == "@", mayBegin(text, place), let mention = mention(in: text, sign: place) else {
        place += 1
        continue
      }
      if isComplete(text, mention) { found.append(mention) }
      place = mention.range.upperBound
    }
    return found
  }

  private static func mayBegin(_ text: [Unicode.Scalar], _ sign: Int) -> Bool {
    guard sign > 0 else { return true }
    let before = text[sign - 1]
    return !(before == "=" || before == "/" || before.isWordCharacter)
  }

  private static func mention(in text: [Unicode.Scalar], sign: Int) -> Mention? {
    let name = NameScanner.endOfName(in: text, from: sign + 1)
    guard name > sign + 1 else { return nil }
    guard name < text.count, text[name] == "@" else { return Mention(range: sign..<name, nameEnd: name) }
    let server = NameScanner.endOfName(in: text, from: name + 1, where: \.isWordCharacter)
    return Mention(range: sign..<(server > name + 1 ? server : name), nameEnd: name)
  }

  private static func isComplete(_ text: [Unicode.Scalar], _ mention: Mention) -> Bool {
    let end = mention.range.upperBound
    guard end - mention.nameEnd <= longestServer + 1 else { return false }
    guard end < text.count else { return true }
    return !text[end].isAtSign && !text[end].isLatinAccent && !text[end...].starts(with: [":", "/", "/"])
  }
}
