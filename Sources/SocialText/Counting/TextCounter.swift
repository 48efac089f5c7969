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
