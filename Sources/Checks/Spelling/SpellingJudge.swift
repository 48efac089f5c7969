internal import Core

/// Decides whether a word is right, by a language and by the words that a repository and a post add.
struct SpellingJudge {
  let language: SpellingLanguage
  /// The other languages of the repository: their words are no slips.
  let others: [SpellingLanguage]
  let vocabulary: Vocabulary
  let code: CodeWords

  /// The least length of words of other languages: shorter ones look like slips in this one.
  private static let foreignLength = 5

  /// The verdict on a word.
  enum Verdict: Hashable {
    case right
    /// No dictionary has it, and no common word is near: a name, or a new word.
    case unknown
    /// Something else was meant; `nil` in languages of which no common words are kept.
    case slip(meant: String?)
  }

  /// The verdict on the word at `place`. Cheap tests come first.
  func verdict(_ words: [SpelledWord], _ place: Int) -> Verdict {
    let word = words[place]
    if isAlwaysRight(word) || code.words.contains(word.text) || word.isHandle { return .right }
    if isInEnglishTerm(words, place) { return .right }
    if vocabulary.has(word.whole) || isAbbreviation(word) || isHyphenated(word) || isShortened(word) { return .right }
    let isKnownSlip = KnownSlips.isOne(word.text, in: language.name)
    if !isKnownSlip, EverydayWords.has(word.whole.filter { $0 != "-" }, in: language) { return .right }
    let context = NameContext(words: words, place: place, language: language)
    if let name = vocabularyName(word) { return .slip(meant: name) }
    guard language.common != nil else { return context.isName ? .right : .slip(meant: nil) }
    guard let correction = correction(of: word) else { return .unknown }
    return context.mayBeName(despite: correction) ? .unknown : .slip(meant: correction.word)
  }

  /// The vocabulary's spelling of a word that has a capital there and was written without.
  private func vocabularyName(_ word: SpelledWord) -> String? {
    let name = SpellingCorrector.capitalised(word.text)
    return !word.isCapitalised && vocabulary.has(name) ? name : nil
  }

  /// What may have been meant by a word; for a form for all genders, by the part before its sign.
  private func correction(of word: SpelledWord) -> SpellingCorrector.Correction? {
    guard word.readings.count > 1 else { return language.correction(of: word.text) }
    let stem = word.readings[1]
    guard word.text.hasPrefix(stem), var correction = language.correction(of: stem) else { return nil }
    correction.word += word.text.dropFirst(stem.count)
    return correction
  }

  /// Whether the word is right in any position.
  func isAlwaysRight(_ word: SpelledWord) -> Bool { isKnown(word.text) || word.readings.contains(where: isKnown) }

  /// The same for a text; cached, since the same words occur again and again.
  private func isKnown(_ word: String) -> Bool {
    language.verdict(of: word) {
      if language.knows(word) || vocabulary.has(word) { return true }
      guard !KnownSlips.isOne(word, in: language.name) else { return false }
      return EverydayWords.has(word, in: language) || isForeign(word)
        || language.hasCompound(word) && !isCloseToCommon(word, word.utf8.count > 8 ? .replaced : .inserted, rank: 9)
    }
  }

  /// Many misspellings can be read as a compound, or are a name: `Sontag` is nearer to `Sonntag`.
  private func isCloseToCommon(_ word: String, _ most: CommonWords.Edit, rank: Int) -> Bool {
    guard word.utf8.count > 5, let near = language.common?.nearest(to: word).first else { return false }
    return near.edit <= most && near.edit != .spelling && near.rank <= rank && language.knows(near.word)
  }

  /// `bzw.` is in the dictionary with its full stop.
  private func isAbbreviation(_ word: SpelledWord) -> Bool {
    word.hasStop && !KnownSlips.isOne(word.text, in: language.name) && language.knows(word.text + ".")
  }

  /// Parts of compounds: `Weihnachts-` and `-märkte`.
  private func isHyphenated(_ word: SpelledWord) -> Bool {
    if word.precedesHyphen, language.knows(word.text + "-") || language.hasCompound(word.text + "teil") {
      return true
    }
    guard word.followsHyphen, let first = word.text.first else { return false }
    return [first.uppercased(), first.lowercased()].contains { language.knows($0 + word.text.dropFirst()) }
  }

  /// A known word with something short after its apostrophe: `geht's`, `Lisa's`, `hab'n`.
  private func isShortened(_ word: SpelledWord) -> Bool {
    let parts = word.text.split(separator: "'")
    guard parts.count == 2, parts[1].utf8.count <= 3 else { return false }
    return language.isGerman ? language.knows(String(parts[0])) : parts[1] == "s" && language.knows(String(parts[0]))
  }

  /// Whether a German slip is an English word beside another one: `Resource` in `Human Resource Management`.
  private func isInEnglishTerm(_ words: [SpelledWord], _ place: Int) -> Bool {
    guard language.isGerman, KnownSlips.isOne(words[place].text, in: language.name),
      let english = CommonWords.words(of: "en"), english.rank(of: words[place].text) != nil
    else { return false }
    return [place - 1, place + 1].filter(words.indices.contains).map { words[$0] }.contains {
      $0.isCapitalised && $0.text.count > 4 && english.rank(of: $0.text) != nil
    }
  }

  /// Common English nouns are German ones as well.
  private func isForeign(_ word: String) -> Bool {
    if word.unicodeScalars.count >= Self.foreignLength, others.contains(where: { $0.knows(word) }) {
      return !isCloseToCommon(word, .inserted, rank: 7)
    }
    guard language.isGerman, word.first?.isUppercase == true, let english = CommonWords.words(of: "en") else {
      return false
    }
    return (english.rank(of: word) ?? 99) <= (word.utf8.count > 4 ? 12 : 6)
  }
}

/// The words that a repository adds to the dictionaries: its vocabulary files, and its people and accounts.
struct Vocabulary {
  private var words: Set<String> = []
  /// Beginnings of words: `Leih*`.
  private var stems: Set<String> = []
  /// Names in small letters, since accounts are written in any case.
  private var names: Set<String> = []

  init(_ configuration: Configuration, _ files: LintWords) {
    for file in configuration.lint.vocabularyFiles { add(file: files.texts[file] ?? "") }
    for person in configuration.people { add(name: person.fullName ?? "") }
    for person in configuration.people { add(name: person.name) }
    for channel in configuration.channels { add(name: channel.account + " " + channel.name) }
  }

  /// One word a line; what follows `#` is a remark.
  private mutating func add(file: String) {
    for line in file.split(whereSeparator: \.isNewline) {
      let written = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      for word in written {
        let plain = TokenReader.plain(word.unicodeScalars)
        if plain.hasSuffix("*") { stems.insert(String(plain.dropLast())) } else { words.insert(plain) }
      }
    }
  }

  private mutating func add(name: String) {
    for word in name.unicodeScalars.split(whereSeparator: { !$0.isLatin }) where word.count > 1 {
      names.insert(TokenReader.plain(word).lowercased())
    }
  }

  /// Whether it has the word, its genitive, or its capitalised form.
  func has(_ word: String) -> Bool {
    let base = word.hasSuffix("'s") ? String(word.dropLast(2)) : word.hasSuffix("'") ? String(word.dropLast()) : word
    return hasExactly(base) || base.hasSuffix("s") && hasExactly(String(base.dropLast()))
  }

  private func hasExactly(_ word: String) -> Bool {
    let lowered = word.lowercased()
    if words.contains(word) || names.contains(lowered) || hasStem(of: word) { return true }
    // A capital at the start of a sentence is accepted; other capitals must be as in the vocabulary.
    let small = word.prefix(1).lowercased() + word.dropFirst()
    return small != word && (words.contains(small) || hasStem(of: small))
  }

  private func hasStem(of word: String) -> Bool {
    !stems.isEmpty && word.indices.contains { stems.contains(String(word[...$0])) }
  }
}
