/// A language in which words are looked up: one or more dictionaries, and what its spelling needs beside them.
final class SpellingLanguage {
  /// The tag that the post or `stet.yml` has: `de-AT`.
  let tag: String
  private let names: [String]
  private let shelf: any DictionaryShelf
  private var known: [String: Bool] = [:]
  private var verdicts: [String: Bool] = [:]
  private var compounds: [String: Bool] = [:]
  private var nearWords: [String: Bool] = [:]
  private var corrections: [String: SpellingCorrector.Correction?] = [:]

  /// `nil` where the machine has no dictionary for it.
  init?(_ tag: String, shelf: any DictionaryShelf) {
    names = shelf.names(for: tag)
    guard !names.isEmpty else { return nil }
    self.tag = tag
    self.shelf = shelf
  }

  /// Whether a dictionary can be read. This loads one.
  private(set) lazy var isUsable = names.contains { shelf.dictionary($0) != nil }

  var isGerman: Bool { name == "de" }

  /// The language without its region.
  private(set) lazy var name = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()

  /// Whether it has a region: `de-AT`.
  var hasRegion: Bool { tag.count > name.count }

  /// The common words of the language; `nil` if there is no list for it.
  private(set) lazy var common = CommonWords.words(of: name)

  /// The Swiss write `ss` for `ß`, with any dictionary.
  private var isSwiss: Bool { isGerman && ["ch", "li"].contains(tag.suffix(2).lowercased()) }

  /// Whether one of the dictionaries has the word; kept, so that threads do not wait for each other at a dictionary.
  func knows(_ word: String) -> Bool {
    if let verdict = known[word] { return verdict }
    let verdict = isInDictionary(word)
    if known.count < 100_000 { known[word] = verdict }
    return verdict
  }

  /// The second dictionary is loaded when the first one lacks a word.
  private func isInDictionary(_ word: String) -> Bool {
    if KnownSlips.isOne(word, in: name) { return false }
    if names.contains(where: { shelf.dictionary($0)?.knows(word) ?? true }) { return true }
    guard isSwiss else { return false }
    let elsewhere = word.split(separator: "ss", omittingEmptySubsequences: false).joined(separator: "ß")
    return names.contains { shelf.dictionary($0)?.knows(elsewhere) ?? true }
  }

  /// Whether a word is made of two or three that the dictionaries have, as German does: `Winterschlauch`.
  func hasCompound(_ word: String) -> Bool {
    guard isGerman else { return false }
    if let known = compounds[word] { return known }
    let verdict = GermanCompound { self.knows($0) || EverydayWords.has($0, in: self) }.isCompound(word)
    if compounds.count < 50_000 { compounds[word] = verdict }
    return verdict
  }

  /// The verdict on a word, cached for the run; `find` computes it.
  func verdict(of word: String, find: () -> Bool) -> Bool {
    if let known = verdicts[word] { return known }
    let verdict = find()
    if verdicts.count < 100_000 { verdicts[word] = verdict }
    return verdict
  }

  /// What may have been meant by a misspelled word, cached; `nil` if no common word is near. Only for languages with a
  /// list of common words.
  func correction(of word: String) -> SpellingCorrector.Correction? {
    guard let common else { return nil }
    if let known = corrections[word] { return known }
    let correction = SpellingCorrector(language: self, common: common).correction(of: word)
    if corrections.count < 50_000 { corrections[word] = .some(correction) }
    return correction
  }

  /// Whether there are words near to `word`, cached, since `find` is slow.
  func nearWord(_ word: String, find: () -> Bool) -> Bool {
    if let known = nearWords[word] { return known }
    let verdict = find()
    if nearWords.count < 50_000 { nearWords[word] = verdict }
    return verdict
  }

  /// What may have been meant, the likeliest first.
  func suggestions(for word: String) -> [String] { shelf.dictionary(names[0])?.suggestions(for: word) ?? [] }

  /// The dictionaries as findings name them.
  var labels: String { names.compactMap { shelf.dictionary($0)?.label }.joined(separator: " and ") }
}

/// A cache of languages, each made once.
final class SpellingLanguages {
  private let shelf: any DictionaryShelf
  private var known: [String: SpellingLanguage?] = [:]

  init(shelf: any DictionaryShelf) { self.shelf = shelf }

  /// `nil` where the machine has no dictionary for it.
  func language(_ tag: String) -> SpellingLanguage? {
    if let known = known[tag] { return known }
    let language = SpellingLanguage(tag, shelf: shelf)
    known[tag] = .some(language)
    return language
  }
}

/// Finds the language of a paragraph: that of the post, unless another one fits clearly better.
struct ParagraphLanguage {
  let words: [SpelledWord]
  let own: SpellingLanguage
  let others: [SpellingLanguage]

  /// Shorter paragraphs are not enough evidence.
  private static let minimumWords = 5
  /// How many words are looked up.
  private static let maximumWords = 60

  var language: SpellingLanguage {
    let sample = words.prefix(Self.maximumWords)
    let unknown = unknown(sample, own)
    guard sample.count >= Self.minimumWords, unknown * 3 > sample.count else { return own }
    let best = others.map { (language: $0, unknown: self.unknown(sample, $0)) }.min { $0.unknown < $1.unknown }
    guard let best, best.unknown * 2 <= unknown else { return own }
    return best.language
  }

  private func unknown(_ sample: ArraySlice<SpelledWord>, _ language: SpellingLanguage) -> Int {
    sample.count { !language.knows($0.text) && !$0.readings.contains(where: language.knows) }
  }
}

/// A paragraph that is plainly in another language than the declared ones: one finding instead of one for each of its
/// words.
struct ForeignText {
  /// The tag of the language that it seems to be in; `nil` where that cannot be told.
  let language: String?

  /// Shorter paragraphs are not enough evidence.
  private static let minimumWords = 5
  /// How many words are looked up.
  private static let maximumWords = 60

  /// `nil` if most words are in the judge's languages. Words with a capital are no evidence, since they may be names.
  ///
  /// - Parameter follows: whether a paragraph before was in another language; then a short one is enough evidence.
  init?(_ words: [SpelledWord], _ judge: SpellingJudge, follows: Bool) {
    let small = words.prefix(Self.maximumWords).filter { !$0.isCapitalised }
    guard small.count >= (follows ? 1 : Self.minimumWords) else { return nil }
    let lacking = small.filter { !judge.language.knows($0.text) && !judge.isAlwaysRight($0) }
    guard lacking.count * 2 > small.count else { return nil }
    let texts = Set(small.map { $0.text.lowercased() })
    let guesses = Self.functionWords.filter { $0.tag != judge.language.name }
      .map { (tag: $0.tag, count: $0.words.intersection(texts).count) }
    let best = guesses.max { ($0.count, $1.tag) < ($1.count, $0.tag) }
    language = best.flatMap { $0.count > 1 ? $0.tag : nil }
    let slips = lacking.count { judge.language.correction(of: $0.text) != nil }
    guard follows || language != nil || lacking.count >= Self.minimumWords && slips * 2 < lacking.count else {
      return nil
    }
  }

  /// Short words that are frequent in one language and rare in others.
  private static let functionWords: [(tag: String, words: Set<String>)] = [
    ("cs", ["jsem", "jsou", "jako", "pro", "není", "který", "také", "vám", "vás", "byl", "nebo"]),
    ("da", ["og", "ikke", "det", "den", "til", "som", "med", "jeg", "har", "vil", "også", "efter"]),
    ("de", ["und", "der", "die", "das", "ist", "nicht", "mit", "für", "wir", "auf", "ein", "eine", "auch"]),
    ("en", ["the", "and", "for", "with", "you", "this", "that", "are", "from", "our", "your", "have"]),
    ("es", ["los", "las", "para", "con", "por", "que", "una", "del", "nuestro", "más", "está", "muy", "como"]),
    ("fr", ["les", "des", "pour", "avec", "dans", "une", "est", "vous", "nous", "qui", "sur", "pas", "ses", "notre"]),
    ("it", ["che", "per", "con", "una", "del", "della", "gli", "sono", "non", "nel", "alla", "più", "questo"]),
    ("nl", ["het", "een", "van", "niet", "voor", "zijn", "met", "ook", "aan", "naar", "wij", "onze", "maar"]),
    ("pl", ["nie", "jest", "się", "oraz", "dla", "jak", "które", "przez", "tylko", "nasz", "już", "będzie"]),
    ("pt", ["não", "uma", "com", "para", "por", "dos", "das", "você", "nosso", "mais", "está", "são", "também"]),
    ("sv", ["och", "att", "det", "som", "inte", "för", "med", "till", "har", "vår", "från", "också"]),
    ("tr", ["bir", "için", "ile", "çok", "daha", "olarak", "bizim", "değil", "gibi", "sizin", "kadar"]),
  ]
}
