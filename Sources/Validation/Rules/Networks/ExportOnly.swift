internal import Content
internal import Diagnostics

/// A channel is on a network that programs can post to.
enum ExportOnly: ChannelRule {
  static let description = RuleDescription(
    id: "export-only", severity: .note,
    summary: "A channel is on a network that programs may post to",
    explanation: "Stet checks and prepares the post, a person posts it, and `stet record published` notes it.",
    invalid: """
      ---
      id: advent
      channels: [xing]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard case .exportOnly(let reason) = channel.sheet.facts.publishing.value else { return [] }
    return [
      finding(
        in: channel.post, at: channel.nameInPost,
        "\(channel.network.displayName) must be posted to by hand: \(reason)")
    ]
  }
}
