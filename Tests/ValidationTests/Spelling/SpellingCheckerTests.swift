import Content
import Diagnostics
import Testing

@testable import Validation

/// What is found in posts, and what is left out.
@Suite(.enabled(if: InstalledDictionaries.areThere)) struct SpellingCheckerTests {
  private func findings(
    _ text: String, language: String = "de", more: String = "", channels: String = "x",
    vocabulary: String = "", configured: String = "", shelf: InstalledDictionaries = InstalledDictionaries()
  ) -> [Finding] {
    let source =
      "---\nid: a\nchannels: [\(channels)]\npublishDate: 2026-12-01T09:00\nlanguage: \(language)\n\(more)---\n\(text)\n"
    let lint = "\nlint:\n  vocabularyFiles: [words.txt]\n" + configured
    let reading = ConfigurationReader.read(bytes: Array((RuleExample.configuration + lint).utf8))
    guard let configuration = reading.configuration,
      let post = PostReader.read(path: "posts/a.md", bytes: Array(source.utf8)).post
    else {
      Issue.record("the example cannot be read")
      return []
    }
    let words = LintWords(texts: ["words.txt": vocabulary])
    let checked = PostUnderCheck(
      post: post, configuration: configuration, files: FileIndex(FileCollector().files), library: NoMedia(),
      words: words)
    let checker = SpellingChecker(configuration: configuration, words: words, shelf: shelf)
    return SpellingReporter(configuration: configuration, shelf: shelf).findings(checker.slips(in: checked))
  }

  /// The words that are reported.
  private func words(_ text: String, language: String = "de", vocabulary: String = "") -> [String] {
    findings(text, language: language, vocabulary: vocabulary).map(word)
  }

  private func word(_ finding: Finding) -> String {
    String(finding.summary.dropFirst().prefix { $0 != "\"" })
  }

  @Test func `a slip, with what was meant, the dictionary and the vocabulary`() throws {
    let found = findings("Am 1. Dezember öffnet der Weihnachtsmakrt im Hof.")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.rule == "spelling")
    #expect(finding.severity == .warning)
    #expect(finding.summary == "\"Weihnachtsmakrt\", did you mean \"Weihnachtsmarkt\"?")
    #expect(finding.explanation?.contains("de_DE (test) does not have it") == true)
    #expect(finding.explanation?.contains("words.txt") == true)
    #expect(finding.range.start == SourcePosition(line: 7, column: 27))
    #expect(finding.range.end == SourcePosition(line: 7, column: 42))
    #expect(finding.fixes.isEmpty)
  }

  @Test func `the examples of the rule reference`() {
    func summaries(_ example: String) -> [String] {
      findings(String(example.split(separator: "---\n").last ?? "")).map(\.summary)
    }
    #expect(summaries(Spelling.description.invalid).count == 1)
    #expect(summaries(Spelling.description.valid) == [])
  }

  @Test(arguments: [
    "Kommt am Samstag vorbei: https://hof.example/Prgramm und hof.example/x, oder schreibt an infoo@hof.example.",
    "Mit @hoffwerk und @hoff@social.example: #Adventsmakrt #Hinterhoff",
    "Nehmt `stett chek`, wie in README.md und media/2026/karrte.png beschrieben; stett hilft.",
    "Die GmbH, die DSGVO, das PDF, iPhone und YouTube, camelCase und MacBook.",
    "5 kg, 20 bar, 12mm, 4x4, 3er-Pack, CO2 und 2G.",
    "Mitarbeiter*innen, Kolleg:innen, Nutzer_innen, KundInnen, Lehrer·innen, Ärzt*innen, jede:r, ein*e Schüler/innen.",
    "Liebe Kolleg*in, liebe MITARBEITER*INNEN!",
    "E-Mail-Adresse, Weihnachts- und Ostermarkt, Online-Shop, Vor- und Nachteile, U-Bahn-Haltestelle.",
    "Weih\u{AD}nachts\u{AD}markt mit Glühwein: wie geht’s? So ist's. Lisas Rad, Andreas’ Rad, hab’ ich.",
    "z. B. bzw. usw., d. h. am Di., ca. 5 Std. und u. a. am Abend, evtl. auch im Büro.",
    "🎄 Advent 🎅🏽 im Hof 👨‍👩‍👧‍👦 :D Juhuuu!",
    "Winterschlauch, Standluftpumpe, Speichennippel, Lastenradwerkstatt: emissionsfreie Lieferung.",
  ])
  func `left out in German`(text: String) { #expect(words(text) == []) }

  @Test(arguments: [
    "We met Przybylski and Kowalczyk in Ottensen yesterday. The Nextflow people don't mind, it's Emil's idea.",
    "The colour of the organisation and the color of the organization are both right.",
    "Kubernetes is here. Usegalaxy is a server.",
  ])
  func `left out in English`(text: String) { #expect(words(text, language: "en") == []) }

  @Test(arguments: [
    ("Wir wünschen euch einen schönen Aebnd und einen guten Rutsch.", "Aebnd"),
    ("Das ist nciht richtig.", "nciht"),
    ("Der markt öffnet.", "markt"),
    ("Unsere Mitarbieter*innen kommen.", "Mitarbieter*innen"),
    ("Der Online-Schopp ist offen.", "Schopp"),
    ("Der **Weih**nachtsmakrt öffnet.", "Weihnachtsmakrt"),
  ])
  func `found in German`(text: String, word: String) { #expect(words(text) == [word]) }

  @Test(arguments: [
    ("Teh market opens.", "Teh"), ("Please mark you calender and recieve it.", "recieve"), ("We dont know.", "dont"),
  ])
  func `found in English`(text: String, word: String) { #expect(words(text, language: "en").contains(word)) }

  @Test func `a word is found once, with how often it stands there`() {
    let found = findings("Das ist nciht gut, nciht schön, nciht neu.")
    #expect(found.map(\.summary) == ["\"nciht\" (3 times), did you mean \"nicht\"?"])
  }

  @Test func `ten words a text`() {
    let text = (0..<20).map { String(repeating: "xq", count: $0 + 2) }
    #expect(findings(text.joined(separator: " ")).count == 10)
  }

  @Test func `paragraphs in another language of the repository`() {
    let german = "Am Samstag öffnet der Hof, und wir freuen uns auf euch."
    let english = "On Saturday the courtyard opens, and we would love to see you ther."
    #expect(words(german + "\n\n" + english) == ["ther"])
    #expect(words(english + "\n\n" + german, language: "en") == ["ther"])
    // A short one stays with its post's language.
    #expect(words("Wir sind da.\n\nJoin us.") == ["Join"])
  }

  @Test func `the vocabulary, with its genitive, its capital and its stems`() {
    let vocabulary = "Ottensen\nzentriert # ein Wort der Werkstatt\nLeihr*\n\n# Namen\nYxzabc\n"
    #expect(words("Zentriert und zentriert in Ottensen, Ottensens Leihräder, Yxzabc’.", vocabulary: vocabulary) == [])
    #expect(words("In ottensen.", vocabulary: vocabulary) == ["ottensen"])
  }

  @Test func `every text that readers see, each once`() {
    let more = """
      title: Der Adventsmakrt
      firstComment: Der erste Komentar
      poll: { options: [Gans, "Gaans frisch"] }
      preview: { title: Vorschua, description: Beschreibnug }
      media: [{ file: media/a.png, alt: "Ein Bilt im Hof" }]
      overrides:
        facebook: { text: Der Nikolaus komtm. }

      """
    let found = findings("Alles guut.", more: more, channels: "x, mastodon, mastodon-hof, facebook")
    #expect(
      found.map(word).sorted()
        == ["Beschreibnug", "Bilt", "Gaans", "Komentar", "Vorschua", "guut", "komtm"])
    #expect(found.allSatisfy { $0.channel == nil })
    let option = found.first { word($0) == "Gaans" }
    #expect(option?.range.start == SourcePosition(line: 8, column: 26))
  }

  @Test func `never an error, and turned off where the repository says so`() {
    let text = "Das ist nciht gut."
    #expect(findings(text, configured: "  severity: { spelling: error }").map(\.severity) == [.warning])
    #expect(findings(text, configured: "  severity: { spelling: note }").map(\.severity) == [.note])
    #expect(findings(text, configured: "  disable: [spelling]") == [])
  }

  @Test func `an error of it is refused by the rule about lint`() {
    var content = ContentInMemory(post: EmptyText.description.valid)
    content.configuration += "\nlint: { severity: { spelling: error } }"
    #expect(content.findings.map(\.rule) == ["lint-setting"])
    content.configuration = RuleExample.configuration + "\nlint: { disable: [spelling], severity: { spelling: note } }"
    #expect(content.findings == [])
  }

  @Test func `without a dictionary nothing is found`() {
    #expect(findings("Das ist nciht gut.", shelf: InstalledDictionaries([])) == [])
  }

  @Test func `Switzerland writes ss`() {
    #expect(words("Viele Grüsse aus der Strasse.", language: "de-CH") == [])
    #expect(words("Viele Grüsse.", language: "de").isEmpty == false)
  }

  /// Sixty thousand words that no dictionary has.
  private static func manyWords(_ start: String) -> String {
    let letters = Array("bdfghklmnpqrstvz")
    return (0..<60_000).map { number in
      start + String([12, 8, 4, 0].map { letters[(number >> $0) & 15] })
    }.joined(separator: " ")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "a", count: 1 << 19), String(repeating: "ä", count: 1 << 18),
      manyWords("wort"), manyWords("Wort"),
      "Za" + String(repeating: "\u{301}", count: 10_000) + "lgo", "\u{202E}nciht\u{0}gut \u{FFFD}x",
      String(repeating: "``` ` `` ", count: 20_000), String(repeating: "Haus-", count: 50_000),
      String(repeating: "it's''", count: 50_000), String(repeating: "a*b:c_d", count: 50_000),
    ])
  func `hostile text`(text: String) { #expect(findings(text).count <= 10) }
}

/// A library without any file.
private struct NoMedia: MediaLibrary {
  func file(at path: String) -> MediaFile? { nil }
}
