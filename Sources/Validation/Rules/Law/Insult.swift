internal import Content
internal import Diagnostics

/// Insulting words are reported before a post goes out.
enum Insult: ChannelRule {
  static let description = RuleDescription(
    id: "insult", severity: .warning,
    summary: "No word that is mostly meant as an insult",
    explanation: "An insult is an offence (StGB § 185), and what was published stays. Say what a person did, not what "
      + "they are. Whether it is one depends on the case: this finds words, nothing more.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Welche Vollidioten parken auf dem Radweg vor dem Hof?
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wer parkt auf dem Radweg vor dem Hof? Das Schloss ist idiotensicher.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.seen.found(.insult).prefix(Legal.most).map { found in
      flagged(channel, at: found.range, "\(Shown.quoted(found.words)) is an insult in most cases")
    }
  }
}
