internal import Content
internal import Diagnostics

/// A hashtag is short enough to be one.
enum HashtagTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "hashtag-too-long", severity: .warning,
    summary: "A hashtag is short enough to be one",
    explanation: "Beyond that the network shows it as plain text, and readers do not find it. Shorten it.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof #Donaudampfschifffahrtsgesellschaftsweihnachtsmarktstand
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof #Weihnachtsmarktstand
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let limits = channel.lengthLimits(channel.sheet.facts.hashtagLength)
    guard let least = limits.map(\.maximum).min() else { return [] }
    return channel.finalTexts.indices.findings { index in
      guard mayHaveLongWord(channel.finalTexts[index], least) else { return [] }
      return findings(inPart: index, limits, on: channel)
    }
  }

  /// Whether a `#` is there, and a stretch without space that is long enough.
  private static func mayHaveLongWord(_ text: String, _ length: Int) -> Bool {
    text.utf8.contains { $0 == 0x23 || $0 == 0xEF }
      && text.utf8.split { $0 <= 0x20 }.contains { $0.count > length }
  }

  private static func findings(inPart index: Int, _ limits: [LengthLimit], on channel: ChannelUnderCheck) -> [Finding] {
    let scalars = Array(channel.finalTexts[index].unicodeScalars)
    // On Bluesky what is too long counts as no hashtag.
    let tags =
      channel.network == .bluesky
      ? BlueskyTags.words(in: scalars) : channel.counted.count(ofPart: index).hashtags
    return tags.findings { stretch in
      var tag = String.UnicodeScalarView()
      tag.append(contentsOf: scalars[stretch].dropFirst())
      let text = String(tag)
      guard let summary = limits.lazy.compactMap({ summary(text, $0, channel.network) }).first else { return [] }
      let place = channel.typedPlace(inPart: index, scalars: stretch) ?? channel.entry(tagged: text, of: "hashtags")
      return [finding(in: channel.post, at: place, summary.text, severity: summary.severity)]
    }
  }

  /// What is wrong with a tag by one limit: beyond its characters it is none, beyond its bytes the network refuses it.
  private static func summary(
    _ tag: String, _ limit: LengthLimit, _ network: Network
  ) -> (text: String, severity: Severity)? {
    let length = TextCounter.length(of: tag, in: limit.unit).lowerBound
    guard length > limit.maximum else { return nil }
    let subject = "the hashtag \(Shown.quoted(tag)) has \(limit.unit.measure(length))"
    guard limit.unit == .utf8 else {
      return ("\(subject), \(network.displayName) knows none of more than \(limit.maximum)", .warning)
    }
    return ("\(subject), \(network.displayName) refuses a post with one of more than \(limit.maximum)", .error)
  }
}
