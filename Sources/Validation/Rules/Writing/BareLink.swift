internal import Content
internal import Diagnostics

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

  private static func fixes(_ range: Range<Int>, in text: SeenText) -> [Fix] {
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
