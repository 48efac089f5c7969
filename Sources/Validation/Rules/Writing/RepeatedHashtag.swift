internal import Content
internal import Diagnostics

/// A text has each hashtag once.
enum RepeatedHashtag: SeenTextRule {
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

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
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
  private static func fixes(_ tag: Range<Int>, in text: SeenText) -> [Fix] {
    guard isTrailing(tag, in: text), let stretch = withOneSpace(tag, in: text.bytes),
      let place = text.certainPlace(stretch)
    else { return [] }
    return [Fix(title: "remove the second one", edits: [TextEdit(range: place, text: "")])]
  }

  /// Whether only hashtags follow to the end of the text, and its line has only hashtags.
  private static func isTrailing(_ tag: Range<Int>, in text: SeenText) -> Bool {
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

  private static func isTagsOnly(_ line: Range<Int>, in text: SeenText) -> Bool {
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
