internal import Content
internal import Diagnostics

/// An embargo is written in `notBefore`, not in the text.
enum EmbargoWord: PostRule {
  static let description = RuleDescription(
    id: "embargo-word", severity: .warning,
    summary: "A text that names an embargo has it in `notBefore`, and no text is marked as not for the public",
    explanation: "Readers would see the words, and nothing holds the post back but `notBefore`: "
      + "`notBefore: 2026-12-08T09:00`. Take notes to colleagues out of the text.",
    invalid: RuleExample.post(
      text: """
        Sperrfrist: 8. Dezember, 9 Uhr

        Der Hof öffnet.
        """),
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-08T09:00
      notBefore: 2026-12-08T09:00
      ---
      Der Hof öffnet.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: { $0.isProse && !$0.embargoes.isEmpty }) else { return [] }
    return post.findings { channel, texts in
      texts.filter(\.isProse).flatMap { text in
        text.embargoes.prefix(10).few { finding($0, in: text, of: channel) }
      }
    }
  }

  private static func finding(
    _ mark: EmbargoMark, in text: SeenText, of channel: ChannelUnderCheck
  ) -> Finding? {
    guard let problem = mark.isUntil ? problem(mark, text, channel) : "is for colleagues, not for readers" else {
      return nil
    }
    return finding(
      in: channel.post, at: text.place(mark.range), "\(Shown.quoted(text.bytes.text(mark.range))) \(problem)")
  }

  /// The problem of an embargo: no `notBefore`, or a different day than its line names.
  private static func problem(_ mark: EmbargoMark, _ text: SeenText, _ channel: ChannelUnderCheck) -> String? {
    guard let moment = channel.schedule.notBefore else {
      return channel.isWritten("notBefore") ? nil : "stands in the text, and the post has no `notBefore`"
    }
    let bound = channel.schedule.zone.local(moment)
    let line = text.bytes.line(around: mark.range.lowerBound)
    let named = text.dates.first {
      line.contains($0.range.lowerBound) && $0.range.lowerBound > mark.range.lowerBound
    }
    guard let day = named?.dayNumber(near: bound.dayNumber), day != bound.dayNumber else { return nil }
    return "names \(CivilDate(dayNumber: day).named), and `notBefore` \(bound.date.named)"
  }
}
