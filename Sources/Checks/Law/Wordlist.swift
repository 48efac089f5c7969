internal import Core

/// The word lists that `stet.yml` names can be read.
enum WordlistFile: TreeRule {
  static let description = RuleDescription(
    id: "wordlist-file",
    summary: "Every file under `lint.wordlists` and `lint.vocabularyFiles` is there, is UTF-8 and has at most 1 MiB",
    explanation:
      "Without its list a flag would silently never be raised, and its approval never be asked for. Add the file, or "
      + "take it out of `stet.yml`. A vocabulary that is missing is a warning.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt }
      """,
    valid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt }
      ==> words/claims.txt <==
      klimaneutral*
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = tree.content.configuration else { return [] }
    let lists = configuration.lint.wordlists.enumerated().compactMap { index, list in
      finding(list.file, at: "lint.wordlists.\(index).file", .error, tree)
    }
    let vocabularies = configuration.lint.vocabularyFiles.enumerated().compactMap { index, file in
      finding(file, at: "lint.vocabularyFiles.\(index)", .warning, tree)
    }
    return lists + vocabularies
  }

  private static func finding(
    _ file: String, at key: String, _ severity: Severity, _ tree: TreeUnderCheck
  ) -> Finding? {
    guard let problem = tree.content.words.problems[file], let configuration = tree.content.configuration else {
      return nil
    }
    var finding = finding(aboutFile: "stet.yml", summary(file, problem, tree), severity: severity)
    finding.range = configuration.places.value(key)
    return finding
  }

  private static func summary(_ file: String, _ problem: LintWords.Problem, _ tree: TreeUnderCheck) -> String {
    switch problem {
    case .missing:
      let near = Suggestions.didYouMean(
        file, among: tree.content.files.lazy.map(\.path).filter { $0.hasSuffix(".txt") })
      return "no file \(Shown.quoted(file))\(near)"
    case .tooLarge: return "\(Shown.quoted(file)) is larger than the 1 MiB that a word list may have"
    case .notUTF8: return "\(Shown.quoted(file)) is not UTF-8"
    }
  }
}

/// Every line of a word list is an entry that can be searched for.
enum WordlistLine: TreeRule {
  static let description = RuleDescription(
    id: "wordlist-line", severity: .warning,
    summary: "Every line of a word list is an entry that can be looked for",
    explanation:
      "A line is a word or a phrase of at most 100 characters. `*` stands at the beginning or end of a word and "
      + "for any letters; the word has three letters at least. `!` before an entry makes it an exception; what follows "
      + "`#` is a remark.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt }
      ==> words/claims.txt <==
      klimaneutral*
      *
      """,
    valid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt }
      ==> words/claims.txt <==
      # version 1, 2026-11-25, read by Cem Demir
      klimaneutral*
      Nr. 1
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    let lists = tree.content.words.lists
    return zip(lists.files, lists.badLines).flatMap { file, lines in
      lines.prefix(Legal.most).map { line in
        var finding = finding(aboutFile: file, "\(Shown.quoted(line.text)) \(line.problem.rawValue)")
        finding.range = SourceRange(
          SourcePosition(line: line.number, column: 1),
          SourcePosition(line: line.number, column: line.text.unicodeScalars.count + 1))
        return finding
      }
    }
  }
}
