internal import Content
internal import Diagnostics

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
