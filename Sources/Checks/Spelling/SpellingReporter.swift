package import Core

/// How many posts have a word, and the first of them in the order of their paths.
package struct WordUse: Hashable, Sendable {
  package var posts: Int
  package var first: String

  package init(posts: Int, first: String) {
    self.posts = posts
    self.first = first
  }
}

/// Writes findings about words, with what may have been meant.
package final class SpellingReporter {
  private let lint: LintSettings
  private let languages: SpellingLanguages

  /// How many words of a run get suggestions from a dictionary, in languages without a list of common words: each takes
  /// up to a third of a second.
  private static let maximumWords = 25
  /// A word in so many posts is reported once for all of them: the team means it, or always misspells it.
  package static let manyPosts = 3

  package init(configuration: Configuration, shelf: any DictionaryShelf) {
    lint = configuration.lint
    languages = SpellingLanguages(shelf: shelf)
  }

  /// The findings about words, with the severity that `stet.yml` gives them: the same words in the same order, found by
  /// any number of threads.
  ///
  /// - Parameter use: of each word that more than one post has.
  package func findings(_ slips: [Misspelling], use: [String: WordUse] = [:]) -> [Finding] {
    let told = slips.filter { slip in
      guard !slip.word.isEmpty, let use = use[slip.word], use.posts >= Self.manyPosts else { return true }
      return use.first == slip.path
    }
    let suggestions = suggestions(for: told, use)
    return told.map { finding($0, suggestions, use[$0.word]) }.compactMap(lint.applyingOverrides)
  }

  private func finding(_ slip: Misspelling, _ suggestions: [String: [String]], _ use: WordUse?) -> Finding {
    let found = slip.meant.map { [$0] } ?? suggestions[Self.key(slip)] ?? []
    let isForeign = slip.word.isEmpty
    return Finding(
      rule: Spelling.description.id, severity: Spelling.description.severity, path: slip.path, post: slip.post,
      range: slip.range, summary: isForeign ? foreignSummary(slip) : summary(slip, found, use),
      explanation: isForeign ? foreignExplanation(slip) : explanation(slip, found, use))
  }

  private func summary(_ slip: Misspelling, _ suggestions: [String], _ use: WordUse?) -> String {
    var word = Shown.quoted(slip.word)
    if let use, use.posts >= Self.manyPosts {
      word += " (in \(use.posts) posts)"
    } else if slip.count > 1 {
      word += " (\(slip.count) times)"
    }
    guard let first = suggestions.first else { return word + " is in no dictionary" }
    return word + ", did you mean \(Shown.quoted(first))?"
  }

  private func explanation(_ slip: Misspelling, _ suggestions: [String], _ use: WordUse?) -> String {
    let near = suggestions.count > 1 ? "Near to it: \(Shown.list(suggestions)). " : ""
    let many = use.map { $0.posts >= Self.manyPosts } == true ? "This is told once for all posts. " : ""
    return "\(near)\(reason(slip)) \(many)If it is right, \(Self.place(in: lint))."
  }

  private func reason(_ slip: Misspelling) -> String {
    let language = languages.language(slip.language)
    if let language, KnownSlips.isOne(slip.word, in: language.name) { return "This is a frequent slip." }
    let labels = language?.labels ?? slip.language
    return "\(labels) \(labels.contains(" and ") ? "do" : "does") not have it."
  }

  /// Where to add a word that is right.
  private static func place(in lint: LintSettings) -> String {
    lint.vocabularyFiles.first.map { "add it to \(Shown.plain($0)), on a line of its own" }
      ?? "write it into a file, one word a line, that `lint.vocabularyFiles` in stet.yml names"
  }

  private func foreignSummary(_ slip: Misspelling) -> String {
    let language = slip.meant.map { ", did you mean `language: \(Shown.plain($0))`?" } ?? ""
    return "this text is not in the language \(Shown.quoted(slip.language))\(language)"
  }

  private func foreignExplanation(_ slip: Misspelling) -> String {
    let tag = slip.meant ?? "TAG"
    return
      "Most of its words are in no dictionary of \(Shown.quoted(slip.language)). Write `language: \(tag)` into the "
      + "front matter of the post, or of its override; `languages` in stet.yml has those that the team writes in."
  }

  /// The suggestions of dictionaries in languages without a list of common words: first for the words in the fewest
  /// posts, since those are the likeliest slips.
  private func suggestions(for slips: [Misspelling], _ use: [String: WordUse]) -> [String: [String]] {
    var asked = Set<String>()
    let open = slips.filter { $0.meant == nil && !$0.word.isEmpty && asked.insert(Self.key($0)).inserted }
    let order = open.indices.sorted { one, other in
      (use[open[one].word]?.posts ?? 1, one) < (use[open[other].word]?.posts ?? 1, other)
    }
    return order.prefix(Self.maximumWords).reduce(into: [:]) { found, place in
      found[Self.key(open[place])] = near(open[place])
    }
  }

  /// Hunspell suggests something for every word: only near suggestions are kept.
  private func near(_ slip: Misspelling) -> [String] {
    let all = languages.language(slip.language)?.suggestions(for: slip.word) ?? []
    return Array(all.filter { Suggestions.nearest(to: slip.word, among: [$0]) != nil }.prefix(3))
  }

  private static func key(_ slip: Misspelling) -> String { slip.language + " " + slip.word }
}
