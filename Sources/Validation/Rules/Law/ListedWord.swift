internal import Content
internal import Diagnostics

/// Words of the repository's own lists.
enum ListedWord: ChannelRule {
  static let description = RuleDescription(
    id: "wordlist", severity: .warning,
    summary: "No word of the lists that `stet.yml` names under `lint.wordlists`",
    explanation: "The list says why; its `severity` and `flag` in `stet.yml` say what follows. Another word, or an "
      + "exception in the list (`!idiotensicher`), makes it go away.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt, message: "Belegbar? Dann den Beleg in `proof` nennen." }
      ==> words/claims.txt <==
      Markenqualität*
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember gibt es Lichter in Markenqualität.
      """,
    valid: """
      ==> stet.yml (added to the one above) <==
      lint:
        wordlists:
          - { file: words/claims.txt, message: "Belegbar? Dann den Beleg in `proof` nennen." }
      ==> words/claims.txt <==
      Markenqualität*
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember gibt es Lichter.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let lists = channel.words.lists
    guard !lists.matcher.isEmpty else { return [] }
    return channel.configuration.lint.wordlists.flatMap { wordlist -> [Finding] in
      guard let number = lists.files.firstIndex(of: wordlist.file) else { return [] }
      return findings(of: wordlist, number, channel)
    }
  }

  /// A few findings for each list, so that none hides another and every flag is raised.
  private static func findings(of wordlist: Wordlist, _ number: Int, _ channel: ChannelUnderCheck) -> [Finding] {
    channel.seen.all.lazy.flatMap { text in
      text.scanned.listed.filter { $0.list == number }.map { FoundWords(text: text, place: $0.place, entry: $0.entry) }
    }.prefix(Legal.most).map { found in
      var finding = finding(
        in: channel.post, at: found.range,
        "\(Shown.quoted(found.words)) is on the list \(Shown.plain(wordlist.file))\(entry(of: found))",
        severity: wordlist.severity, explanation: wordlist.message)
      finding.flags = wordlist.flag.map { [$0] } ?? []
      return finding
    }
  }

  /// ` as "klimaneutral*"`, where the list has it in another form.
  private static func entry(of found: FoundWords) -> String {
    found.entry.utf8.elementsEqual(found.words.utf8) ? "" : " as \(Shown.quoted(found.entry))"
  }
}
