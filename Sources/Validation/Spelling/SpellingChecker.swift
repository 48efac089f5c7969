package import Content
package import Diagnostics

/// Looks up the words of posts in the dictionaries of the machine.
///
/// One for a run, and one task's: it keeps what it was asked before, and counts suggestions, which are slow.
package final class SpellingChecker {
  private let configuration: Configuration
  private let shelf: any DictionaryShelf
  private let vocabulary: Vocabulary
  private var languages: [String: SpellingLanguage?] = [:]
  private let writer: SpellingFindings

  /// Languages of posts that the machine has no dictionary for.
  package private(set) var missing: Set<String> = []

  package init(configuration: Configuration, words: LintWords, shelf: any DictionaryShelf) {
    self.configuration = configuration
    self.shelf = shelf
    vocabulary = Vocabulary(configuration, words)
    writer = SpellingFindings(vocabularyFile: configuration.lint.vocabularyFiles.first)
  }

  /// The words of a post that are not right, with the severity that `stet.yml` gives them.
  package func findings(of post: Post) -> [Finding] {
    guard !configuration.lint.disabled.contains(Spelling.description.id) else { return [] }
    var slips = Slips()
    for text in SpellingTexts(of: post, in: configuration).all { look(at: text, &slips) }
    return slips.found
      .map { writer.finding($0, in: post) }
      .compactMap(configuration.lint.judged)
  }

  private func look(at text: SpellingText, _ slips: inout Slips) {
    guard let language = language(text.language), language.isUsable else {
      missing.insert(text.language)
      return
    }
    for paragraph in WordScanner(text.text).paragraphs {
      let chosen = ParagraphLanguage(words: paragraph, own: language, others: others(than: language)).language
      let judge = SpellingJudge(
        language: chosen, others: others(than: chosen), vocabulary: vocabulary, code: text.code)
      slips.judge(paragraph, of: text, by: judge)
    }
  }

  private func language(_ tag: String) -> SpellingLanguage? {
    if let known = languages[tag] { return known }
    let language = SpellingLanguage(tag, shelf: shelf)
    languages[tag] = .some(language)
    return language
  }

  private func others(than language: SpellingLanguage) -> [SpellingLanguage] {
    configuration.languages.filter { $0 != language.tag }.compactMap(self.language)
  }
}
