internal import Content
internal import Diagnostics

/// A job is advertised to everybody.
enum JobPosting: ChannelRule {
  static let description = RuleDescription(
    id: "job-posting", severity: .warning,
    summary: "An advertised job asks for no age, sex or mother tongue",
    explanation: "A job may not be advertised by age, sex or origin (AGG § 1, § 7 and § 11), unless the work itself "
      + "demands it (§ 8 to § 10). Name the job for everybody, `Verkäufer*in (m/w/d)`, and what applicants must be able to "
      + "do: \"sehr gutes Deutsch\" rather than the mother tongue, experience rather than years of age.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir suchen eine Verkäuferin für den Laden, Deutsch als Muttersprache.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir suchen dich für den Verkauf im Laden (m/w/d). Du sprichst sehr gut Deutsch.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let isCertain = channel.seen.has(.job) || channel.seen.has(.genderNote)
    guard isCertain || channel.seen.has(.search) else { return [] }
    let texts = channel.seen.all.filter { $0.isProse }
    guard isCertain || texts.contains(where: { $0.scanned.jobs.isJob }) else { return [] }
    let isForAll = channel.seen.has(.genderNote)
    return texts.flatMap { text in
      text.scanned.jobs.demands(inJobOf: isCertain, forEverySex: isForAll).map { (text, $0) }
    }.prefix(Legal.most).map { text, demand in
      flagged(
        channel, at: text.widePlace(demand.place),
        "\(Shown.quoted(text.scanned.text(at: demand.place))) in an advertised job \(demand.kind.rawValue)")
    }
  }
}
