internal import Content
internal import Diagnostics

/// Pictures are shown only while their licence allows it.
enum ImageRights: ChannelRule {
  static let description = RuleDescription(
    id: "image-rights", severity: .warning,
    summary: "A picture may be used on the day it is shown, and `consent` names an id for each person in it",
    explanation:
      "A licence that has run out is none (UrhG § 19a, § 97); people in a picture must have agreed (KUG § 22). "
      + "Renew the licence, or take another picture; note in `consent` where each person's word is kept.",
    invalid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
          alt: "Stände im Hof"
          credit: "Foto: A. Weber"
          licenceUntil: 2026-11-30
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
          alt: "Stände im Hof"
          credit: "Foto: A. Weber"
          licenceUntil: 2026-12-31
          consent: [einwilligung-2026-014]
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    (channel.content.media ?? []).enumerated().flatMap { index, item -> [Finding] in
      let key = "\(channel.deciding("media")).\(index)"
      return [expired(item, key, channel), consent(item, key, channel)].compactMap { $0 }
    }.prefix(Legal.most).map { $0 }
  }

  private static func expired(_ item: MediaItem, _ key: String, _ channel: ChannelUnderCheck) -> Finding? {
    guard let until = item.rights.licenceUntil, let moment = channel.schedule.at ?? channel.schedule.notBefore else {
      return nil
    }
    let day = channel.schedule.zone.local(moment).dayNumber
    guard day > CivilDate.dayNumber(year: until.year, month: until.month, day: until.day) else { return nil }
    return flagged(
      channel, at: channel.post.places.value("\(key).licenceUntil"),
      "the licence ends on \(until.text), before the post goes out on \(CivilDate(dayNumber: day).text)")
  }

  private static func consent(_ item: MediaItem, _ key: String, _ channel: ChannelUnderCheck) -> Finding? {
    guard let consent = item.rights.consent, consent.allSatisfy({ $0.isBlank }) else { return nil }
    return flagged(
      channel, at: channel.post.places.value("\(key).consent"), "`consent` is empty: it says whose consent there is")
  }
}
