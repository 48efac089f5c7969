internal import Content
internal import Diagnostics

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

  private static func check(_ channel: ChannelUnderCheck, _ texts: [SeenText]) -> [Finding] {
    let parts = texts.filter(\.isPart)
    return parts.flatMap { repeated(in: $0, channel) } + appended(to: parts, channel)
  }

  private static func repeated(in text: SeenText, _ channel: ChannelUnderCheck) -> [Finding] {
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
  private static func appended(to parts: [SeenText], _ channel: ChannelUnderCheck) -> [Finding] {
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
