internal import Content
internal import Diagnostics

/// Alternative texts are only used on networks that have them.
enum AltNotOnNetwork: ChannelRule {
  static let description = RuleDescription(
    id: "alt-not-on-network", severity: .note,
    summary: "A picture goes where readers can get its alternative text",
    explanation: "The network has no place for it. What matters of the picture should stand in the text as well. Said "
      + "only where `lint.severity` in `stet.yml` names the rule: most teams know, and can do nothing about it.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint: { severity: { alt-not-on-network: note } }
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [telegram]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
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
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.configuration.lint.severity[description.id] != nil, channel.sheet.facts.takesAltText?.value == false,
      let alt = channel.altTexts.first(where: { MediaKind($0.source) == .image })
    else { return [] }
    return [
      finding(
        in: channel.post, at: alt.range,
        "\(channel.network.displayName) has no alternative texts, readers there will not get it")
    ]
  }
}
