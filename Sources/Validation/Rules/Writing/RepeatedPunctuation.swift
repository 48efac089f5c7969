internal import Content
internal import Diagnostics

/// Exclamation and question marks are not repeated.
enum RepeatedPunctuation: SeenTextRule {
  static let description = RuleDescription(
    id: "repeated-punctuation", severity: .note,
    summary: "Exclamation and question marks stand alone",
    explanation: "Three marks in a row read as shouting, and screen readers read each. One is enough.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof!!!"),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof!"))

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
    guard text.isProse, text.signs.contains("!") || text.signs.contains("?") else { return [] }
    return stretches(in: text.bytes).filter { !text.links.hasOverlap(with: $0) }.prefix(mostFindings)
      .map { stretch in
        finding(in: post.post, at: text.place(stretch), "\(stretch.count) marks in a row where one is enough")
      }
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }

  /// Where three or more `!` and `?` stand together.
  private static func stretches(in bytes: [UInt8]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    while let first = bytes[start...].firstIndex(where: isMark) {
      let end = bytes[first...].firstIndex { !isMark($0) } ?? bytes.count
      if end - first >= 3 { stretches.append(first..<end) }
      start = end
    }
    return stretches
  }
}
