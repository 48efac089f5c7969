internal import Content
internal import Diagnostics

/// A date that a text invites to is not over when the post goes out.
enum DatePassed: PostRule {
  static let description = RuleDescription(
    id: "date-passed", severity: .warning,
    summary: "A day that a text invites to, or sets as a term, is not over when the post goes out",
    explanation: "The post goes out after the day that its text speaks of as still to come. Choose an earlier "
      + "`publishDate`, correct the date, or tell of it as past. A date without a year is read as the one nearest to "
      + "`publishDate`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-05T09:00
      ---
      Kommt am 3. Dezember ab 18 Uhr in den Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-05T09:00
      ---
      Kommt am 6. Dezember ab 18 Uhr in den Hof. Am 3. Dezember waren viele da.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: { $0.isProse && !$0.dates.isEmpty }) else { return [] }
    return post.findings { channel, texts in
      guard let day = channel.publishDay else { return [] }
      return texts.filter(\.isProse).flatMap { text in
        text.dates.few { finding($0, in: text, of: channel, day) }
      }
    }
  }

  private static func finding(
    _ date: DateMention, in text: SeenText, of channel: ChannelUnderCheck, _ publishDay: Int
  ) -> Finding? {
    guard let day = date.dayNumber(near: publishDay), day < publishDay,
      date.year != nil || publishDay - day <= DateMention.near,
      DateContext(date, in: text).isToCome(isRecent: publishDay - day <= DateMention.near)
    else { return nil }
    return finding(
      in: channel.post, at: text.place(date.range),
      "\(Shown.quoted(text.bytes.text(date.range))) has passed when the post goes out, on "
        + CivilDate(dayNumber: publishDay).named)
  }
}
