/// What counts specially in a text, by the rules of one network: stretches in code points, in the text's order.
struct TextEntities {
  var urls: [Range<Int>] = []
  var mentions: [Range<Int>] = []
  var hashtags: [Range<Int>] = []
  var cashtags: [Range<Int>] = []

  init(_ text: CountedText, on network: Network) {
    switch network {
    case .x: self.init(x: text)
    case .mastodon: self.init(mastodon: text)
    case .bluesky: self.init(bluesky: text)
    case .linkedin: self.init(linkedin: text)
    default: self.init(plain: text)
    }
  }

  private init(x text: CountedText) {
    let scalars = text.scalars
    urls = Self.urls(in: text, grammar: .x, bareHosts: true)
    if text.mayHave("#") { hashtags = Overlaps.removed(from: XHashtags.find(in: scalars), by: urls) }
    if text.mayHave("@") { mentions = Overlaps.removed(from: XMentions.find(in: scalars), by: urls) }
    if text.mayHave("$") { cashtags = Overlaps.removed(from: XCashtags.find(in: scalars), by: urls) }
  }

  private init(mastodon text: CountedText) {
    urls = Self.urls(in: text, grammar: .mastodon, bareHosts: false)
    if text.mayHave("#") { hashtags = Overlaps.removed(from: MastodonHashtags.find(in: text.scalars), by: urls) }
    if text.mayHave("@") {
      mentions = Overlaps.removed(from: MastodonMentions.find(in: text.scalars).map(\.range), by: urls)
    }
  }

  private init(bluesky text: CountedText) {
    if text.mayHave(".") || text.mayHave(":") { urls = BlueskyLinks.find(in: text.scalars) }
    if text.mayHave("#") { hashtags = BlueskyTags.hashtags(in: text.scalars) }
    if text.mayHave("@") { mentions = BlueskyMentions.find(in: text.scalars) }
    if text.mayHave("$") { cashtags = BlueskyTags.cashtags(in: text.scalars) }
  }

  /// What is not said is found plainly, and what looks like more within a mention is part of it.
  private init(linkedin text: CountedText) {
    self.init(plain: text)
    let own = LinkedInMentions.find(in: text).map(\.range)
    guard !own.isEmpty else { return }
    mentions = (own + Overlaps.removed(from: mentions, by: own)).sorted { $0.lowerBound < $1.lowerBound }
    hashtags = Overlaps.removed(from: hashtags, by: own)
    urls = Overlaps.removed(from: urls, by: own)
  }

  /// Networks that do not say: addresses with their scheme, hashtags as X has them, plain names.
  private init(plain text: CountedText) {
    urls = Self.urls(in: text, grammar: .x, bareHosts: false)
    if text.mayHave("#") { hashtags = Overlaps.removed(from: XHashtags.find(in: text.scalars), by: urls) }
    if text.mayHave("@") { mentions = Overlaps.removed(from: PlainMentions.find(in: text.scalars), by: urls) }
  }

  /// The addresses, where there can be any.
  static func urls(in text: CountedText, grammar: URLGrammar, bareHosts: Bool) -> [Range<Int>] {
    guard text.mayHave("."), bareHosts || text.mayHave(":") else { return [] }
    return URLScanner.find(in: text.scalars, grammar: grammar, bareHosts: bareHosts)
  }
}

/// Stretches that lie over each other, of which the first stays.
enum Overlaps {
  /// `own` without those that an address comes before and into.
  static func removed(from own: [Range<Int>], by urls: [Range<Int>]) -> [Range<Int>] {
    apart(urls, own).others
  }

  /// Both without those that another comes before and into. Each must be in order.
  static func apart(
    _ urls: [Range<Int>], _ others: [Range<Int>]
  ) -> (urls: [Range<Int>], others: [Range<Int>]) {
    guard !urls.isEmpty, !others.isEmpty else { return (urls, others) }
    let all = urls.map { (range: $0, isURL: true) } + others.map { (range: $0, isURL: false) }
    var end = 0
    let kept = all.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { entity in
      guard entity.range.lowerBound >= end else { return false }
      end = entity.range.upperBound
      return true
    }
    return (kept.filter(\.isURL).map(\.range), kept.filter { !$0.isURL }.map(\.range))
  }
}
