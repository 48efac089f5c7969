internal import Content
internal import Diagnostics

/// Claims to be first or alone have a source.
enum SuperlativeClaim: ChannelRule {
  static let description = RuleDescription(
    id: "superlative", severity: .note,
    summary: "A claim to be the first, best or only one has its source in `proof`",
    explanation:
      "Such a claim must be true, with a clear and lasting lead (UWG § 5), also where it is said of one place alone. Name the source in "
      + "`proof: [https://…]`, or say what you do instead.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet die Nr. 1 der Höfe in Hamburg.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof. Am besten kommt ihr mit dem Rad. Beste Grüße!
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard !channel.hasProof else { return [] }
    return channel.seen.all.flatMap(claims).prefix(Legal.most).map { text, place in
      flagged(
        channel, at: text.widePlace(place),
        "\(Shown.quoted(text.scanned.text(at: place))) claims a lead, and `proof` names no source"
      )
    }
  }

  /// What the list and the scanner find in a text, in its order; of what overlaps, what begins first.
  private static func claims(in text: SeenText) -> [(text: SeenText, place: Range<Int>)] {
    let places = text.scanned.hits(.superlative).map(\.place) + text.scanned.superlatives
    var chosen: [Range<Int>] = []
    for place in places.sorted(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) })
    where place.lowerBound >= chosen.last?.upperBound ?? 0 {
      chosen.append(place)
    }
    return chosen.map { (text, $0) }
  }
}
