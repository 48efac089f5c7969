internal import Content
internal import Diagnostics

/// A text is no longer than the network takes.
enum TextTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "text-too-long",
    summary: "A text is no longer than its network takes, counted as the network counts",
    explanation:
      "Link, mentions and hashtags that are appended count as well. Shorten the text, or write a shorter one for "
      + "the channel in `overrides`. `limits` of the channel in `stet.yml` replaces the network's limit.",
    invalid: """
      ---
      id: advent
      channels: [bluesky]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet unser Hof mit Glühwein, Musik und vielen Lichtern.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet unser Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let warning = channel.countedWarning
    return channel.finalTexts.indices.findings { index in
      guard let excess = channel.excess(ofPart: index, adding: warning) else { return [] }
      return [finding(excess, inPart: index, adding: warning, on: channel)]
    }
  }

  private static func finding(
    _ excess: LengthExcess, inPart index: Int, adding warning: Int, on channel: ChannelUnderCheck
  ) -> Finding {
    let subject = channel.finalTexts.count == 1 ? "the text" : "part \(index + 1)"
    let whole = warning > 0 ? "\(subject) with its content warning" : subject
    return finding(
      in: channel.post, at: place(of: excess, inPart: index, adding: warning, on: channel), excess.summary(of: whole),
      severity: excess.severity,
      explanation: excess.explanation(description.explanation, on: channel.network))
  }

  /// From where the text is too long; the text's start where that was not typed into it.
  private static func place(
    of excess: LengthExcess, inPart index: Int, adding warning: Int, on channel: ChannelUnderCheck
  ) -> SourceRange {
    let limit = excess.limit
    let most = excess.kind == .unwise ? limit.recommended ?? limit.maximum : limit.maximum
    let unit = excess.kind == .plausible ? TextUnit.utf16 : limit.unit
    let offset = LimitCrossing.offset(
      in: channel.finalTexts[index], maximum: most - warning, unit: unit,
      count: { channel.counted.count(ofPart: index) })
    return channel.typedPlace(inPart: index, fromByte: offset) ?? channel.textStart
  }
}
