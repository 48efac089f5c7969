internal import Content
internal import Diagnostics

/// An address is no longer than the network takes.
enum LinkTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "link-too-long",
    summary: "`link` is no longer than its network takes",
    explanation: "Link to a shorter address.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [pinterest]
      link: https://hof.example/\(String(repeating: "advent/", count: 300))
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      overrides: { pinterest: { board: hof } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [pinterest]
      link: https://hof.example/advent
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      overrides: { pinterest: { board: hof } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link else { return [] }
    return channel.finding(
      of: self, link, "the link", limit: channel.lengthLimit(channel.sheet.facts.link, name: "link"),
      at: channel.value("link"))
  }
}
