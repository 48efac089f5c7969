internal import Content
internal import Diagnostics

/// An accusation against a named person or company has a source.
enum Accusation: ChannelRule {
  static let description = RuleDescription(
    id: "accusation", severity: .note,
    summary: "An accusation near the name of a company or person has its source in `proof`",
    explanation:
      "To say of a person what harms them and cannot be proved is an offence (StGB § 186). Name the source in "
      + "`proof: [https://…]`, and have it read before it goes out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Die Markt GmbH betrügt ihre Kunden.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Vorsicht: Betrüger rufen zurzeit in unserem Namen an.
      """)

  /// How many bytes may lie between the word and the name.
  private static let reach = 100

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.accusation), channel.seen.has(.legalName), !channel.hasProof else { return [] }
    return channel.seen.all.flatMap { near(in: $0, channel) }.prefix(Legal.most).map { $0 }
  }

  private static func near(in text: SeenText, _ channel: ChannelUnderCheck) -> [Finding] {
    let bytes = text.scanned.bytes
    let names = text.scanned.hits(.legalName).filter { isWrittenAsName($0, text.scanned) }
    return text.scanned.hits(.accusation).prefix(Legal.most).compactMap { word in
      let name = names.first { isNear($0.place, word.place, bytes) }
      guard let name else { return nil }
      let words = (text.scanned.text(at: word.place), text.scanned.text(at: name.place))
      return flagged(
        channel, at: text.widePlace(word.place),
        "\(Shown.quoted(words.0)) stands near a name (\(Shown.quoted(words.1))), and `proof` names no source")
    }
  }

  /// Whether two stretches stand in one sentence, and near each other.
  private static func isNear(_ one: Range<Int>, _ other: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let (start, end) = (min(one.upperBound, other.upperBound), max(one.lowerBound, other.lowerBound))
    guard start < end, end - start <= reach else { return false }
    return !(start..<end).contains { place in
      bytes[place] == 0x0A || (bytes[place] == 0x20 && ".!?".utf8.contains(bytes[place - 1]))
    }
  }

  /// `AG`, not `ag`: legal forms and titles are written with a capital, but for `e.V.`, `eG` and `mbH`.
  private static func isWrittenAsName(_ hit: WordMatcher.Hit, _ text: ScannedText) -> Bool {
    let words = text.text(at: hit.place)
    return words.utf8.contains(where: \.isASCIICapital)
  }
}
