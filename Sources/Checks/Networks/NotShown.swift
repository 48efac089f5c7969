internal import Core
internal import SocialText

/// A post in a format that shows no text has no text.
enum TextNotShown: ChannelRule {
  static let description = RuleDescription(
    id: "text-not-shown", severity: .warning,
    summary: "A form of post that shows no text of its own has none",
    explanation:
      "A story on Instagram or Facebook is its picture or film alone. Put the words into the picture and its "
      + "alternative text, and write `text: \"\"` in the override for the channel.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      format: story
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      format: story
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---

      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let format = channel.content.format ?? channel.network.standardFormat
    guard let silent = channel.facts.formatsWithoutText?.value, silent.contains(format),
      channel.finalTexts.contains(where: { $0.contains { !$0.isWhitespace } })
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value("format"),
        "a \(format.rawValue) on \(channel.network.displayName) shows no text, readers there will not get it")
    ]
  }
}

/// Alternative texts are only used on networks that have them.
enum AltNotOnNetwork: ChannelRule {
  static let description = RuleDescription(
    id: "alt-not-on-network", severity: .note,
    summary: "A picture goes where readers can get its alternative text",
    explanation: "The network has no place for it. What matters of the picture should stand in the text as well. Said "
      + "only where `lint.severity` in `stet.yml` names the rule: most teams know, and can do nothing about it.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint: { severity: { alt-not-on-network: note } }
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [telegram]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.configuration.lint.severity[description.id] != nil, channel.facts.takesAltText?.value == false,
      let alt = channel.altTexts.first(where: { MediaKind($0.source) == .image })
    else { return [] }
    return [
      finding(
        in: channel.post, at: alt.range,
        "\(channel.network.displayName) has no alternative texts, readers there will not get it")
    ]
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
