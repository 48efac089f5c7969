package import Content

/// Counts texts as networks do.
package enum TextCounter {
  /// The count of `text` in all units, and what counts specially by the rules of `network`.
  ///
  /// Who needs one length alone is better off with `length(of:in:)`.
  package static func count(_ text: String, on network: Network) -> TextCount {
    let counted = CountedText(text)
    let entities = TextEntities(counted, on: network)
    var count = TextCount()
    count.weighted = weighted(counted, urls: network == .x ? entities.urls : nil)
    count.mastodon = mastodon(counted)
    count.graphemes = Graphemes.count(text)
    count.codePoints = counted.scalars.count
    count.utf16 = text.utf16.count
    count.utf8 = text.utf8.count
    count.threads = ThreadsLength.count(counted)
    count.urls = entities.urls
    count.mentions = entities.mentions
    count.hashtags = entities.hashtags
    count.cashtags = entities.cashtags
    if counted.hasOthers { count.emoji = network == .x ? FrozenEmoji.find(in: counted) : EmojiFinder.find(in: counted) }
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
  static func mastodon(_ text: CountedText) -> Int {
    let urls = TextEntities.urls(in: text, grammar: .mastodon, bareHosts: false)
    let mentions = text.mayHave("@") ? MastodonMentions.find(in: text.scalars) : []
    let apart = Overlaps.apart(urls, mentions.map(\.range))
    return MastodonLength.count(
      text.string, text.scalars, urls: apart.urls, mentions: mentions.filter { apart.others.contains($0.range) })
  }
}
