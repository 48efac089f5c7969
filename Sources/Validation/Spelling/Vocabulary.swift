internal import Content

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
