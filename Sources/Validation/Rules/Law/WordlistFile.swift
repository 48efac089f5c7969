internal import Content
internal import Diagnostics

/// The word lists that `stet.yml` names can be read.
enum WordlistFile: TreeRule {
  static let description = RuleDescription(
    id: "wordlist-file",
    summary: "Every file under `lint.wordlists` is there, is UTF-8 and has at most 1 MiB",
    explanation: "Without its list a flag would silently never be raised, and nobody would be asked. Add the file, or "
      + "take the list out of `stet.yml`.",
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
    return configuration.lint.wordlists.enumerated().compactMap { index, wordlist in
      guard let problem = tree.content.words.problems[wordlist.file] else { return nil }
      var finding = finding(aboutFile: "stet.yml", summary(wordlist.file, problem, tree))
      finding.range = configuration.places.value("lint.wordlists.\(index).file")
      return finding
    }
  }

  private static func summary(_ file: String, _ problem: LintWords.Problem, _ tree: TreeUnderCheck) -> String {
    switch problem {
    case .missing:
      let near = Suggested.didYouMean(file, among: tree.content.files.lazy.map(\.path).filter { $0.hasSuffix(".txt") })
      return "no file \(Shown.quoted(file))\(near)"
    case .tooLarge: return "\(Shown.quoted(file)) is larger than the 1 MiB that a word list may have"
    case .notUTF8: return "\(Shown.quoted(file)) is not UTF-8"
    }
  }
}
