internal import Content
internal import Diagnostics

/// An event or offer of Google Business has title, begin and end.
enum EventIncomplete: ChannelRule {
  static let description = RuleDescription(
    id: "event-incomplete",
    summary: "An event or offer on Google Business has a title, a begin and an end",
    explanation: "Google refuses one without. Write `eventTitle`, `eventStart` and `eventEnd` beside `topicType`.",
    invalid: """
      ---
      id: advent
      channels: [google]
      overrides:
        google: { topicType: event, eventTitle: Markt, eventStart: "2026-12-01" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      overrides:
        google: { topicType: event, eventTitle: Markt, eventStart: "2026-12-01", eventEnd: "2026-12-02" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.network == .googleBusiness, case .text(let topic) = channel.content.options["topicType"],
      topic == "event" || topic == "offer"
    else { return [] }
    return ["eventTitle", "eventStart", "eventEnd"].filter { !channel.isSet($0) }.map { key in
      finding(in: channel.post, at: channel.value("topicType"), "the \(topic) has no `\(key)`")
    }
  }
}
