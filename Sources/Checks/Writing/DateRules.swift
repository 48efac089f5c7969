internal import Core
internal import SocialText

/// The dates and weekdays in a text agree with each other and with `publishDate`.
enum DateContradiction: PostRule {
  static let description = RuleDescription(
    id: "date-contradiction", severity: .warning,
    summary: "Weekdays and words such as `morgen` or `tomorrow` fit the date they stand beside, and `publishDate`",
    explanation: "A date without a year is read as the one nearest to `publishDate`; far from it, any year around is "
      + "taken. Correct the weekday, the date, or the time of publication.",
    invalid: RuleExample.post(text: "Freitag, 3. Dezember: Der Hof öffnet."),
    valid: RuleExample.post(text: "Donnerstag, 3. Dezember: Der Hof öffnet."))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: { $0.isProse && !($0.dates.isEmpty && $0.dayClaims.isEmpty) }) else {
      return []
    }
    return post.findings { channel, texts in
      let day = channel.publishDay
      return texts.filter(\.isProse).flatMap { text in
        text.dates.few { finding($0, in: text, of: channel, day) }
          + text.dayClaims.few { finding($0, in: text, of: channel, day) }
      }
    }
  }

  private static func finding(
    _ date: DateMention, in text: TextUnderCheck, of channel: ChannelUnderCheck, _ publishDay: Int?
  ) -> Finding? {
    guard let problem = problem(date, publishDay) else { return nil }
    return finding(
      in: channel.post, at: text.place(date.start..<date.range.upperBound),
      "\(Shown.quoted(text.bytes.text(date.start..<date.range.upperBound))): \(problem)")
  }

  private static func problem(_ date: DateMention, _ publishDay: Int?) -> String? {
    guard date.exists else { return date.isInWords ? "no such day" : nil }
    let days = date.days(near: publishDay)
    guard let day = days.first else { return nil }
    if let weekday = date.weekday, !days.contains(where: { Weekday(dayNumber: $0) == weekday }) {
      return "\(CivilDate(dayNumber: day).named) is a \(Weekday(dayNumber: day).name)"
    }
    guard let offset = date.daysAfterPost, let publishDay, publishDay + offset != day else { return nil }
    return "the post goes out on \(CivilDate(dayNumber: publishDay).named)"
  }

  private static func finding(
    _ claim: DayClaim, in text: TextUnderCheck, of channel: ChannelUnderCheck, _ publishDay: Int?
  ) -> Finding? {
    guard let publishDay else { return nil }
    let day = publishDay + claim.daysAfterPost
    guard Weekday(dayNumber: day) != claim.weekday else { return nil }
    return finding(
      in: channel.post, at: text.place(claim.range),
      "\(Shown.quoted(text.bytes.text(claim.range))): \(CivilDate(dayNumber: day).named) is a "
        + "\(Weekday(dayNumber: day).name)")
  }
}

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
      guard let day = channel.publishDay, let last = channel.lastDay else { return [] }
      return texts.filter(\.isProse).flatMap { text in
        text.dates.few { finding($0, in: text, of: channel, day, last) }
      }
    }
  }

  /// - Parameter lastDay: the day of the last occurrence of a post that repeats; else `publishDay`.
  private static func finding(
    _ date: DateMention, in text: TextUnderCheck, of channel: ChannelUnderCheck, _ publishDay: Int, _ lastDay: Int
  ) -> Finding? {
    guard let day = date.dayNumber(near: publishDay), day < lastDay,
      date.year != nil || publishDay - day <= DateMention.near,
      DateContext(date, in: text).isToCome(isRecent: publishDay - day <= DateMention.near)
    else { return nil }
    let shown = Shown.quoted(text.bytes.text(date.range))
    let when = day < publishDay ? "when the post goes out, on" : "when the post goes out for the last time, on"
    return finding(
      in: channel.post, at: text.place(date.range),
      "\(shown) has passed \(when) \(CivilDate(dayNumber: day < publishDay ? publishDay : lastDay).named)")
  }
}
