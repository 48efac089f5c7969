/// A text that readers see, cut into words and searched, once for all rules and channels.
final class ScannedText {
  let text: String
  let words: FoldedWords
  /// What the lists that come with Stet find: the number of a list is that of its topic.
  let hits: [WordMatcher.Hit]
  /// What the lists of `stet.yml` find, by their numbers in `LintWords`.
  let listed: [WordMatcher.Hit]
  /// The topics of `hits`.
  let topics: TopicSet

  init(_ text: String, lists: WordMatcher) {
    self.text = text
    words = FoldedWords(text)
    hits = Topic.matcher.hits(in: words, of: text, inLinks: false)
    listed = lists.hits(in: words, of: text, inLinks: true)
    topics = hits.reduce(into: []) { set, hit in
      if let topic = Topic(rawValue: hit.list) { set.insert(TopicSet(topic)) }
    }
  }

  /// The hits of one topic, in the order of the text.
  func hits(_ topic: Topic) -> [WordMatcher.Hit] {
    topics.contains(TopicSet(topic)) ? hits.filter { $0.list == topic.rawValue } : []
  }

  /// The text of a stretch of bytes.
  func text(at place: Range<Int>) -> String {
    String(decoding: text.utf8.dropFirst(place.lowerBound).prefix(place.count), as: UTF8.self)
  }
}
