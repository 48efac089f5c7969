internal import Content
internal import Diagnostics

/// A hashtag is short enough to be one.
enum HashtagTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "hashtag-too-long", severity: .warning,
    summary: "A hashtag is short enough to be one",
    explanation: "Beyond that the network shows it as plain text that nobody finds. Shorten it.",
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
    guard let limit = channel.lengthLimits([channel.sheet.facts.hashtagLength].compactMap { $0 }).first else {
      return []
    }
    return channel.finalTexts.indices.findings { index in
      guard mayHaveLongWord(channel.finalTexts[index], limit.maximum) else { return [] }
      return findings(inPart: index, limit, on: channel)
    }
  }

  /// Whether a `#` is there, and a stretch without space that is long enough.
  private static func mayHaveLongWord(_ text: String, _ length: Int) -> Bool {
    text.utf8.contains { $0 == 0x23 || $0 == 0xEF }
      && text.utf8.split { $0 <= 0x20 }.contains { $0.count > length }
  }

  private static func findings(inPart index: Int, _ limit: LengthLimit, on channel: ChannelUnderCheck) -> [Finding] {
    let scalars = Array(channel.finalTexts[index].unicodeScalars)
    return channel.counted.count(ofPart: index).hashtags.findings { stretch in
      guard stretch.count > limit.maximum else { return [] }
      var tag = String.UnicodeScalarView()
      tag.append(contentsOf: scalars[stretch].dropFirst())
      guard String(tag).count > limit.maximum else { return [] }
      let place =
        channel.typedPlace(inPart: index, scalars: stretch) ?? channel.entry(tagged: String(tag), of: "hashtags")
      return [
        finding(
          in: channel.post, at: place,
          "the hashtag \(Shown.quoted(String(tag))) has \(String(tag).count) characters, "
            + "\(channel.network.displayName) knows none of more than \(limit.maximum)")
      ]
    }
  }
}
