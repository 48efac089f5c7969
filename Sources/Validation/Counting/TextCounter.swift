package import Content

/// Counts texts as networks do.
package enum TextCounter {
  /// The count of `text` in the units of `network`, and what counts specially by its rules.
  ///
  /// Who needs one length alone is better off with `length(of:in:)`.
  ///
  /// - Parameter inAllUnits: whether the networks' own units are counted for other networks too; else they are 0 there.
  package static func count(_ text: String, on network: Network, inAllUnits: Bool = false) -> TextCount {
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
