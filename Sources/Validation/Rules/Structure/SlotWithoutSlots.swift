internal import Content
internal import Diagnostics

/// `publishDate: slot` needs a channel with slots.
enum SlotWithoutSlots: ChannelRule {
  static let description = RuleDescription(
    id: "slot-without-slots",
    summary: "A channel whose posts say `publishDate: slot` has slots",
    explanation: "A slot is a weekly time of the channel, declared in `stet.yml`: `slots: [\"Mon-Fri 09:00\"]`. "
      + "Declare some, or write a date and a time.",
    invalid: """
      ---
      id: advent
      channels: [facebook]
      publishDate: slot
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: slot
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.schedule.slot, channel.channel.slots.isEmpty else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value("publishDate"), "channel \(Shown.quoted(channel.channel.name)) has no slots"
      )
    ]
  }
}
