internal import Core
internal import SocialText

/// The rules about how many things of a kind a text has, and how many its network takes.
enum TextCounts: RuleTable {
  private static let rows = [
    CountedThings(
      rule: tooManyHashtags, fact: { $0.hashtags }, name: "hashtags", noun: "hashtags", key: "hashtags",
      signs: [0x23, 0xEF], stretches: { $0.hashtags }),
    CountedThings(
      rule: tooManyMentions, fact: { $0.mentions }, name: "mentions", noun: "mentions", key: "mentions",
      signs: [0x40, 0xEF], stretches: { $0.mentions }),
    CountedThings(
      rule: tooManyLinks, fact: { $0.links }, name: "links", noun: "different links", signs: [0x2E],
      countsOnce: true, stretches: { $0.urls }),
    CountedThings(
      rule: tooManyCashtags, fact: { $0.cashtags }, name: "cashtags", noun: "cashtags", signs: [0x24],
      stretches: { $0.cashtags }),
  ]

  static let descriptions = rows.map(\.rule)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    rows.flatMap { row in post.findings { $0.findings(of: row) } }
  }
}

/// A kind of things in a text that a network counts and limits.
private struct CountedThings {
  let rule: RuleDescription
  /// The network's limit.
  let fact: @Sendable (NetworkFacts) -> Fact<CountLimit>?
  /// The limit's name in `stet.yml`.
  let name: String
  /// `hashtags`.
  let noun: String
  /// The key whose values are appended to the text; `nil` where there is none.
  var key: String?
  /// Bytes of which each thing has at least one: texts with few of them need not be counted.
  let signs: [UInt8]
  /// Whether the same thing twice counts once.
  var countsOnce = false
  /// The stretches of the things in a text, in code points.
  let stretches: @Sendable (TextCount) -> [Range<Int>]

  /// The stretches that count in `text`.
  func stretches(in text: String, _ count: TextCount) -> [Range<Int>] {
    let all = stretches(count)
    guard countsOnce else { return all }
    let scalars = Array(text.unicodeScalars)
    var seen: Set<[Unicode.Scalar]> = []
    return all.filter { seen.insert(Array(scalars[$0])).inserted }
  }
}

extension ChannelUnderCheck {
  /// One finding on each part, ten at most, that has more of `things` than the channel takes.
  fileprivate func findings(of things: CountedThings) -> [Finding] {
    let limit = CountLimitHere(things.fact(facts), own: channel.limits[things.name])
    guard let least = limit.least else { return [] }
    return finalTexts.indices.findings { index in
      guard finalTexts[index].count(ofBytes: things.signs) > least else { return [] }
      return finding(inPart: index, of: things, limit).map { [$0] } ?? []
    }
  }

  private func text(_ stretch: Range<Int>, ofPart index: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: Array(finalTexts[index].unicodeScalars)[stretch])
    return String(text)
  }

  private func finding(inPart index: Int, of things: CountedThings, _ limit: CountLimitHere) -> Finding? {
    let stretches = things.stretches(in: finalTexts[index], count(ofPart: index))
    guard let excess = limit.excess(of: stretches.count) else { return nil }
    let owner = limit.isOwn ? "`stet.yml`" : network.displayName
    let place =
      typedPlace(inPart: index, scalars: stretches[excess.limit])
      ?? things.key.filter(isWritten).map { entry(tagged: text(stretches[excess.limit], ofPart: index), of: $0) }
      ?? textStart
    return things.rule.finding(
      in: post, at: place,
      "\(stretches.count) \(things.noun), \(stretches.count - excess.limit) more than "
        + (excess.isRecommended ? "\(network.displayName) shows as such" : "\(owner) takes") + " (\(excess.limit))",
      severity: excess.severity)
  }
}

/// How many of something a channel takes: its network's limit, or what `stet.yml` says instead.
private struct CountLimitHere {
  private let maximum: Int?
  private let recommended: Int?
  private let severity: Severity
  let isOwn: Bool

  init(_ fact: Fact<CountLimit>?, own: Int64?) {
    isOwn = own != nil
    maximum = own.map { Int($0) } ?? fact?.value.maximum
    recommended = own == nil ? fact?.value.recommended : nil
    severity = isOwn || fact?.confidence == .documented ? .error : .warning
  }

  /// The smaller of the recommended and the maximum number.
  var least: Int? { recommended.map { min($0, maximum ?? $0) } ?? maximum }

  struct Excess {
    var limit: Int
    var severity: Severity
    var isRecommended: Bool
  }

  func excess(of count: Int) -> Excess? {
    if let maximum, count > maximum { return Excess(limit: maximum, severity: severity, isRecommended: false) }
    guard let recommended, count > recommended else { return nil }
    // If the network refuses no number, it is only a note.
    return Excess(limit: recommended, severity: maximum == .max ? .note : .warning, isRecommended: true)
  }
}

extension Optional {
  /// The value if it meets the condition.
  fileprivate func filter(_ condition: (Wrapped) -> Bool) -> Wrapped? { flatMap { condition($0) ? $0 : nil } }
}

extension String {
  /// How many of its bytes in UTF-8 are among `signs`.
  fileprivate func count(ofBytes signs: [UInt8]) -> Int {
    var text = self
    return text.withUTF8 { bytes in signs.reduce(0) { count, sign in count + bytes.number { $0 == sign } } }
  }
}

extension TextCounts {
  private static let tooManyHashtags = RuleDescription(
    id: "too-many-hashtags",
    summary: "A text has no more hashtags than its network takes",
    explanation:
      "Instagram refuses more than 30 and shows 5, YouTube ignores all of more than 60, on Threads one is a topic. "
      + "Keep the ones that readers look for, or give the channel its own list: `hashtags: { instagram: [Advent] }`.",
    invalid: """
      ---
      id: advent
      channels: [bluesky]
      hashtags: [Advent, Hamburg, Hof]
      publishDate: 2026-12-01T09:00
      ---
      Am Montag.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      hashtags: [Advent, Hamburg]
      publishDate: 2026-12-01T09:00
      ---
      Am Montag.
      """)

  private static let tooManyMentions = RuleDescription(
    id: "too-many-mentions",
    summary: "A text has no more mentions than its network takes",
    explanation: "Name fewer accounts, or give the channel its own list: `mentions: { instagram: [\"@acme\"] }`.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Mit @anna und @ben im Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Mit @anna im Hof.
      """)

  private static let tooManyLinks = RuleDescription(
    id: "too-many-links",
    summary: "A text has no more different links than its network takes",
    explanation:
      "Threads refuses more than five different addresses in a text. Keep the ones that readers need.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof: https://example.org/hof und https://example.org/markt
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof: https://example.org/hof
      """)

  private static let tooManyCashtags = RuleDescription(
    id: "too-many-cashtags",
    summary: "A text has no more cashtags than its network takes",
    explanation: "X takes one `$NAME` in a post that a program sends. Write the others without `$`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Heute im Blick: $AAPL und $MSFT.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Heute im Blick: $AAPL.
      """)
}
