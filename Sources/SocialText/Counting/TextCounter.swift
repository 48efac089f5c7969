/// Counts texts as social networks do.
public enum TextCounter {
  /// Returns the length of `text` in the units of `network`, and the ranges that it treats specially: addresses,
  /// mentions, hashtags, cashtags, emoji.
  ///
  /// For the length in one unit alone, `length(of:in:)` does less work.
  ///
  /// - Parameter inAllUnits: whether units of other networks are counted as well; if not, they are 0.
  public static func count(_ text: String, on network: Network, inAllUnits: Bool = false) -> TextCount {
    let counted = CountedText(text)
    let entities = TextEntities(counted, on: network)
    var count = TextCount()
    if network == .x || inAllUnits { count.weighted = weighted(counted, urls: network == .x ? entities.urls : nil) }
    if network == .mastodon || inAllUnits {
      count.mastodon = mastodon(counted, urls: network == .mastodon ? entities.urls : nil)
    }
    if network == .threads || inAllUnits { count.threads = ThreadsLength.count(counted) }
    if network == .linkedin { count.escaped = EscapedLength.count(counted, hashtags: entities.hashtags) }
    count.graphemes = Graphemes.count(text)
    count.named = LittleText.mayMention(text) ? Graphemes.count(LittleText.named(text)) : count.graphemes
    count.codePoints = counted.scalars.count
    count.utf16 = text.utf16.count
    count.utf8 = text.utf8.count
    count.take(entities)
    count.emoji = network == .x ? FrozenEmoji.find(in: counted) : EmojiFinder.find(in: counted)
    count.hasCharactersInvalidOnX = counted.hasOthers && counted.scalars.contains(where: \.isInvalidOnX)
    return count
  }

  /// X's weighted length.
  ///
  /// - Parameter urls: the addresses of `text`, where they are known.
  static func weighted(_ text: CountedText, urls: [Range<Int>]? = nil) -> Int {
    if let composed = ComposedText.composing(text.string, text.scalars) {
      return WeightedLength.count(composed, urls: URLScanner.find(in: composed))
    }
    let urls = urls ?? TextEntities.urls(in: text, grammar: .x, bareHosts: true)
    return WeightedLength.count(text.scalars, urls: urls)
  }

  /// The length as Mastodon counts.
  ///
  /// - Parameter urls: the addresses of `text`, where they are known.
  static func mastodon(_ text: CountedText, urls: [Range<Int>]? = nil) -> Int {
    let urls = urls ?? TextEntities.urls(in: text, grammar: .mastodon, bareHosts: false)
    let mentions = text.mayHave("@") ? MastodonMentions.find(in: text.scalars) : []
    let apart = Overlaps.apart(urls, mentions.map(\.range))
    let kept = Set(apart.others.map(\.lowerBound))
    return MastodonLength.count(
      text, urls: apart.urls, mentions: mentions.filter { kept.contains($0.range.lowerBound) })
  }
}

/// The length of a text in every unit that a network may count in, and the ranges that a network treats specially.
///
/// Ranges are offsets of Unicode code points in the text as given.
public struct TextCount: Sendable, Hashable {
  /// X's weighted length. 0 unless counted for X or in all units; likewise the units of other networks.
  public var weighted = 0
  /// As Mastodon counts: addresses are 23, a mention loses its server.
  public var mastodon = 0
  /// What readers take for one character each.
  public var graphemes = 0
  /// Unicode code points.
  public var codePoints = 0
  /// UTF-16 code units.
  public var utf16 = 0
  /// UTF-8 bytes.
  public var utf8 = 0
  /// As Threads counts: emoji by their bytes, all else by code points.
  public var threads = 0
  /// UTF-16 code units as LinkedIn's text format is sent: with a backslash before each reserved character.
  public var escaped = 0
  /// What readers take for one character each where they see names instead of LinkedIn's mentions.
  public var named = 0

  /// Addresses that the network turns into links.
  public var urls: [Range<Int>] = []
  /// Mentions, including the `@`; on X also the name of a list.
  public var mentions: [Range<Int>] = []
  /// Hashtags, including the `#`.
  public var hashtags: [Range<Int>] = []
  /// Cashtags, including the `$`; only on X and Bluesky.
  public var cashtags: [Range<Int>] = []
  /// Emoji, each a range of all its code points.
  public var emoji: [Range<Int>] = []
  /// Whether the text has characters that X refuses in every post.
  public var hasCharactersInvalidOnX = false

  /// The count of an empty text.
  public init() {}
}

extension TextCount {
  /// The length in `unit`: from the lowest to the highest that is plausible.
  ///
  /// Both are the same where the network says what it counts. Where it does not, graphemes are the least, with names
  /// instead of LinkedIn's mentions, and the larger of code points and UTF-16 code units is the most.
  public func length(in unit: TextUnit) -> ClosedRange<Int> {
    switch unit {
    case .weighted: weighted...weighted
    case .mastodon: mastodon...mastodon
    case .graphemes: graphemes...graphemes
    case .codePoints: codePoints...codePoints
    case .utf16: utf16...utf16
    case .utf8: utf8...utf8
    case .threads: threads...threads
    case .escaped: escaped...escaped
    case .unstated: named...max(codePoints, utf16, graphemes)
    }
  }
}

extension TextCount {
  fileprivate mutating func take(_ entities: TextEntities) {
    urls = entities.urls
    mentions = entities.mentions
    hashtags = entities.hashtags
    cashtags = entities.cashtags
  }
}

extension TextCounter {
  /// Returns the length of `text` in one unit, from the lowest to the highest plausible value.
  ///
  /// Both are equal for every unit but `unstated`.
  public static func length(of text: String, in unit: TextUnit) -> ClosedRange<Int> {
    switch unit {
    case .weighted: one(weighted(CountedText(text)))
    case .mastodon: one(mastodon(CountedText(text)))
    case .graphemes: one(Graphemes.count(text))
    case .codePoints: one(text.unicodeScalars.count)
    case .utf16: one(text.utf16.count)
    case .utf8: one(text.utf8.count)
    case .threads: one(ThreadsLength.count(CountedText(text)))
    case .escaped: one(EscapedLength.count(CountedText(text)))
    case .unstated: unstated(text)
    }
  }

  private static func one(_ length: Int) -> ClosedRange<Int> { length...length }

  private static func unstated(_ text: String) -> ClosedRange<Int> {
    let graphemes = Graphemes.count(LittleText.named(text))
    return graphemes...max(text.utf16.count, graphemes)
  }
}

/// How Threads counts, by its documentation: "emojis are counted as the number of UTF-8 bytes".
enum ThreadsLength {
  /// Emoji by their bytes, all else by code points.
  static func count(_ text: CountedText) -> Int {
    guard EmojiFinder.mayBeFound(in: text) else { return text.scalars.count }
    return text.string.reduce(0) { length, character in
      length + (EmojiFinder.isEmoji(character) ? character.utf8.count : character.unicodeScalars.count)
    }
  }
}

/// A text in the views that counting needs, each made once.
struct CountedText {
  let string: String
  let scalars: [Unicode.Scalar]
  private let bytes: ByteSet

  init(_ string: String) {
    var string = string
    (scalars, bytes) = string.withUTF8 { bytes in (Self.scalars(of: bytes), ByteSet(bytes)) }
    self.string = string
  }

  private static func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      scalars.append(scalar)
      place += width
    }
    return scalars
  }

  /// Whether there is any character beyond ASCII.
  var hasOthers: Bool { bytes.hasOthers }

  /// Whether `character`, one of ASCII, is in the text, or a character beyond ASCII that may replace it.
  func mayHave(_ character: Unicode.Scalar) -> Bool { bytes.contains(character) || bytes.hasFullWidth }
}
