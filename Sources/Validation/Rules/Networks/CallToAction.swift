internal import Content
internal import Diagnostics

/// A call to action on Google Business has an address.
enum CallToAction: ChannelRule {
  static let description = RuleDescription(
    id: "call-to-action",
    summary: "A call to action on Google Business leads somewhere",
    explanation:
      "Every button but `call` opens an address: write `link`. `call` dials the number of the profile and takes none. "
      + "An offer shows no button.",
    invalid: """
      ---
      id: advent
      channels: [google]
      overrides: { google: { cta: book } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      link: https://hof.example/advent
      overrides: { google: { cta: book } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.network == .googleBusiness, case .text(let action) = channel.content.options["cta"] else {
      return []
    }
    if channel.content.options["topicType"] == .text("offer") {
      return [finding("an offer shows no button, `cta` has no effect", .warning, on: channel)]
    }
    guard action != "call", channel.content.link == nil else { return [] }
    return [finding("the button `\(Shown.plain(action))` leads nowhere without a `link`", .error, on: channel)]
  }

  private static func finding(_ summary: String, _ severity: Severity, on channel: ChannelUnderCheck) -> Finding {
    finding(in: channel.post, at: channel.value("cta"), summary, severity: severity)
  }
}
