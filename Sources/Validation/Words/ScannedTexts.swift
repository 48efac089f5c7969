/// All texts that readers of one channel see, searched for words.
struct ScannedTexts {
  /// Without the addresses that have keys of their own.
  let all: [SeenText]
  /// The topics of the built-in lists that were found in any of them.
  let topics: TopicSet

  init(_ texts: [SeenText]) {
    all = texts.filter { !$0.isAddress && !$0.text.isEmpty }
    topics = all.reduce(into: []) { $0.formUnion($1.scanned.topics) }
  }

  /// Whether a word of `topic` was found.
  func has(_ topic: Topic) -> Bool { topics.contains(TopicSet(topic)) }

  /// The words of `topic` that were found, in the order of the texts.
  func found(_ topic: Topic) -> [FoundWords] {
    guard has(topic) else { return [] }
    return all.flatMap { text in
      text.scanned.hits(topic).map { FoundWords(text: text, place: $0.place, entry: $0.entry) }
    }
  }
}
