internal import Core
internal import SocialText

/// Links begin with `https://` on networks that need it to make a link.
enum BareLink: PostRule {
  static let description = RuleDescription(
    id: "bare-link", severity: .note,
    summary: "On Mastodon, an address without `https://` is no link",
    explanation: "Mastodon makes links of what begins with `https://` or `http://` alone; readers cannot follow the "
      + "rest. Write the whole address.",
    invalid: RuleExample.post(channels: "mastodon", text: "Das Programm steht unter www.example.org"),
    valid: RuleExample.post(channels: "mastodon", text: "Das Programm steht unter https://www.example.org"))

  /// The networks on which an address without scheme does not become a link: `extract_url_without_protocol: false` in
  /// mastodon/mastodon: app/lib/text_formatter.rb, read 2026-11-25.
  private static let networks: [Network] = [.mastodon]

  /// Endings of hosts that are no endings of other words; `z.B./oder` is no address.
  private static let endings: WordSet = [
    "org", "com", "net", "de", "at", "ch", "eu", "io", "info", "uk", "fr", "nl", "edu", "gov", "social", "app", "dev",
    "shop", "example", "hamburg", "berlin",
  ]

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.channels.contains(where: { networks.contains($0.network) }) else { return [] }
    return post.findings { channel, texts in
      guard networks.contains(channel.network) else { return [] }
      return texts.filter { $0.isPart || $0.kind == .firstComment }.flatMap { text in
        addresses(in: text.bytes, text.words).map { range in
          finding(
            in: channel.post, at: text.place(range),
            "\(Shown.plain(text.bytes.text(range))) is no link on \(channel.network.displayName)",
            fixes: fixes(range, in: text))
        }
      }
    }
  }

  private static func fixes(_ range: Range<Int>, in text: TextUnderCheck) -> [Fix] {
    guard let place = text.certainPlace(range) else { return [] }
    return [
      Fix(
        title: "write `https://` before it",
        edits: [TextEdit(range: SourceRange(place.start, place.start), text: "https://")])
    ]
  }

  private static func addresses(in bytes: [UInt8], _ words: [Word]) -> [Range<Int>] {
    words.few { address(at: $0, in: bytes) }
  }

  /// The address that begins with a word: `www.example.org`, or a host with a path.
  private static func address(at word: Word, in bytes: [UInt8]) -> Range<Int>? {
    let start = word.range.lowerBound
    guard !word.isTag, start == 0 || bytes[start - 1].isASCIISpace || bytes[start - 1] == 0x28,
      word.range.upperBound + 1 < bytes.count, bytes[word.range.upperBound] == 0x2E
    else { return nil }
    let rest = bytes[word.range.upperBound...].prefix(200)
    let end = rest.firstIndex { $0.isASCIISpace || $0 == 0x29 || $0 == 0x2C } ?? rest.endIndex
    guard !bytes[start..<end].contains(0x40) else { return nil }
    let host = bytes[start..<end].prefix { $0 != 0x2F }
    let ending = FoldedWord(host.split(separator: 0x2E).last ?? [])
    let isWeb = word.folded == "www" && host.count > 7
    let hasPath = host.endIndex < end && endings.contains(ending) && host.endIndex + 1 < end
    return isWeb || hasPath ? start..<end : nil
  }
}

/// Links are written so that networks recognise them.
enum LinkSyntax: TextRule {
  static let description = RuleDescription(
    id: "link-syntax", severity: .warning,
    summary: "Links are written so that networks find them, and lead where readers can go",
    explanation: "A link begins with `https://`, stands between spaces, has none inside, and leads to a host that "
      + "everybody can reach. What can be no link at all, such as `http:/example.org`, is an error.",
    invalid: RuleExample.post(text: "Das Programm steht unterhttps://example.org/advent"),
    valid: RuleExample.post(text: "Das Programm steht unter https://example.org/advent"))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    // A `link` that is no address as a whole is `link-not-http`.
    let isWhole = text.kind != .link || text.links == [text.bytes.indices]
    let links = isWhole ? text.links : []
    let written =
      text.kind == .link || !text.signs.contains("/") ? [] : SchemeScanner(bytes: text.bytes, links: links).problems
    let known = written.map(\.range)
    let judged = links.few { known.hasOverlap(with: $0) ? nil : LinkJudge($0, in: text.bytes).problem }
    return (written + judged).map { problem in
      let range = problem.range.lowerBound..<max(problem.range.upperBound, wordEnd(problem.range, in: text.bytes))
      return finding(
        in: post.post, at: text.place(range),
        "\(Shown.plain(text.bytes.text(range))) \(problem.summary)", severity: problem.severity)
    }
  }

  /// Where what was meant as a link ends.
  private static func wordEnd(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    guard range.count < 12 else { return range.upperBound }
    return bytes[range.upperBound...].firstIndex(where: \.isASCIISpace) ?? bytes.count
  }
}

/// A text has each link once.
enum RepeatedLink: PostRule {
  static let description = RuleDescription(
    id: "repeated-link", severity: .warning,
    summary: "A text has the same link once",
    explanation: "Readers take a second link for another page, and screen readers read it out again. `link` is put at "
      + "the end of the text on networks without link cards, unless the text has it letter by letter.",
    invalid: RuleExample.post(
      text: """
        Unser Hof öffnet: https://example.org/advent

        Zum Programm: https://example.org/advent
        """),
    valid: RuleExample.post(text: "Unser Hof öffnet. Zum Programm: https://example.org/advent"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: { $0.isPart && !$0.links.isEmpty }) else { return [] }
    return post.findings(onEach: check)
  }

  private static func check(_ channel: ChannelUnderCheck, _ texts: [TextUnderCheck]) -> [Finding] {
    let parts = texts.filter(\.isPart)
    return parts.flatMap { repeated(in: $0, channel) } + appended(to: parts, channel)
  }

  private static func repeated(in text: TextUnderCheck, _ channel: ChannelUnderCheck) -> [Finding] {
    guard text.links.count > 1 else { return [] }
    var seen: Set<LinkIdentity> = []
    return text.links
      .filter { !seen.insert(LinkIdentity($0, in: text.bytes)).inserted }
      .prefix(10)
      .map { range in
        finding(
          in: channel.post, at: text.place(range), "\(Shown.plain(text.bytes.text(range))) is there twice")
      }
  }

  /// The finding for a `link` that is appended to a text which has it in another spelling.
  private static func appended(to parts: [TextUnderCheck], _ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link, !ReaderKey.link.applies(to: channel.network), let last = parts.last,
      !last.links.isEmpty
    else { return [] }
    let bytes = Array(link.utf8)
    guard !parts.contains(where: { part in part.links.contains { part.bytes[$0].elementsEqual(bytes) } }) else {
      return []
    }
    let identity = LinkIdentity(bytes.indices, in: bytes)
    guard last.links.contains(where: { LinkIdentity($0, in: last.bytes) == identity }) else { return [] }
    return [
      finding(in: channel.post, at: channel.value("link"), "the text has \(Shown.plain(link)) already")
    ]
  }
}

/// Equal for two links to the same page.
private struct LinkIdentity: Hashable {
  private let link: LinkParts
  /// What follows the host, without tracking and final `/`.
  private let path: ArraySlice<UInt8>

  init(_ range: Range<Int>, in bytes: [UInt8]) {
    link = LinkParts(range, in: bytes)
    let path = Self.path(of: link)
    self.path = path.last == 0x2F ? path.dropLast() : path
  }

  /// In small letters.
  private var host: [UInt8] {
    let host = link.bytes[link.host]
    return host.allSatisfy { $0 < 0x80 } ? host.map(\.asciiLowercased) : Array(link.hostName.utf8)
  }

  static func == (left: LinkIdentity, right: LinkIdentity) -> Bool {
    left.path == right.path && left.host == right.host
  }

  /// Only paths are hashed, so that hosts are only built to compare equal paths.
  func hash(into hasher: inout Hasher) { hasher.combine(path) }

  /// What follows the host, without tracking.
  private static func path(of link: LinkParts) -> ArraySlice<UInt8> {
    guard !link.query.isEmpty else { return link.bytes[link.host.upperBound..<link.range.upperBound] }
    let kept = link.text { TrackingParameter.isForeign($0, of: link) || TrackingParameter.isCampaign($0, of: link) }
    return Array(kept.utf8).dropFirst(link.host.upperBound - link.range.lowerBound)
  }
}

/// Links have no tracking parameters of others.
enum ForeignTracking: TextRule {
  static let description = RuleDescription(
    id: "foreign-tracking", severity: .warning,
    summary: "Links carry no tracking parameters of others",
    explanation: "What a network or a share button hung on the link (`fbclid`, `gclid`, `igsh`, `si`, …) follows the "
      + "person who copied it, and shows readers where it was copied; `utm_` parameters count visits for the host's "
      + "owner. Write the link without them.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof: https://example.org/advent?fbclid=IwAR0x8q"),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof: https://example.org/advent"))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    guard text.kind != .reference else { return [] }
    return text.links.few { range in
      text.bytes[range].contains(0x3F) ? finding(LinkParts(range, in: text.bytes), text, post) : nil
    }
  }

  private static func finding(_ link: LinkParts, _ text: TextUnderCheck, _ post: PostUnderCheck) -> Finding? {
    let countsForOthers = isOfOthers(link.hostName, post.configuration)
    func isUnwanted(_ parameter: Range<Int>) -> Bool {
      TrackingParameter.isForeign(parameter, of: link)
        || countsForOthers && TrackingParameter.isCampaign(parameter, of: link)
    }
    let unwanted = link.parameters.filter(isUnwanted)
    guard !unwanted.isEmpty else { return nil }
    let names = unwanted.map { String(decoding: link.name(of: $0), as: UTF8.self) }
    let fix = text.certainPlace(link.range).map { place in
      Fix(
        title: "write the link without them",
        edits: [TextEdit(range: place, text: link.text(without: isUnwanted))])
    }
    return finding(
      in: post.post, at: text.place(link.range),
      "the link to \(Shown.plain(link.hostName)) carries the tracking of others: \(Shown.list(names))",
      fixes: fix.map { [$0] } ?? [])
  }

  /// Whether a host is certainly not ours: `stet.yml` names our hosts, and it is neither one of them nor below one.
  private static func isOfOthers(_ host: String, _ configuration: Configuration) -> Bool {
    let own = configuration.channels.flatMap(\.hosts)
    return !own.isEmpty && !own.include(host)
  }
}

/// Parameters that networks, shops and mail tools add to links to track their readers.
enum TrackingParameter {
  /// Those that stand for one click of one person, or for the share button that was pressed.
  private static let ofOthers: WordSet = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
    "twclid", "ttclid", "li_fat_id", "yclid", "epik", "rdt_cid", "vero_id", "mkt_tok", "oly_anon_id", "oly_enc_id",
  ]

  /// Hosts whose share buttons add `si`.
  private static let hostsOfShares = [
    "youtu.be", "youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "open.spotify.com",
  ]

  /// Whether the parameter comes from another service: it was never meant for those who get the link from us.
  static func isForeign(_ parameter: Range<Int>, of link: LinkParts) -> Bool {
    let name = FoldedWord(link.name(of: parameter))
    return ofOthers.contains(name) || name == "si" && hostsOfShares.contains(link.hostName)
  }

  /// Whether the parameter names a campaign: `utm_source` and the like.
  static func isCampaign(_ parameter: Range<Int>, of link: LinkParts) -> Bool {
    link.bytes.has("utm_", at: parameter.lowerBound)
  }
}
