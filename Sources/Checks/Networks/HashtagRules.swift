internal import Core
internal import SocialText

/// A hashtag is short enough to be one.
enum HashtagTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "hashtag-too-long", severity: .warning,
    summary: "A hashtag is short enough to be one",
    explanation: "Beyond that the network shows it as plain text, and readers do not find it. Shorten it.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof #Donaudampfschifffahrtsgesellschaftsweihnachtsmarktstand
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof #Weihnachtsmarktstand
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let limits = channel.lengthLimits(channel.facts.hashtagLength)
    guard let least = limits.map(\.maximum).min() else { return [] }
    return channel.finalTexts.indices.findings { index in
      guard mayHaveLongWord(channel.finalTexts[index], least) else { return [] }
      return findings(inPart: index, limits, on: channel)
    }
  }

  /// Whether a `#` is there, and a stretch without space that is long enough.
  private static func mayHaveLongWord(_ text: String, _ length: Int) -> Bool {
    text.utf8.contains { $0 == 0x23 || $0 == 0xEF }
      && text.utf8.split { $0 <= 0x20 }.contains { $0.count > length }
  }

  private static func findings(inPart index: Int, _ limits: [LengthLimit], on channel: ChannelUnderCheck) -> [Finding] {
    let scalars = Array(channel.finalTexts[index].unicodeScalars)
    // On Bluesky what is too long counts as no hashtag.
    let tags =
      channel.network == .bluesky
      ? BlueskyTags.words(in: scalars) : channel.count(ofPart: index).hashtags
    return tags.findings { stretch in
      var tag = String.UnicodeScalarView()
      tag.append(contentsOf: scalars[stretch].dropFirst())
      let text = String(tag)
      guard let summary = limits.lazy.compactMap({ summary(text, $0, channel.network) }).first else { return [] }
      let place = channel.typedPlace(inPart: index, scalars: stretch) ?? channel.entry(tagged: text, of: "hashtags")
      return [finding(in: channel.post, at: place, summary.text, severity: summary.severity)]
    }
  }

  /// What is wrong with a tag by one limit: beyond its characters it is none, beyond its bytes the network refuses it.
  private static func summary(
    _ tag: String, _ limit: LengthLimit, _ network: Network
  ) -> (text: String, severity: Severity)? {
    let length = TextCounter.length(of: tag, in: limit.unit).lowerBound
    guard length > limit.maximum else { return nil }
    let subject = "the hashtag \(Shown.quoted(tag)) has \(limit.unit.measure(length))"
    guard limit.unit == .utf8 else {
      return ("\(subject), \(network.displayName) knows none of more than \(limit.maximum)", .warning)
    }
    return ("\(subject), \(network.displayName) refuses a post with one of more than \(limit.maximum)", .error)
  }
}

/// A hashtag or mention of the front matter becomes a link on the network.
enum TagNotLinked: ChannelRule {
  static let description = RuleDescription(
    id: "tag-not-linked", severity: .warning,
    summary: "What `hashtags` and `mentions` name becomes a link on the network",
    explanation:
      "Each network has its own idea of where a hashtag ends and of what names an account. Readers would see a "
      + "part of it as a link, or none. Hashtags are letters and digits without spaces and hyphens; mentions are written "
      + "as the network writes them, which differs: `mentions: { x: [\"@acme\"], mastodon: [\"@acme@social.example\"] }`.",
    invalid: """
      ---
      id: advent
      channels: [mastodon]
      publishDate: 2026-12-01T09:00
      hashtags: [Hof-Fest]
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [mastodon]
      publishDate: 2026-12-01T09:00
      hashtags: [HofFest]
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  /// The maximum number of findings for one channel.
  private static let limit = 10

  /// Networks whose own rules are known.
  private static let networks: [Network] = [.x, .mastodon, .bluesky]

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard networks.contains(channel.network) else { return [] }
    let hashtags = named(channel.content.hashtags, on: channel).filter { !isPlain($0) }
    let mentions = named(channel.content.mentions, on: channel)
    let ofHashtags = hashtags.lazy.compactMap { problem($0, sign: "#", \.hashtags, "hashtags", on: channel) }
    let ofMentions = mentions.lazy.compactMap { problem($0, sign: "@", \.mentions, "mentions", on: channel) }
    // Lazily, since each costs a search for its range in the file.
    let found = Array(ofHashtags.prefix(limit))
    return found + ofMentions.prefix(limit - found.count)
  }

  private static func named(_ tags: Addressed?, on channel: ChannelUnderCheck) -> [String] {
    (tags?.list(for: channel.channel.name, on: channel.network) ?? []).filter { !$0.isEmpty && $0.utf8.count <= 300 }
  }

  /// ASCII letters, digits and `_`, a letter first: a hashtag everywhere.
  private static func isPlain(_ tag: String) -> Bool {
    guard let first = tag.unicodeScalars.first, first.isASCIILetter else { return false }
    return tag.unicodeScalars.allSatisfy(\.isASCIIWord)
  }

  private static func problem(
    _ name: String, sign: String, _ kind: KeyPath<TextCount, [Range<Int>]>, _ key: String,
    on channel: ChannelUnderCheck
  ) -> Finding? {
    let text = name.utf8.starts(with: sign.utf8) ? name : sign + name
    let length = text.unicodeScalars.count
    let recognised = TextCounter.count(text, on: channel.network)[keyPath: kind].first
    guard recognised != 0..<length else { return nil }
    let network = channel.network.displayName
    let summary =
      recognised.map { stretch in
        let part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(stretch.upperBound)))
        return "\(network) reads \(Shown.quoted(part)) of \(Shown.quoted(text)) as a link, and no more"
      } ?? "\(Shown.quoted(text)) is no link on \(network)"
    return finding(in: channel.post, at: channel.entry(tagged: name, of: key), summary)
  }
}
