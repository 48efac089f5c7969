internal import Content
internal import Diagnostics

/// A poll has no media where the network shows only one of them.
enum PollWithMedia: ChannelRule {
  static let description = RuleDescription(
    id: "poll-with-media",
    summary: "A post with a poll has no media where its network shows only one of them",
    explanation:
      "Leave the media out for that channel: `media: []` in its override. Or write a post of its own for the poll.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.pollHere != nil, channel.sheet.facts.poll?.value.excludesMedia == true,
      channel.text.parts.indices.contains(where: { !channel.media(ofPart: $0).isEmpty && $0 == 0 })
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.key("poll"), "\(channel.network.displayName) shows no media beside a poll")
    ]
  }
}
