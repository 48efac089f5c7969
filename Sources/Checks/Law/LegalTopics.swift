internal import Core
internal import SocialText

/// What the rules about law share.
enum Legal {
  /// The flag that they raise where `stet.yml` declares it.
  static let flag = "legal"

  /// The most findings of one rule on one channel.
  static let most = 10
}

extension Rule {
  /// A finding that needs legal review: it raises the flag `legal` where `stet.yml` declares it.
  static func flagged(
    _ channel: ChannelUnderCheck, at range: SourceRange, _ summary: String, severity: Severity? = nil,
    explanation: String? = nil
  ) -> Finding {
    var finding = finding(in: channel.post, at: range, summary, severity: severity, explanation: explanation)
    finding.flags = channel.configuration.flags.contains(Legal.flag) ? [Legal.flag] : []
    return finding
  }
}

extension ChannelUnderCheck {
  /// Whether the post names a source for what it claims.
  var hasProof: Bool { post.labels.proof.contains { !$0.isBlank } }

  /// What the post discloses: `disclosure`, or none.
  var disclosure: Disclosure { content.disclosure ?? .none }

  /// The languages that the post may be in, without regions: its own, else those of `stet.yml`.
  var languages: [String] {
    (content.language.map { [$0] } ?? configuration.languages).map { tag in
      String(tag.prefix { $0 != "-" }).lowercased()
    }
  }

  /// Whether `host` is one of ours, as the channels of `stet.yml` name them, or below one.
  func isOwn(_ host: String) -> Bool { configuration.channels.flatMap(\.hosts).include(host) }
}

extension [String] {
  /// Whether a host, in small letters, is one of these hosts or below one.
  func include(_ host: String) -> Bool {
    contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
  }
}

/// An accusation against a named person or company has a source.
enum Accusation: ChannelRule {
  static let description = RuleDescription(
    id: "accusation", severity: .note,
    summary: "An accusation near the name of a company or person has its source in `proof`",
    explanation:
      "To say of a person what harms them and cannot be proved is an offence (StGB § 186). Name the source in "
      + "`proof: [https://…]`, and have it read before it goes out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Die Markt GmbH betrügt ihre Kunden.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Vorsicht: Betrüger rufen zurzeit in unserem Namen an.
      """)

  /// How many bytes may lie between the word and the name.
  private static let reach = 100

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.accusation), channel.seen.has(.legalName), !channel.hasProof else { return [] }
    return channel.seen.all.flatMap { near(in: $0, channel) }.prefix(Legal.most).map { $0 }
  }

  private static func near(in text: TextUnderCheck, _ channel: ChannelUnderCheck) -> [Finding] {
    let bytes = text.scanned.bytes
    let names = text.scanned.hits(.legalName).filter { isWrittenAsName($0, text.scanned) }
    return text.scanned.hits(.accusation).prefix(Legal.most).compactMap { word in
      let name = names.first { isNear($0.place, word.place, bytes) }
      guard let name else { return nil }
      let words = (text.scanned.text(at: word.place), text.scanned.text(at: name.place))
      return flagged(
        channel, at: text.widePlace(word.place),
        "\(Shown.quoted(words.0)) stands near a name (\(Shown.quoted(words.1))), and `proof` names no source")
    }
  }

  /// Whether two stretches stand in one sentence, and near each other.
  private static func isNear(_ one: Range<Int>, _ other: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let (start, end) = (min(one.upperBound, other.upperBound), max(one.lowerBound, other.lowerBound))
    guard start < end, end - start <= reach else { return false }
    return !(start..<end).contains { place in
      bytes[place] == 0x0A || (bytes[place] == 0x20 && ".!?".utf8.contains(bytes[place - 1]))
    }
  }

  /// `AG`, not `ag`: legal forms and titles are written with a capital, but for `e.V.`, `eG` and `mbH`.
  private static func isWrittenAsName(_ hit: WordMatcher.Hit, _ text: ScannedText) -> Bool {
    let words = text.text(at: hit.place)
    return words.utf8.contains(where: \.isASCIICapital)
  }
}

/// Insulting words are reported before a post goes out.
enum Insult: ChannelRule {
  static let description = RuleDescription(
    id: "insult", severity: .warning,
    summary: "No word that is mostly meant as an insult",
    explanation: "An insult is an offence (StGB § 185), and what was published stays. Say what a person did, not what "
      + "they are. Whether it is one depends on the case: this finds words, nothing more.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Welche Vollidioten parken auf dem Radweg vor dem Hof?
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wer parkt auf dem Radweg vor dem Hof? Das Schloss ist idiotensicher.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.seen.found(.insult).prefix(Legal.most).map { found in
      flagged(channel, at: found.range, "\(Shown.quoted(found.words)) is an insult in most cases")
    }
  }
}

/// Claims about health have a source.
enum HealthClaim: ChannelRule {
  static let description = RuleDescription(
    id: "health-claim", severity: .warning,
    summary: "A claim about health has its source in `proof`",
    explanation: "Claims that something heals or protects are allowed where the law lists them or studies show it "
      + "(Regulation (EC) 1924/2006, HWG § 3). Name the source in `proof: [https://…]`, or leave the claim out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Punsch stärkt das Immunsystem.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Punsch wärmt.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.healthClaim), !channel.hasProof else { return [] }
    return channel.seen.found(.healthClaim).prefix(Legal.most).map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) is a health claim without `proof`")
    }
  }
}

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
