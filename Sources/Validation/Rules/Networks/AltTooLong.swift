internal import Content
internal import Diagnostics

/// An alternative text is no longer than the network takes.
enum AltTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "alt-too-long",
    summary: "An alternative text is no longer than its network takes",
    explanation: "Say what the picture shows and why it is there; what does not fit there belongs into the text.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Viele Stände mit Lichterketten im Innenhof"
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
    let texts = channel.altTexts
    guard !texts.isEmpty, channel.sheet.facts.takesAltText?.value != false,
      let limit = channel.lengthLimit(channel.sheet.facts.altText, name: "alt")
    else { return [] }
    return texts.findings { alt in
      channel.finding(of: self, alt.text, "the alternative text", limit: limit, at: alt.range)
    }
  }
}
