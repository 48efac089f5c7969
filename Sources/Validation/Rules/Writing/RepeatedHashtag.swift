internal import Content
internal import Diagnostics

/// A text has each hashtag once.
enum RepeatedHashtag: PassageRule {
  static let description = RuleDescription(
    id: "repeated-hashtag", severity: .warning,
    summary: "A text has each hashtag once",
    explanation: "Networks count a hashtag once, whatever its capitals, and readers take the second for an "
      + "advertisement. Write the word without `#` the second time, or leave it out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Der #Advent beginnt im Hof.

      #Hamburg #advent
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Der #Advent beginnt im Hof.

      #Hamburg
      """)

  static func check(_ passage: Passage, in post: PostUnderCheck) -> [Finding] {
    guard passage.isPart || passage.kind == .firstComment, passage.hashtags.count > 1 else { return [] }
    var seen: Set<String> = []
    return passage.hashtags
      .filter { !seen.insert(passage.bytes.text($0).lowercased()).inserted }
      .prefix(mostFindings)
      .map { tag in
        finding(
          in: post.post, at: passage.place(tag), "\(Shown.plain(passage.bytes.text(tag))) is there twice",
          fixes: fixes(tag, in: passage))
      }
  }

  /// Removes a hashtag among those at the end of the text, where no sentence needs it.
  private static func fixes(_ tag: Range<Int>, in passage: Passage) -> [Fix] {
    guard isTrailing(tag, in: passage), let stretch = withOneSpace(tag, in: passage.bytes),
      let place = passage.certainPlace(stretch)
    else { return [] }
    return [Fix(title: "remove the second one", edits: [TextEdit(range: place, text: "")])]
  }

  /// Whether nothing but hashtags follows, and something else than a sentence stands before.
  private static func isTrailing(_ tag: Range<Int>, in passage: Passage) -> Bool {
    var place = tag.upperBound
    for next in passage.hashtags where next.lowerBound >= place {
      guard passage.bytes[place..<next.lowerBound].allSatisfy(\.isBlank) else { return false }
      place = next.upperBound
    }
    let line = passage.bytes.line(around: tag.lowerBound)
    let first = passage.bytes.trimmed(line).lowerBound
    return passage.bytes[place...].allSatisfy(\.isBlank) && passage.hashtags.contains { $0.lowerBound == first }
      && isTagsOnly(line, in: passage)
  }

  private static func isTagsOnly(_ line: Range<Int>, in passage: Passage) -> Bool {
    var place = line.lowerBound
    for tag in passage.hashtags where line.contains(tag.lowerBound) {
      guard passage.bytes[place..<tag.lowerBound].allSatisfy(\.isBlank) else { return false }
      place = tag.upperBound
    }
    return passage.bytes[place..<line.upperBound].allSatisfy(\.isBlank)
  }

  private static func withOneSpace(_ tag: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    if tag.lowerBound > 0, bytes[tag.lowerBound - 1] == 0x20 { return (tag.lowerBound - 1)..<tag.upperBound }
    guard tag.upperBound < bytes.count, bytes[tag.upperBound] == 0x20 else { return nil }
    return tag.lowerBound..<(tag.upperBound + 1)
  }
}
