package import Content
package import Diagnostics

/// Writes findings about words, with what may have been meant.
package final class SpellingReporter {
  private let lint: LintSettings
  private let languages: SpellingLanguages
  private var suggestions: [String: [String]] = [:]

  /// How many words of a run get suggestions: each takes hunspell up to a third of a second.
  private static let maximumWords = 25

  package init(configuration: Configuration, shelf: any DictionaryShelf) {
    lint = configuration.lint
    languages = SpellingLanguages(shelf: shelf)
  }

  /// The findings about words, with the severity that `stet.yml` gives them: the same words in the same order, whoever
  /// found them.
  package func findings(_ slips: [SpellingSlip]) -> [Finding] { slips.map(finding).compactMap(lint.judged) }

  private func finding(_ slip: SpellingSlip) -> Finding {
    let suggestions = suggestions(for: slip)
    return Finding(
      rule: Spelling.description.id, severity: Spelling.description.severity, path: slip.path, post: slip.post,
      range: slip.range, summary: summary(slip, suggestions), explanation: explanation(slip, suggestions))
  }

  private func summary(_ slip: SpellingSlip, _ suggestions: [String]) -> String {
    let word = Shown.quoted(slip.word) + (slip.count > 1 ? " (\(slip.count) times)" : "")
    guard let first = suggestions.first else { return word + " is in no dictionary" }
    return word + ", did you mean \(Shown.quoted(first))?"
  }

  private func explanation(_ slip: SpellingSlip, _ suggestions: [String]) -> String {
    let found = suggestions.count > 1 ? "Near to it: \(Shown.list(suggestions)). " : ""
    let place =
      lint.vocabularyFiles.first.map { "add it to \(Shown.plain($0)), on a line of its own" }
      ?? "write it into a file, one word a line, that `lint.vocabularyFiles` in stet.yml names"
    let labels = languages.language(slip.language)?.labels ?? slip.language
    let verb = labels.contains(" and ") ? "do" : "does"
    return "\(found)\(labels) \(verb) not have it. If it is right, \(place)."
  }

  private func suggestions(for slip: SpellingSlip) -> [String] {
    let key = slip.language + " " + slip.word
    if let known = suggestions[key] { return known }
    guard suggestions.count < Self.maximumWords else { return [] }
    // Hunspell has something for every word; what is far from it was not meant.
    let all = languages.language(slip.language)?.suggestions(for: slip.word) ?? []
    let near = all.filter {
      Suggestions.nearest(to: slip.word, among: [$0]) != nil
    }
    let found = Array(near.prefix(3))
    suggestions[key] = found
    return found
  }
}
