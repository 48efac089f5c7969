internal import Content
internal import Diagnostics

/// The tags of a film are no longer than YouTube takes, all together.
enum TagsTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "tags-too-long",
    summary: "The `tags` of a film are no longer than YouTube takes, all together",
    explanation:
      "As YouTube counts, the commas between them count 1 each, and a tag with a space 2 more. Take some out.",
    invalid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false, tags: [Weihnachtsmarkt, Hamburg, Advent] } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false, tags: [Markt, Advent] } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard case .list(let tags) = channel.content.options["tags"] else { return [] }
    return channel.finding(
      of: self, joined(tags), "the list of tags", limit: channel.lengthLimit(channel.sheet.facts.tags, name: "tags"),
      at: channel.value("tags"))
  }

  /// What YouTube counts: a comma between two tags, quotation marks around one with a space.
  static func joined(_ tags: [String]) -> String {
    tags.map { $0.utf8.contains(0x20) ? "\"\($0)\"" : $0 }.joined(separator: ",")
  }
}
