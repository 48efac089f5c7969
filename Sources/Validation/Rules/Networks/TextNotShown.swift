internal import Content
internal import Diagnostics

/// A post in a format that shows no text has no text.
enum TextNotShown: ChannelRule {
  static let description = RuleDescription(
    id: "text-not-shown", severity: .warning,
    summary: "A form of post that shows no text of its own has none",
    explanation:
      "A story on Instagram or Facebook is its picture or film alone. Put the words into the picture and its "
      + "alternative text, and write `text: \"\"` in the override for the channel.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      format: story
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
      channels: [instagram]
      format: story
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---

      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let format = channel.content.format ?? channel.network.standardFormat
    guard let silent = channel.sheet.facts.formatsWithoutText?.value, silent.contains(format),
      channel.finalTexts.contains(where: { $0.contains { !$0.isWhitespace } })
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value("format"),
        "a \(format.rawValue) on \(channel.network.displayName) shows no text, readers there will not get it")
    ]
  }
}
