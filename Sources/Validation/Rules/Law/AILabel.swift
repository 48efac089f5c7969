internal import Content
internal import Diagnostics

/// Content made by AI is labelled for readers.
enum AILabel: ChannelRule {
  static let description = RuleDescription(
    id: "ai-label", severity: .warning,
    summary: "A post with `aiGenerated: true` tells its readers",
    explanation: "Deep fakes, and texts on matters of public interest, are to be disclosed (AI Act, Art. 50 (4), since "
      + "2 August 2026). Write \"KI-generiert\", \"Bild: mit KI erstellt\" or \"AI-generated\" into the text or the credit.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      aiGenerated: true
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      aiGenerated: true
      ---
      Am 1. Dezember öffnet der Hof. (Text mit KI erstellt)
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.content.aiGenerated == true, !channel.seen.has(.aiNote) else { return [] }
    return [flagged(channel, at: channel.value("aiGenerated"), "nothing that readers see says that an AI made it")]
  }
}
