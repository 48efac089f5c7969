import Core
import Testing

@testable import Checks

/// The misspellings found in posts, and what is left out.
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
    let checked = PostUnderCheck(post, configuration: configuration, words: words)
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
    ("Der Online-Makrt ist offen.", "Online-Makrt"), ("Besucht den Adventsmakrt.", "Adventsmakrt"),
    ("Das Mitarbietertreffen ist am Abend.", "Mitarbietertreffen"), ("Das ist garnicht schwer.", "garnicht"),
    ("Die Strassse ist gesperrt.", "Strassse"), ("Wir sind ausserdem im Hof.", "ausserdem"),
    ("Am nächsten Sontag ist Flohmarkt.", "Sontag"), ("Die Resource Wasser ist knapp.", "Resource"),
    ("Unsere Resourcen sind begrenzt.", "Resourcen"), ("Die Teilname ist kostenlos.", "Teilname"),
    ("Der **Weih**nachtsmakrt öffnet.", "Weihnachtsmakrt"),
  ])
  func `found in German`(text: String, word: String) { #expect(words(text) == [word]) }

  @Test(arguments: [
    ("Teh market opens.", "Teh"), ("Please mark you calender and recieve it.", "recieve"), ("We dont know.", "dont"),
    ("Please mark you calender.", "calender"), ("Our Calender is full.", "Calender"), ("We read it agian.", "agian"),
    ("It is a gaurantee for all.", "gaurantee"), ("It givesus hope.", "givesus"),
    ("See you on friday.", "friday"), ("The hubub is over.", "hubub"), ("It is a likehood.", "likehood"),
    ("See you in febuary.", "febuary"), ("Febuary is cold.", "Febuary"), ("Open on wensday.", "wensday"),
  ])
  func `found in English`(text: String, word: String) { #expect(words(text, language: "en").contains(word)) }

  @Test func `what begins a sentence, follows an initial, and is a word at all`() {
    let text = Array("Räder usw., Anna. Emil (C. auris) und \"KundInnen\", to❤️neighbours: Ende".utf8)
    text.withUnsafeBufferPointer { bytes in
      let words = SpelledWordScanner(0..<bytes.count, of: bytes).words
      #expect(words.map(\.text) == ["Räder", "usw", "Anna", "Emil", "auris", "und", "neighbours", "Ende"])
      #expect(words.filter(\.startsSentence).map(\.text) == ["Räder", "Emil", "Ende"])
      #expect(words.filter(\.followsInitial).map(\.text) == ["auris"])
    }
  }

  @Test func `a word is found once, with how often it stands there`() {
    let found = findings("Das ist nciht gut, nciht schön, nciht neu.")
    #expect(found.map(\.summary) == ["\"nciht\" (3 times), did you mean \"nicht\"?"])
  }

  @Test func `slips in German beside each other, and names`() {
    #expect(words("Danke Verlosng Mitarbieter heute") == ["Verlosng", "Mitarbieter"])
    #expect(words("Mit Cem Yıldız, Herrn Beckker und Familie Strasser.") == [])
  }

  @Test func `ten words a text`() {
    let slips = [
      "nciht", "aebr", "udn", "heuet", "mrogen", "wahrscheinlcih", "vileleicht", "jezt", "shcon", "imemr", "zusamemn",
      "gesetrn",
    ]
    #expect(findings(slips.map { "Das ist \($0) gut." }.joined(separator: " ")).count == 10)
  }

  @Test func `what no common word is near to is no slip`() {
    #expect(words("Wir zorbuldern am Abend im Quibbelnix.") == [])
    #expect(words("We are kranbaching a lamp, and quibbnexing it.", language: "en") == [])
  }

  @Test(arguments: [
    ("Wir haben es gepostet, gestreamt und geboostet.", "de"),
    ("Unsere Recruiterin hat eine Podcastfolge, und die Benefits stehen im Onlineshop.", "de"),
    ("Der Hackathon, das Jobticket, ein Repaircafé und ein Hybridmeeting.", "de"),
    ("Our hackathon, a dropdown, the changelog and three microservices.", "en"),
    ("Plogging am Samstag, Cohousing im Hof, und beim Stadtradeln sind wir dabei.", "de"),
    ("Unsere Abteilung heißt Human Resources, und Human Resource Management ist ein Fach.", "de"),
    ("We live in cohousing, go plogging and love mocktails.", "en"), ("In February and on Mondays.", "en"),
    ("A genome of C. auris is here.", "en"), ("hofwerk https://x.com/hofwerk", "en"),
    ("Join our pre-launch meetup, co-working and upskilling.", "en"),
  ])
  func `words of today, initials and handles`(text: String, language: String) {
    #expect(words(text, language: language) == [])
  }

  @Test func `English is either, unless the post says which`() {
    let british = "The colour of the organisation is grey."
    for language in ["en", "en-GB", "en-AU"] { #expect(words(british, language: language) == []) }
    #expect(words(british, language: "en-US") == ["colour", "organisation"])
    #expect(words("The color is gray.", language: "en") == [])
    #expect(findings(british, language: "en-GB", shelf: InstalledDictionaries(["en_US"])) == [])
  }

  @Test func `English suggests British words where only American ones are installed`() {
    let shelf = InstalledDictionaries(["en_US"])
    let found = findings("Our neigbours are baking.", language: "en", shelf: shelf)
    #expect(found.map(\.summary) == ["\"neigbours\", did you mean \"neighbours\"?"])
    // What is doubled differs between the two.
    #expect(findings("A jeweller was worshipping here.", language: "en", shelf: shelf) == [])
  }

  @Test func `a text in a language that nobody named is one finding`() throws {
    let french = "Le marché ouvre ses portes demain matin avec beaucoup de surprises pour les enfants."
    let found = findings(french + "\n\nÀ bientôt à tous !", language: "en")
    #expect(found.map(\.summary) == ["this text is not in the language \"en\", did you mean `language: fr`?"])
    #expect(try #require(found.first).range.start == SourcePosition(line: 7, column: 4))
    // Many slips do not make a text one in another language.
    #expect(words("Teh makret opnes tomorow morning wiht thier frends.", language: "en").count > 3)
  }

  @Test func `a hyphenated word is one`() throws {
    let finding = try #require(findings("Der Online-Makrt ist offen.").first)
    #expect(finding.summary == "\"Online-Makrt\", did you mean \"Online-Markt\"?")
    #expect(finding.range.start == SourcePosition(line: 7, column: 5))
    #expect(finding.range.end == SourcePosition(line: 7, column: 17))
  }

  @Test func `paragraphs in another language of the repository`() {
    let german = "Am Samstag öffnet der Hof, und wir freuen uns auf euch."
    let english = "On Saturday the courtyard opens, and we would love to see you ther."
    #expect(words(german + "\n\n" + english) == ["ther"])
    #expect(words(english + "\n\n" + german, language: "en") == ["ther"])
    // A short one stays with its post's language.
    #expect(words("Wir sind da.\n\nSee you agian.") == [])
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
      poll: { options: [Gans, "Supep frisch"] }
      preview: { title: Vorschua, description: Beschreibnug }
      media: [{ file: media/a.png, alt: "Ein Bilt im Hof" }]
      overrides:
        facebook: { text: Der Nikolaus komtm. }

      """
    let found = findings("Alles guut.", more: more, channels: "x, mastodon, mastodon-hof, facebook")
    #expect(
      found.map(word).sorted()
        == ["Beschreibnug", "Bilt", "Komentar", "Supep", "Vorschua", "guut", "komtm"])
    #expect(found.allSatisfy { $0.channel == nil })
    let option = found.first { word($0) == "Supep" }
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
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "a", count: 1 << 19), String(repeating: "ä", count: 1 << 18),
      manyWords("wort"), manyWords("Wort"),
      "Za" + String(repeating: "\u{301}", count: 10_000) + "lgo", "\u{202E}nciht\u{0}gut \u{FFFD}x",
      String(repeating: "``` ` `` ", count: 20_000), String(repeating: "Haus-", count: 50_000),
      String(repeating: "it's''", count: 50_000), String(repeating: "a*b:c_d", count: 50_000),
    ])
  func `hostile text`(text: String) { #expect(findings(text).count <= 10) }
}
