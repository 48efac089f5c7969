internal import Content
internal import Diagnostics

/// Links and codes that bring a commission are disclosed.
enum AffiliateLink: ChannelRule {
  static let description = RuleDescription(
    id: "affiliate-link", severity: .warning,
    summary: "Links and codes that bring a commission have a `disclosure`",
    explanation:
      "A link or a code that earns a commission is advertising (UWG § 5a (4)). Write `disclosure: affiliate` and begin "
      + "the text with \"Anzeige\" or \"Werbung\"; write `disclosure: own` where the offer is ours.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Das Buch liegt bei uns auf dem Pausentisch: https://www.amazon.de/dp/3123456789?tag=hof-21
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Das Buch liegt bei uns auf dem Pausentisch: https://www.amazon.de/dp/3123456789
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.disclosure == .none else { return [] }
    var found = attached(channel)
    for text in channel.seen.all where text.scanned.mayBringCommission {
      found += links(in: text, channel) + codes(in: text, channel)
    }
    return Array(found.prefix(Legal.most))
  }

  /// In the key `link`.
  private static func attached(_ channel: ChannelUnderCheck) -> [Finding] {
    let link = channel.seenTexts.first { $0.kind == .link }
    guard let sign = link?.affiliateSign, !channel.isOwn(sign.host) else { return [] }
    return [finding(sign, at: channel.value("link"), channel)]
  }

  private static func links(in text: SeenText, _ channel: ChannelUnderCheck) -> [Finding] {
    text.scanned.affiliateLinks.lazy.filter { !channel.isOwn($0.sign.host) }.prefix(Legal.most).map { place, sign in
      finding(sign, at: text.widePlace(place), channel)
    }
  }

  private static func finding(_ sign: AffiliateSign, at range: SourceRange, _ channel: ChannelUnderCheck) -> Finding {
    flagged(
      channel, at: range, "\(Shown.quoted(sign.text)) looks like a link that brings a commission",
      severity: sign.isClear ? .warning : .note)
  }

  /// Words such as `Rabattcode` with a code after them.
  private static func codes(in text: SeenText, _ channel: ChannelUnderCheck) -> [Finding] {
    text.scanned.hits(.discountCode).prefix(Legal.most).compactMap { hit in
      guard let code = code(after: hit.place.upperBound, in: text.scanned) else { return nil }
      return flagged(
        channel, at: text.widePlace(code),
        "\(Shown.quoted(text.scanned.text(at: code))) is a discount code")
    }
  }

  /// The code among the two words that follow: four or more capitals and digits.
  private static func code(after place: Int, in text: ScannedText) -> Range<Int>? {
    text.words.words.first(after: place, count: 2).map(\.place).first { word in
      guard word.count >= 4, word.lowerBound - place < 20 else { return false }
      let bytes = text.bytes[word]
      return bytes.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit } && bytes.contains(where: \.isASCIICapital)
    }
  }
}

extension [FoldedWords.Word] {
  /// The first words that begin at or after a byte of the text, by binary search.
  func first(after place: Int, count: Int) -> ArraySlice<FoldedWords.Word> {
    let start = firstPlace { $0.place.lowerBound >= place }
    return self[start...].prefix(count)
  }
}
