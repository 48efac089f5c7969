internal import Content
internal import Diagnostics

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
  private static func mayHaveSmall(_ text: SeenText) -> Bool {
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
