/// A text that readers see, cut into words and searched, once for all rules and channels.
final class ScannedText {
  let bytes: [UInt8]
  let words: FoldedWords
  /// What the lists that come with Stet find: the number of a list is that of its topic.
  let hits: [WordMatcher.Hit]
  /// What the lists of `stet.yml` find, by their numbers in `LintWords`.
  let listed: [WordMatcher.Hit]
  /// The topics of `hits`.
  let topics: TopicSet
  /// The first links that may bring a commission.
  private(set) lazy var affiliateLinks = words.links.prefix(100).compactMap { place in
    AffiliateSign(bytes[place]).map { (place: place, sign: $0) }
  }
  /// Whether there is such a link, or a word such as `Rabattcode`.
  var mayBringCommission: Bool { topics.contains(TopicSet(.discountCode)) || !affiliateLinks.isEmpty }
  /// What may belong to a person alone.
  private(set) lazy var personalData =
    words.ats > 0 || words.digits > 1 ? PersonalDataScanner(self).found : []
  /// Superlatives that hold in a place.
  private(set) lazy var superlatives = SuperlativeScanner(self).claims
  /// Prices that were lowered.
  private(set) lazy var reductions =
    words.digits > 0 || topics.contains(TopicSet(.percent)) ? PriceScanner(self).reductions : []
  /// What was given, lent or paid for by others.
  private(set) lazy var gifts = topics.contains(TopicSet(.gift)) ? GiftScanner(self).gifts : []

  /// What looks for people to work, and what it asks of them.
  private(set) lazy var jobs = JobScanner(words, of: bytes, hits: hits)

  init(_ bytes: [UInt8], lists: WordMatcher) {
    self.bytes = bytes
    words = FoldedWords(bytes)
    hits = Topic.matcher.hits(in: words, of: bytes, inLinks: false)
    listed = lists.hits(in: words, of: bytes, inLinks: true)
    topics = hits.reduce(into: []) { set, hit in
      if let topic = Topic(rawValue: hit.list) { set.insert(TopicSet(topic)) }
    }
  }

  /// The hits of one topic, in the order of the text.
  func hits(_ topic: Topic) -> [WordMatcher.Hit] {
    topics.contains(TopicSet(topic)) ? hits.filter { $0.list == topic.rawValue } : []
  }

  /// The text of a stretch of bytes.
  func text(at place: Range<Int>) -> String { bytes.text(place) }
}
