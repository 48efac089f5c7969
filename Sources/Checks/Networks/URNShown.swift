internal import Core
internal import SocialText

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
