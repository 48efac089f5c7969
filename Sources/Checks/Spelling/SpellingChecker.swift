package import Core

/// A misspelling in a post, ready to be reported.
package struct Misspelling: Sendable {
  package var path: String
  package var post: String
  /// Where it stands first.
  package var range: SourceRange
  /// The word; empty where a whole text is in another language than the post says.
  package var word: String
  /// What was meant, or the tag of the language that the text seems to be in; `nil` where that is not known.
  package var meant: String?
  /// How often the post has it.
  package var count: Int
  /// The tag of the language in which it was looked up.
  package var language: String

  package init(
    path: String, post: String, range: SourceRange, word: String, meant: String?, count: Int, language: String
  ) {
    self.path = path
    self.post = post
    self.range = range
    self.word = word
    self.meant = meant
    self.count = count
    self.language = language
  }
}

/// A word that no dictionary has.
package struct NewWord: Hashable, Sendable {
  package var word: String
  /// The common word that is near, so that this one may be a slip; `nil` where there is none.
  package var meant: String?
}

/// Looks up the words of posts in the dictionaries of the machine.
///
/// One for each thread, since it caches results. Its findings are reported by `SpellingReporter` after all threads are
/// done, since only then it is known which words many posts have.
package final class SpellingChecker {
  private let configuration: Configuration
  private let vocabulary: Vocabulary
  private let languages: SpellingLanguages
  private var missing: Set<String> = []

  package init(configuration: Configuration, words: LintWords, shelf: any DictionaryShelf) {
    self.configuration = configuration
    vocabulary = Vocabulary(configuration, words)
    languages = SpellingLanguages(shelf: shelf)
  }

  /// The misspelled words of a post.
  package func slips(in post: PostUnderCheck) -> [Misspelling] {
    var slips = Slips(of: post.post)
    for (text, language) in texts(of: post) { look(at: text, in: language, &slips) }
    return slips.found
  }

  /// The words of a post that no dictionary has and that are probably no names: of words with a capital, only German
  /// ones with an article.
  package func newWords(in post: PostUnderCheck) -> [NewWord] {
    texts(of: post).flatMap { text, tag -> [NewWord] in
      guard let language = language(tag) else { return [] }
      return text.bytes.withUnsafeBufferPointer { bytes in
        TokenStretches.paragraphs(of: bytes).flatMap { stretch in
          let words = SpelledWordScanner(stretch, of: bytes).words
          return newWords(words, judge(chosen(words, language), code: text.code))
        }
      }
    }
  }

  private func newWords(_ words: [SpelledWord], _ judge: SpellingJudge) -> [NewWord] {
    guard ForeignText(words, judge, follows: false) == nil else { return [] }
    return words.indices.compactMap { place in
      if judge.language.knows(words[place].text) { return nil }
      switch judge.verdict(words, place) {
      case .right: return nil
      case .slip(let meant?): return NewWord(word: words[place].text, meant: meant)
      case .unknown, .slip:
        let context = NameContext(words: words, place: place, language: judge.language)
        return context.isNoName ? NewWord(word: words[place].text) : nil
      }
    }
  }

  /// The languages of posts that the machine has no dictionary for, since the last call.
  package func takeMissing() -> Set<String> {
    defer { missing = [] }
    return missing
  }

  /// The texts that are read as words, each once in every language that a channel gets it in.
  private func texts(of post: PostUnderCheck) -> [(text: TextUnderCheck, language: String)] {
    var found: [(text: TextUnderCheck, language: String)] = []
    var before: [(channel: String, language: String)] = []
    for channel in post.channels {
      guard let language = channel.content.language ?? configuration.languages.first else { continue }
      for text in channel.seenTexts where text.isProse {
        let isKnown = before.contains { $0.language == language && text.channels.contains($0.channel) }
        if !isKnown { found.append((text, language)) }
      }
      before.append((channel.channel.name, language))
    }
    return found
  }

  private func look(at text: TextUnderCheck, in tag: String, _ slips: inout Slips) {
    guard let language = language(tag) else { return }
    text.bytes.withUnsafeBufferPointer { bytes in
      var followsNumber = false
      for stretch in TokenStretches.paragraphs(of: bytes) {
        let paragraph = SpelledWordScanner(stretch, of: bytes, followsNumber: followsNumber)
        followsNumber = paragraph.followsNumber
        // Most paragraphs have no word that the dictionaries lack.
        guard paragraph.words.contains(where: { !language.knows($0.text) }) else { continue }
        let judge = judge(chosen(paragraph.words, language), code: text.code)
        slips.judge(paragraph.words, of: text, by: judge)
      }
    }
  }

  private func language(_ tag: String) -> SpellingLanguage? {
    if let language = languages.language(tag), language.isUsable { return language }
    missing.insert(tag)
    return nil
  }

  /// The language of a paragraph in a text of `language`.
  private func chosen(_ words: [SpelledWord], _ language: SpellingLanguage) -> SpellingLanguage {
    ParagraphLanguage(words: words, own: language, others: others(than: language)).language
  }

  private func judge(_ language: SpellingLanguage, code: CodeWords) -> SpellingJudge {
    SpellingJudge(language: language, others: others(than: language), vocabulary: vocabulary, code: code)
  }

  private func others(than language: SpellingLanguage) -> [SpellingLanguage] {
    configuration.languages.filter { $0 != language.tag }.compactMap(languages.language).filter {
      // American and British English are the same language here: a post that declares one is not checked by the other.
      $0.name != language.name || language.name != "en"
    }
  }
}

/// Words that the dictionary of their language does not have, and that are near to common ones.
///
/// Dictionaries differ between machines, so this is not a rule of the `Validator`, whose findings decide what goes out:
/// `SpellingChecker` finds them separately, and they are never more than warnings.
package enum Spelling: Rule {
  package static let description = RuleDescription(
    id: "spelling", severity: .warning,
    summary: "Words are spelled as the dictionary of their language has them",
    explanation: """
      A slip that readers see stays seen. A word that the dictionary lacks is reported where a far commoner one is near. \
      Words of your own belong in a file that `lint.vocabularyFiles` of `stet.yml` names, one a line. Dictionaries differ between machines, so this always is a warning.
      """,
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      ---
      Am 1. Dezember öffnet der Weihnachtsmakrt.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      ---
      Am 1. Dezember öffnet der Weihnachtsmarkt.
      """,
    dependsOnMachine: true)
}
