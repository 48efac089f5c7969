internal import Content
internal import Diagnostics

/// A post has a time.
enum Unplanned: ChannelRule {
  static let description = RuleDescription(
    id: "unplanned", severity: .note,
    summary: "A post has a `publishDate`",
    explanation: "It waits for a date and never goes out by itself. Write `publishDate: 2026-12-01T09:00`, or "
      + "`slot` for the channel's next free slot.",
    invalid: """
      ---
      id: advent
      channels: [x]
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.post())

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let content = channel.content
    guard channel.post.isWhole, content.publishDate == nil, !channel.isWritten("publishDate"), content.draft != true
    else { return [] }
    return [finding(in: channel.post, at: channel.post.places.key("id"), "no `publishDate`: the post waits for one")]
  }
}
