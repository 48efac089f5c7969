internal import Core
internal import SocialText

/// A text has no characters that the network refuses.
enum ForbiddenCharacter: ChannelRule {
  static let description = RuleDescription(
    id: "forbidden-character",
    summary: "Text, title and tags have no characters that the network refuses",
    explanation: "YouTube takes no `<` and no `>`. Write the word instead, or `→`, `«` and `»`.",
    invalid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember -> im Hof.
      """,
    valid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember → im Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let forbidden = channel.facts.forbiddenCharacters?.value else { return [] }
    return channel.finalTexts.indices.findings { inText($0, forbidden, on: channel) }
      + inTitle(forbidden, on: channel) + inTags(forbidden, on: channel)
  }

  private static func inText(_ index: Int, _ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    let scalars = channel.finalTexts[index].unicodeScalars
    return scalars.enumerated().lazy.filter { forbidden.contains($0.element) }.prefix(10).map { offset, scalar in
      let place = channel.typedPlace(inPart: index, scalars: offset..<offset + 1) ?? channel.textStart
      return finding(scalar, "the text", at: place, on: channel)
    }
  }

  private static func inTitle(_ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    guard ReaderKey.title.applies(to: channel.network),
      let scalar = channel.content.title?.unicodeScalars.first(where: forbidden.contains)
    else { return [] }
    return [finding(scalar, "the title", at: channel.value("title"), on: channel)]
  }

  private static func inTags(_ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    guard case .list(let tags) = channel.content.options["tags"],
      let index = tags.firstIndex(where: { $0.unicodeScalars.contains(where: forbidden.contains) }),
      let scalar = tags[index].unicodeScalars.first(where: forbidden.contains)
    else { return [] }
    return [finding(scalar, "a tag", at: channel.entry(index, of: "tags"), on: channel)]
  }

  private static func finding(
    _ scalar: Unicode.Scalar, _ subject: String, at place: SourceRange, on channel: ChannelUnderCheck
  ) -> Finding {
    finding(in: channel.post, at: place, "`\(scalar)` in \(subject), which \(channel.network.displayName) refuses")
  }
}

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
    guard channel.facts.phoneNumbers?.value == false else { return [] }
    return channel.text.parts.indices.findings { index in
      TelephoneNumber.lookalikes(in: channel.text.parts[index].text).prefix(10).map { stretch in
        finding(
          in: channel.post, at: channel.place(inPart: index, utf8: stretch),
          "a phone number, for which \(channel.network.displayName) refuses posts")
      }
    }
  }
}
