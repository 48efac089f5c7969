internal import Content
internal import Diagnostics

/// Alternative texts reach their readers.
enum AltNotOnNetwork: ChannelRule {
  static let description = RuleDescription(
    id: "alt-not-on-network", severity: .note,
    summary: "A picture goes where readers can get its alternative text",
    explanation: "The network has no place for it. What matters of the picture should stand in the text as well.",
    invalid: """
      ---
      id: advent
      channels: [telegram]
      media:
        - url: https://dam.example/hof.jpg
          sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      media:
        - url: https://dam.example/hof.jpg
          sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.sheet.facts.takesAltText?.value == false,
      let alt = channel.altTexts.first(where: { MediaKind($0.source) == .image })
    else { return [] }
    return [
      finding(
        in: channel.post, at: alt.range,
        "\(channel.network.displayName) has no alternative texts, readers there will not get it")
    ]
  }
}
