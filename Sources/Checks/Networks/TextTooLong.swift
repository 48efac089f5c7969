internal import Core
internal import SocialText

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
    let typed = typedPlace(of: excess, inPart: index, adding: warning, on: channel)
    let appended = typed == nil ? appendedKey(channel) : nil
    let cause = appended.map { ": as typed it fits, `\($0)` makes it too long" } ?? ""
    return finding(
      in: channel.post, at: typed ?? appended.map(channel.value) ?? channel.textStart,
      excess.summary(of: whole) + cause, severity: excess.severity,
      explanation: excess.explanation(description.explanation, on: channel.network))
  }

  /// The last of the keys whose values were appended to the text as typed.
  private static func appendedKey(_ channel: ChannelUnderCheck) -> String? {
    ["hashtags", "mentions", "link"].first(where: channel.isWritten)
  }

  /// The place from which the text is too long; `nil` if that part was not typed into it.
  private static func typedPlace(
    of excess: LengthExcess, inPart index: Int, adding warning: Int, on channel: ChannelUnderCheck
  ) -> SourceRange? {
    let limit = excess.limit
    let most = excess.kind == .unwise ? limit.recommended ?? limit.maximum : limit.maximum
    let unit = excess.kind == .plausible ? TextUnit.utf16 : limit.unit
    let offset = LimitCrossing.offset(
      in: channel.finalTexts[index], maximum: most - warning, unit: unit,
      count: { channel.count(ofPart: index) })
    return channel.typedPlace(inPart: index, fromByte: offset)
  }
}
