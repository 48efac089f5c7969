internal import Content
internal import Diagnostics

/// The texts of a link card are no longer than the network takes.
enum PreviewTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "preview-too-long",
    summary: "Title and description of `preview` are no longer than the network takes",
    explanation: "Shorten it, or write a shorter one in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [discord]
      preview: { title: "\(String(repeating: "Markt ", count: 50))" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [discord]
      preview: { title: "Markt im Hof" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard ReaderKey.preview.applies(to: channel.network), let preview = channel.content.preview else { return [] }
    return finding(preview.title, "title", channel.sheet.facts.previewTitle, on: channel)
      + finding(preview.description, "description", channel.sheet.facts.previewDescription, on: channel)
  }

  private static func finding(
    _ text: String?, _ key: String, _ fact: Fact<TextLimit>?, on channel: ChannelUnderCheck
  ) -> [Finding] {
    guard let text else { return [] }
    return channel.finding(
      of: self, text, "the card's \(key)", limit: channel.lengthLimits([fact].compactMap { $0 }).first,
      at: channel.post.places.value("\(channel.deciding("preview")).\(key)"))
  }
}
