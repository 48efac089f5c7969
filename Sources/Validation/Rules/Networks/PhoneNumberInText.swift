internal import Content
internal import Diagnostics

/// A text has no phone number where the network refuses one.
enum PhoneNumberInText: ChannelRule {
  static let description = RuleDescription(
    id: "phone-number-in-text", severity: .warning,
    summary: "A text has no phone number where its network refuses one",
    explanation:
      "Google refuses posts with a phone number in the text, which it takes for spam. Readers find the number in the "
      + "profile; `cta: call` in the override shows a button for it.",
    invalid: """
      ---
      id: advent
      channels: [google]
      publishDate: 2026-12-01T09:00
      ---
      Reservieren: 0800 123 45 67
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      publishDate: 2026-12-01T09:00
      ---
      Reservieren könnt ihr am Telefon.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.sheet.facts.phoneNumbers?.value == false else { return [] }
    return channel.text.parts.indices.findings { index in
      PhoneNumbers.stretches(in: channel.text.parts[index].text).prefix(10).map { stretch in
        finding(
          in: channel.post, at: channel.place(inPart: index, utf8: stretch),
          "a phone number, for which \(channel.network.displayName) refuses posts")
      }
    }
  }
}
