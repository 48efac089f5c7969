internal import Content
internal import Diagnostics

/// A price reduction states the lowest price of the last thirty days.
enum PriceReduction: ChannelRule {
  static let description = RuleDescription(
    id: "price-reduction", severity: .warning,
    summary: "A lowered price is told with the lowest one of the last thirty days, or has it in `lowestPrice`",
    explanation: "A percentage or a former price must refer to the lowest price of the thirty days before (PAngV § 11, "
      + "CJEU C-330/23). Say it in the text, or note it in `lowestPrice: 89 Euro` for those who approve.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember: 20 % Rabatt auf alle Lichter.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      lowestPrice: 25 Euro
      ---
      Am 1. Dezember: 20 % Rabatt auf alle Lichter.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.post.labels.lowestPrice == nil, !channel.seen.has(.lowestPrice) else { return [] }
    let texts = channel.seen.all.filter { !$0.scanned.reductions.isEmpty }
    let found = texts.flatMap { text in text.scanned.reductions.map { (text, $0) } }
    return found.prefix(Legal.most).map { text, place in
      flagged(
        channel, at: text.widePlace(place),
        "\(Shown.quoted(text.scanned.text(at: place))) is a reduction without the lowest price of thirty days")
    }
  }
}
