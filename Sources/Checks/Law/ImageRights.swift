internal import Core
internal import SocialText

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
    guard let until = item.rights.licenceUntil, let moment = channel.times.last ?? channel.schedule.notBefore else {
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

/// The maker of a picture is named.
enum ImageCredit: ChannelRule {
  static let description = RuleDescription(
    id: "image-credit", severity: .note,
    summary: "A picture that others made names its maker in `credit`",
    explanation: "Its maker has the right to be named (UrhG § 13). Write `credit: \"Foto: A. Weber\"`. A picture "
      + "of one's own needs none: write `licence: own` where others are credited beside it.",
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
          licence: CC BY 4.0
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
          licence: CC BY 4.0
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let media = channel.content.media ?? []
    guard media.contains(where: { $0.credit.isBlank }) else { return [] }
    let areOthersCredited = media.contains { !$0.credit.isBlank }
    let isAsked = channel.configuration.lint.severity[description.id] != nil
    return media.enumerated().filter { $0.element.credit.isBlank }.compactMap { index, item in
      guard let reason = reason(item, areOthersCredited, isAsked) else { return nil }
      return finding(
        in: channel.post, at: channel.post.places.value("\(channel.deciding("media")).\(index)"),
        "`credit` is missing: \(reason)")
    }.prefix(Legal.most).map { $0 }
  }

  /// Why a maker should be named; `nil` if the picture may be our own.
  private static func reason(_ item: MediaItem, _ areOthersCredited: Bool, _ isAsked: Bool) -> String? {
    let licence = item.rights.licence?.lowercased()
    if let licence, ownLicences.contains(licence) { return nil }
    if let licence { return "the licence is \(Shown.quoted(licence))" }
    if let agency = agency(item.source) { return "the file's name is one of \(agency)" }
    if areOthersCredited { return "other media of the post have it" }
    return isAsked ? "`lint.severity` asks for it" : nil
  }

  /// Licences that need no credit.
  private static let ownLicences: Set<String> = [
    "own", "eigen", "eigenes", "cc0", "cc0 1.0", "public domain", "gemeinfrei",
  ]

  private static func agency(_ source: MediaSource) -> String? {
    let path: String
    switch source {
    case .file(let file): path = file
    case .remote(let url, _): path = url
    }
    let letters = path.utf8.filter(\.isASCIILetterOrDigit).map { $0.asciiLowercased }
    return agencies.first { letters.contains($0.lowercased().utf8) }
  }

  /// Agencies and collections whose name is in the names of their files.
  private static let agencies = [
    "AdobeStock", "Shutterstock", "iStock", "GettyImages", "Depositphotos", "Dreamstime", "Unsplash", "Pexels",
    "Pixabay",
  ]
}
