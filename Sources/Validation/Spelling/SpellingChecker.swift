package import Content
package import Diagnostics

/// A word of a post that is not right, ready to be reported.
package struct SpellingSlip: Sendable {
  package var path: String
  package var post: String
  /// Where it stands first.
  package var range: SourceRange
  package var word: String
  /// How often the post has it.
  package var count: Int
  /// The tag of the language in which it was looked up.
  package var language: String

  package init(path: String, post: String, range: SourceRange, word: String, count: Int, language: String) {
    self.path = path
    self.post = post
    self.range = range
    self.word = word
    self.count = count
    self.language = language
  }
}

/// Looks up the words of posts in the dictionaries of the machine.
///
/// One for each thread: it keeps what it was asked before. What it finds is reported by `SpellingReporter`, after all
/// threads are done: only then is it known which words are the first.
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

  /// The words of a post that are not right.
  package func slips(in post: PostUnderCheck) -> [SpellingSlip] {
    var slips = Slips()
    for (text, language) in texts(of: post) { look(at: text, in: language, &slips) }
    return slips.found.map { slip in
      SpellingSlip(
        path: post.post.path, post: post.post.id, range: slip.text.place(slip.word.stretch), word: slip.word.text,
        count: slip.count, language: slip.language.tag)
    }
  }

  /// The languages of posts that the machine has no dictionary for, since this was asked last.
  package func takeMissing() -> Set<String> {
    defer { missing = [] }
    return missing
  }

  /// The texts that are read as words, each once in every language that a channel gets it in.
  private func texts(of post: PostUnderCheck) -> [(text: SeenText, language: String)] {
    var found: [(text: SeenText, language: String)] = []
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

  private func look(at text: SeenText, in tag: String, _ slips: inout Slips) {
    guard let language = languages.language(tag), language.isUsable else {
      missing.insert(tag)
      return
    }
    text.bytes.withUnsafeBufferPointer { bytes in
      var followsNumber = false
      for stretch in TokenStretches.paragraphs(of: bytes) {
        if slips.isEmpty, let weight = language.tokens.weight(ofParagraph: stretch, in: bytes) {
          slips.pass(weight.closer)
          followsNumber = weight.endsWithDigit
        } else {
          let paragraph = SpelledWordScanner(stretch, of: bytes, followsNumber: followsNumber)
          look(at: paragraph.words, of: text, language, &slips)
          if slips.isEmpty { remember(stretch, of: bytes, language) }
          followsNumber = paragraph.followsNumber
        }
      }
    }
  }

  private func look(at words: [SpelledWord], of text: SeenText, _ language: SpellingLanguage, _ slips: inout Slips) {
    let chosen = ParagraphLanguage(words: words, own: language, others: others(than: language)).language
    slips.judge(words, of: text, by: judge(chosen, code: text.code))
  }

  /// So that the same tokens need no look next time.
  private func remember(_ paragraph: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ language: SpellingLanguage) {
    let judge = judge(language, code: CodeWords(""))
    for token in TokenStretches(bytes, in: paragraph) {
      language.tokens.note(token, in: bytes) { TokenWeight(token, of: bytes, by: judge) }
    }
  }

  private func judge(_ language: SpellingLanguage, code: CodeWords) -> SpellingJudge {
    SpellingJudge(language: language, others: others(than: language), vocabulary: vocabulary, code: code)
  }

  private func others(than language: SpellingLanguage) -> [SpellingLanguage] {
    configuration.languages.filter { $0 != language.tag }.compactMap(languages.language)
  }
}
