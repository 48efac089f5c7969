import Core
import Testing
@testable import Checks

/// Labels of advertising, links with a commission, political advertising.
@Suite struct AdRuleTests {
  @Test(arguments: [
    ("Anzeige: eins\n\n<!-- next -->\n\nzwei", true), ("![Hof](media/a.jpg)\n\n<!-- next -->\n\nAnzeige: eins", true),
    ("eins\n\n<!-- next -->\n\nAnzeige: zwei", false),
  ])
  func `one label is enough where the parts are one text`(text: String, isLabelled: Bool) {
    let found = LawCase(text, keys: "language: de\ndisclosure: paid").findings(channels: "[facebook]").map(\.rule)
    #expect(found.contains("ad-label") == !isLabelled)
  }

  static let cases = [
    LawCase("Anzeige: Ein Licht.", keys: "language: de\ndisclosure: paid"),
    LawCase("🎁 #Werbung Ein Licht.", keys: "language: de\ndisclosure: gift"),
    LawCase("(Werbung) Ein Licht.", keys: "language: de-AT\ndisclosure: affiliate"),
    LawCase("In Kooperation mit Leuchtturm | Anzeige", keys: "language: de\ndisclosure: paid"),
    LawCase("Ein Licht. #ad", "ad-label", keys: "language: de\ndisclosure: paid"),
    LawCase("Sponsored by Leuchtturm: ein Licht.", "ad-label", keys: "language: de\ndisclosure: paid"),
    LawCase("Ein Licht.", "ad-label", keys: "language: de\ndisclosure: paid\nhashtags: [Werbung]"),
    LawCase("Advertisement: ein Licht.", "ad-label", keys: "language: de\ndisclosure: paid"),
    LawCase("Ein Licht für alle, die im Winter früh und spät fahren. Anzeige", "ad-label", keys: "disclosure: paid"),
    LawCase("Ad: a light.", keys: "language: en\ndisclosure: paid"),
    LawCase("#ad A light.", keys: "language: en\ndisclosure: paid"),
    LawCase("A light. Paid partnership", keys: "language: en\ndisclosure: paid"),
    LawCase("Advertisement: a light.", keys: "disclosure: paid"),
    LawCase("Ein Licht.", keys: "disclosure: own"),
    LawCase("Werbung: ein Licht.", keys: "disclosure: own"),
    LawCase("Une lampe.", "ad-label", keys: "language: fr\ndisclosure: paid"),
    LawCase("Anzeige: eins\n\n<!-- next -->\n\nzwei", "ad-label", keys: "language: de\ndisclosure: paid"),

    LawCase("Unbezahlte Werbung: ein Licht.", "ad-label-unneeded"),
    LawCase("Anzeige\nEin Licht.", "ad-label-unneeded"),
    LawCase("Ein Licht. #ad", "ad-label-unneeded"),
    LawCase("Werbung wirkt, sagt Ana."),
    LawCase("Anzeige erstattet: Die Polizei sucht ein rotes Rad."),
    LawCase("Ad-hoc-Treffen am Montag."),
    LawCase("Stellenanzeige: Wir suchen dich."),

    LawCase("Siehe https://amazon.de/dp/1?x=1&tag=hof-21.", "affiliate-link"),
    LawCase("Siehe https://www.awin1.com/cread.php?a=1", "affiliate-link"),
    LawCase("Siehe https://shop.example/?ref=hof", "affiliate-link"),
    LawCase("Siehe https://acme.example/?ref=hof und https://shop.acme.example/?aff=1"),
    LawCase("Siehe https://shop.example/?tag=licht und https://shop.example/#ref=1"),
    LawCase("Mit dem Code HOF10 spart ihr.", "affiliate-link"),
    LawCase("Rabattcode: ADVENT", "affiliate-link"),
    LawCase("Mit Code und Herz: ABC"),
    LawCase("Anzeige: Rabattcode HOF10", keys: "disclosure: affiliate"),

    LawCase("Politische Werbung von Verein Radstadt: Stimmt ab!", keys: "political: Verein Radstadt"),
    LawCase("Politische Werbung: Stimmt ab!", "political-ad", keys: "political: Verein Radstadt"),
    LawCase("Verein Radstadt: Stimmt ab!", "political-ad", keys: "political: Verein Radstadt"),
    LawCase(
      "Anzeige. Politische Anzeige, Verein Radstadt", "political-ad",
      keys: "political: Verein Radstadt\ndisclosure: paid"
    ),
  ]

  @Test(arguments: cases)
  func `a post breaks the rules it should and no other`(post: LawCase) {
    #expect(post.found == post.rules)
  }

  @Test func `a label that is missing is an error where it is certain, and raises the flag`() {
    let missing = LawCase("Ein Licht.", keys: "language: de\ndisclosure: paid").findings()
    #expect(missing.map(\.severity) == [.error])
    #expect(missing.map(\.flags) == [["legal"]])
    #expect(missing.map(\.range.start) == [SourcePosition(line: 8, column: 1)])
    let french = LawCase("Une lampe.", keys: "language: fr\ndisclosure: paid").findings().filter {
      $0.rule == "ad-label"
    }
    #expect(french.map(\.severity) == [.warning])
  }

  @Test func `a picture alone may bear its label itself`() {
    let post = LawCase("", keys: "disclosure: paid\nmedia: [{ file: media/a.jpg, alt: Licht }]")
    #expect(post.findings().map(\.severity) == [.warning])
  }

  @Test func `a paid political post is refused on networks of Meta and Google alone`() {
    let post = LawCase("Politische Anzeige: Verein Radstadt", keys: "political: Verein Radstadt\ndisclosure: paid")
    #expect(post.findings().filter { $0.rule == "political-ad" }.map(\.channel) == ["facebook"])
  }
}
