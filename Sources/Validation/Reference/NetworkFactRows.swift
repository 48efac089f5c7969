internal import Content

/// The facts of one network as rows of a table: what it is, the value, the source, its worth, the day.
struct NetworkFactRows {
  private(set) var rows: [[String]] = []

  static func rows(of facts: NetworkFacts) -> [[String]] {
    var rows = NetworkFactRows()
    rows.addText(of: facts)
    rows.addFields(of: facts)
    rows.addCounts(of: facts)
    rows.addPoll(of: facts)
    rows.addMedia(facts.media)
    rows.addRest(of: facts)
    return rows.rows
  }

  /// A row for a fact that is known.
  mutating func add<Value>(_ name: String, _ fact: Fact<Value>?, _ text: (Value) -> String) {
    guard let fact else { return }
    let value = text(fact.value) + (fact.note.map { " (\($0))" } ?? "")
    rows.append([name, value, FactWords.source(fact.source), fact.confidence.rawValue, fact.read])
  }

  private mutating func addText(of facts: NetworkFacts) {
    add("programs may post", facts.publishing, FactWords.publishing)
    for fact in facts.text { add("text", fact, FactWords.length) }
    for fact in facts.captionText { add("text below media", fact, FactWords.length) }
    for fact in facts.pictureText { add("text below pictures", fact, FactWords.length) }
    add("no text in", facts.formatsWithoutText) { $0.map(\.rawValue).joined(separator: ", ") }
    add("the content warning counts as text", facts.warningCounts, FactWords.truth)
    add("characters refused", facts.forbiddenCharacters) { $0.map { "`\($0)`" }.joined(separator: " ") }
    add("phone numbers in the text", facts.phoneNumbers, FactWords.truth)
  }

  private mutating func addFields(of facts: NetworkFacts) {
    add("title", facts.title, FactWords.length)
    add("title required", facts.titleRequired, FactWords.truth)
    add("first comment", facts.firstComment, FactWords.length)
    add("an address", facts.link, FactWords.length)
    add("title of a link card", facts.previewTitle, FactWords.length)
    add("description of a link card", facts.previewDescription, FactWords.length)
    add("tags, all together", facts.tags, FactWords.length)
    for fact in facts.options { add("option `\(fact.value.key)`", fact, FactWords.option) }
  }

  private mutating func addCounts(of facts: NetworkFacts) {
    add("hashtags", facts.hashtags, FactWords.count)
    for fact in facts.hashtagLength { add("a hashtag", fact, FactWords.length) }
    add("mentions", facts.mentions, FactWords.count)
    add("cashtags", facts.cashtags, FactWords.count)
    add("different links", facts.links, FactWords.count)
    add("parts of a thread", facts.threadParts, FactWords.count)
  }

  private mutating func addPoll(of facts: NetworkFacts) {
    add("poll", facts.poll, FactWords.poll)
    add("question of a poll", facts.pollQuestion, FactWords.length)
    add("answer of a poll", facts.pollOption, FactWords.length)
  }

  private mutating func addRest(of facts: NetworkFacts) {
    add("alternative texts", facts.takesAltText, FactWords.truth)
    add("alternative text", facts.altText, FactWords.length)
    add("posts held back by the network", facts.schedule, FactWords.schedule)
    for fact in facts.other { add("also", fact) { $0 } }
  }
}
