internal import Core
internal import SocialText

/// Hashtags of several words begin each word with a capital.
enum HashtagCamelCase: PostRule {
  static let description = RuleDescription(
    id: "hashtag-camel-case", severity: .note,
    summary: "A hashtag of several words has a capital letter at each",
    explanation: "Screen readers read `#NeuesAusBottrop` as three words and `#neuesausbottrop` as none. Networks take "
      + "both for the same hashtag.",
    invalid: RuleExample.post(text: "Es gibt Neues aus Bottrop. #neuesausbottrop"),
    valid: RuleExample.post(text: "Es gibt Neues aus Bottrop. #NeuesAusBottrop"))

  /// Longer hashtags are assumed to be several words.
  private static let longestWord = 16

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: mayHaveSmall) else { return [] }
    let tags = tags(of: post)
    let small = tags.few { isSmall($0.text) ? $0 : nil }
    guard !small.isEmpty else { return [] }
    let spellings = spellings(among: tags.map(\.text))
    return small.compactMap { tag in
      let better = spellings[tag.text.lowercased()] ?? HashtagWords.spelling(of: tag.text, in: post)
      guard better != nil || tag.text.unicodeScalars.count >= longestWord else { return nil }
      let advice =
        better.map { " is several words: write `#\(Shown.plain($0))`" }
        ?? " is several words, or a very long one; screen readers cannot tell which"
      return finding(
        in: post.post, at: tag.place(), "#\(Shown.plain(tag.text))\(advice)")
    }
  }

  /// The hashtags of the post, without `#`, each where it stands: in its texts, and in `hashtags`.
  private static func tags(of post: PostUnderCheck) -> [PlacedTag] {
    var tags: [PlacedTag] = []
    for text in post.seenTexts where text.isProse {
      tags += text.hashtags.map { range in
        PlacedTag(text: String(text.bytes.text(range).dropFirst())) { text.place(range) }
      }
    }
    let listed = post.seenTexts.filter { $0.kind == .hashtag }.map { text in
      PlacedTag(text: withoutSigns(text.text)) { text.place(text.bytes.indices) }
    }
    var seen: Set<String> = []
    return tags + listed.filter { seen.insert($0.text).inserted }
  }

  /// A hashtag of `hashtags` without the sign that readers see, and without one that was typed as well.
  private static func withoutSigns(_ tag: String) -> String {
    let typed = tag.dropFirst()
    return String(typed.hasPrefix("#") ? typed.dropFirst() : typed)
  }

  /// Whether it may have a hashtag of only small letters: a quick test that rejects most.
  private static func mayHaveSmall(_ text: TextUnderCheck) -> Bool {
    text.kind == .hashtag
      ? mayBeSmall(text.bytes[...]) : text.isProse && text.hashtags.contains { mayBeSmall(text.bytes[$0]) }
  }

  private static func mayBeSmall(_ tag: ArraySlice<UInt8>) -> Bool {
    tag.count > 8 && !tag.contains(where: \.isASCIICapital)
  }

  private static func isSmall(_ tag: String) -> Bool {
    (8...100).contains(tag.utf8.count) && tag.unicodeScalars.allSatisfy { $0.properties.isLowercase }
  }

  /// How hashtags with a capital inside are written, by their small letters.
  private static func spellings(among tags: [String]) -> [String: String] {
    let camel = tags.filter { $0.dropFirst().contains(where: \.isUppercase) && $0.contains(where: \.isLowercase) }
    return Dictionary(camel.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A hashtag without its `#`. Its place is only computed on demand, since that takes long.
private struct PlacedTag {
  let text: String
  let place: () -> SourceRange
}

/// Finds the words of a hashtag in the texts of its post.
private enum HashtagWords {
  /// The hashtag with a capital at each word, if it consists of two or more consecutive words of a text.
  static func spelling(of tag: String, in post: PostUnderCheck) -> String? {
    let letters = Array(tag.utf8)
    for text in post.seenTexts where text.isProse {
      if let spelling = spelling(letters, text.words, text.bytes) { return spelling }
    }
    // The title is searched as well, although few networks show it.
    let title = Array((post.post.content.title ?? "").utf8)
    return spelling(letters, WordScanner.words(in: title, outside: []), title)
  }

  private static func spelling(_ letters: [UInt8], _ words: [Word], _ bytes: [UInt8]) -> String? {
    let words = words.prefix(2_000)
    for start in words.indices where letters.count > words[start].folded.length {
      if let spelling = spelling(letters, words[start...], bytes) { return spelling }
    }
    return nil
  }

  private static func spelling(_ letters: [UInt8], _ words: ArraySlice<Word>, _ bytes: [UInt8]) -> String? {
    guard let first = words.first, bytes[first.range.lowerBound].asciiLowercased == letters[0] || letters[0] >= 0x80
    else {
      return nil
    }
    var spelling = ""
    var place = 0
    for word in words {
      let text = bytes.text(word.range)
      let small = Array(text.lowercased().utf8)
      guard !word.isTag, letters[place...].starts(with: small) else { return nil }
      place += small.count
      spelling += text.prefix(1).uppercased() + text.dropFirst()
      if place == letters.count { return place == small.count ? nil : spelling }
    }
    return nil
  }
}

/// A text has each hashtag once.
enum RepeatedHashtag: TextRule {
  static let description = RuleDescription(
    id: "repeated-hashtag", severity: .warning,
    summary: "A text has each hashtag once",
    explanation: "Networks count a hashtag once, whatever its capitals, and readers take the second for an "
      + "advertisement. Write the word without `#` the second time, or leave it out.",
    invalid: RuleExample.post(
      text: """
        Der #Advent beginnt im Hof.

        #Hamburg #advent
        """),
    valid: RuleExample.post(
      text: """
        Der #Advent beginnt im Hof.

        #Hamburg
        """))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    guard text.isPart || text.kind == .firstComment, text.hashtags.count > 1 else { return [] }
    var seen: Set<String> = []
    return text.hashtags
      .filter { !seen.insert(text.bytes.text($0).lowercased()).inserted }
      .prefix(mostFindings)
      .map { tag in
        finding(
          in: post.post, at: text.place(tag), "\(Shown.plain(text.bytes.text(tag))) is there twice",
          fixes: fixes(tag, in: text))
      }
  }

  /// Removes a repeated hashtag from those at the end of the text, where it is not part of a sentence.
  private static func fixes(_ tag: Range<Int>, in text: TextUnderCheck) -> [Fix] {
    guard isTrailing(tag, in: text), let stretch = withOneSpace(tag, in: text.bytes),
      let place = text.certainPlace(stretch)
    else { return [] }
    return [Fix(title: "remove the second one", edits: [TextEdit(range: place, text: "")])]
  }

  /// Whether only hashtags follow to the end of the text, and its line has only hashtags.
  private static func isTrailing(_ tag: Range<Int>, in text: TextUnderCheck) -> Bool {
    var place = tag.upperBound
    for next in text.hashtags where next.lowerBound >= place {
      guard text.bytes[place..<next.lowerBound].allSatisfy(\.isASCIISpace) else { return false }
      place = next.upperBound
    }
    let line = text.bytes.line(around: tag.lowerBound)
    let first = text.bytes.trimmed(line).lowerBound
    return text.bytes[place...].allSatisfy(\.isASCIISpace) && text.hashtags.contains { $0.lowerBound == first }
      && isTagsOnly(line, in: text)
  }

  private static func isTagsOnly(_ line: Range<Int>, in text: TextUnderCheck) -> Bool {
    var place = line.lowerBound
    for tag in text.hashtags where line.contains(tag.lowerBound) {
      guard text.bytes[place..<tag.lowerBound].allSatisfy(\.isASCIISpace) else { return false }
      place = tag.upperBound
    }
    return text.bytes[place..<line.upperBound].allSatisfy(\.isASCIISpace)
  }

  private static func withOneSpace(_ tag: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    if tag.lowerBound > 0, bytes[tag.lowerBound - 1] == 0x20 { return (tag.lowerBound - 1)..<tag.upperBound }
    guard tag.upperBound < bytes.count, bytes[tag.upperBound] == 0x20 else { return nil }
    return tag.lowerBound..<(tag.upperBound + 1)
  }
}

extension Word {
  /// The hashtag that the word is, with its `#`; `nil` where it has no letter, or where `#` stands in a word or after
  /// another sign.
  func hashtag(in bytes: [UInt8]) -> Range<Int>? {
    var start = range.lowerBound
    while start > 0, bytes[start - 1] == UInt8(ascii: "_") { start -= 1 }
    guard start > 0, bytes[start - 1] == UInt8(ascii: "#") else { return nil }
    let before = bytes.scalar(before: start - 1) ?? " "
    guard !before.isPartOfWord, !"#&/_".unicodeScalars.contains(before),
      bytes[range].contains(where: { !$0.isASCIIDigit && $0 != UInt8(ascii: "_") })
    else { return nil }
    return start - 1..<range.upperBound
  }
}
