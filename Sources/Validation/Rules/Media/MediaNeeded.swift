internal import Content
internal import Diagnostics

/// A post has the media that the network, or its format there, needs.
enum MediaNeeded: ChannelRule {
  static let description = RuleDescription(
    id: "media-needed",
    summary: "A post has the pictures or films that its network, or its format there, needs",
    explanation: "Instagram, Pinterest, TikTok and YouTube have no posts of text alone, and a carousel of one picture "
      + "is none. Add a file under `media`, or leave out the channel.",
    invalid: RuleExample.instagram + """

      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.instagram + "\n"
      + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1080)", on: "instagram"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let (fact, minimum) = minimum(channel.sheet, channel.format), minimum > 0, channel.content.repost == nil
    else { return [] }
    let count = channel.attachments.count { $0.part == 0 }
    // Files that could not be read are findings of their own.
    let isUnreadable = (channel.content.media ?? []).isEmpty && channel.isWritten("media.0")
    guard count < minimum, !isUnreadable else { return [] }
    return [finding(in: channel, at: place(in: channel), problem(fact, count, minimum, channel))]
  }

  /// The minimum number of files, and its source.
  private static func minimum(
    _ sheet: NetworkFactSheet, _ format: PostFormat
  ) -> (severity: (Severity, String), minimum: Int)? {
    if let format = sheet.facts.media.formats.first(where: { $0.format == format }) {
      return ((format.total.severity(), format.total.sourceNote), format.total.value.minimum)
    }
    guard let required = sheet.facts.media.required, required.value else { return nil }
    return ((required.severity(), required.sourceNote), 1)
  }

  private static func problem(
    _ fact: (severity: Severity, note: String), _ count: Int, _ minimum: Int, _ channel: ChannelUnderCheck
  ) -> MediaProblem {
    let network = channel.network.displayName
    let summary =
      count == 0
      ? "no picture or film, and \(network) needs one in a \(channel.format.rawValue)"
      : "\(count) of at least \(minimum) pictures or films that a \(channel.format.rawValue) on \(network) has"
    return MediaProblem(summary: summary, severity: fact.severity, note: fact.note)
  }

  private static func place(in channel: ChannelUnderCheck) -> SourceRange {
    channel.isWritten("media") ? channel.key("media") : channel.channelPlace
  }
}
