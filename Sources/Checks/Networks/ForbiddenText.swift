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

/// Readers see the names of whom LinkedIn mentions, not their URNs.
enum URNShown: ChannelRule {
  static let description = RuleDescription(
    id: "urn-shown", severity: .warning,
    summary: "A mention of LinkedIn is written so that readers see a name, not `urn:li:…`",
    explanation: "In a text write `@[Acme](urn:li:organization:1)` for a page or `@[Eve](urn:li:person:a_B-1)` for a "
      + "member, without a space before `(`: LinkedIn makes a mention of it, and other networks get the name. A URN "
      + "anywhere else is shown as it stands. In the front matter give LinkedIn a list of its own: "
      + "`mentions: { linkedin: [\"@[Acme](urn:li:organization:1)\"] }`. First comments have no such mentions.",
    invalid: RuleExample.post(channels: "x", text: "Danke an @[Acme] (urn:li:organization:1)."),
    valid: RuleExample.post(channels: "x", text: "Danke an @[Acme](urn:li:organization:1)."))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let inText = channel.finalTexts.indices.findings { index in
      problems(in: channel.finalTexts[index], on: channel.network).map { urn, summary in
        let place =
          channel.typedPlace(inPart: index, bytes: urn)
          ?? (channel.isWritten("mentions") ? channel.value("mentions") : channel.textStart)
        return finding(in: channel.post, at: place, summary)
      }
    }
    guard let comment = channel.rendered.firstComment else { return inText }
    // As if it were no network's own: comments are plain text on LinkedIn, too.
    let inComment = problems(in: comment, on: nil).prefix(1).map { _, summary in
      finding(in: channel.post, at: channel.value("firstComment"), summary)
    }
    return inText + inComment
  }

  /// How many URNs of a text are looked at.
  private static let most = 200

  /// The URNs of a text that readers see, and what is wrong with each. Those in addresses are part of these.
  private static func problems(in text: String, on network: Network?) -> [(urn: Range<Int>, summary: String)] {
    guard LittleText.mayHaveURN(text) else { return [] }
    let bytes = Array(text.utf8)
    let mentions = network == .linkedin ? LittleText.mentions(in: bytes) : []
    let known = Dictionary(uniqueKeysWithValues: mentions.map { ($0.urn, $0) })
    let links = LinkFinder.links(in: bytes, insideWords: true)
    let urns = LittleText.urns(in: bytes).prefix(most).filter { !links.hasOverlap(with: $0) }
    return urns.compactMap { urn in
      let name = Shown.code(bytes.text(urn))
      guard let mention = known[urn] else {
        return (urn, "readers would see \(name): a mention is `@[Name](\(bytes.text(urn)))`, on LinkedIn alone")
      }
      if !LittleText.mentions(urn: bytes[urn]) {
        return (urn, "\(name) is neither a page (`organization`) nor a member (`person`), LinkedIn mentions no others")
      }
      return mention.name.isEmpty ? (urn, "the mention of \(name) has no name: `@[Name](…)`") : nil
    }
  }
}
