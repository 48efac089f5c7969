import Core
import Testing
@testable import Checks

/// The posts go out on Tuesday, 1 December 2026.
@Suite struct DateRuleTests {
  private func contradictions(_ body: String) -> [String] { WrittenPost(body: body).marked("date-contradiction") }

  @Test(arguments: [
    ("Freitag, 3. Dezember 2026", "Freitag, 3. Dezember 2026"), ("Freitag, 3. Dezember", "Freitag, 3. Dezember"),
    ("Am Freitag, den 3. Dezember, geht es los", "Freitag, den 3. Dezember"), ("Freitag, 3.12.", "Freitag, 3.12"),
    ("Fr., 3.12.2026", "Fr., 3.12.2026"), ("Fri, Dec 3", "Fri, Dec 3"),
    ("Friday, December 3rd, 2026", "Friday, December 3rd, 2026"), ("Friday 3 December", "Friday 3 December"),
    ("Friday, 3rd of December", "Friday, 3rd of December"), ("Friday, 2026-12-03", "Friday, 2026-12-03"),
    ("3. Dezember (Freitag)", "3. Dezember"), ("morgen, 3. Dezember", "morgen, 3. Dezember"),
    ("heute Abend, am 2. Dezember", "heute Abend, am 2. Dezember"), ("Tomorrow (Dec 3)", "Tomorrow (Dec 3"),
    ("Morgen, Donnerstag, öffnet der Hof", "Morgen, Donnerstag"), ("heute ist Montag", "heute ist Montag"),
    ("today (Monday)", "today (Monday"), ("Am 31. November", "31. November"),
    ("gestern, 1. Dezember", "gestern, 1. Dezember"), ("Montag, 2. 12. 2026", "Montag, 2. 12. 2026"),
  ])
  func `what does not fit is found`(text: String, marked: String) { #expect(contradictions(text) == [marked]) }

  @Test(arguments: [
    "Donnerstag, 3. Dezember 2026", "Thursday, 3 December", "Thu, Dec 3", "morgen, 2. Dezember", "heute, 1.12.",
    "Morgen, Mittwoch, öffnet der Hof", "heute Dienstag", "Guten Morgen, Montag!", "Montag morgen, 7. Dezember",
    "heute morgen, 1. Dezember", "Montag bis Freitag", "heute: Montag bis Freitag geöffnet",
    "Not today. December 3 is the day", "heute vor drei Jahren, am 3. Dezember 2023", "Version 3.12.1",
    "Python 3.12. Monday next", "So 3. Dezember klingt gut", "Samstag, 5. und Sonntag, 6. Dezember",
    "Freitag und Samstag, 4./5. Dezember", "Fr, 4. bis So, 6. Dezember", "Am Freitag kommen 3 Dezemberkinder",
    "Wed, Dec 2, 10:00", "Im Dezember 3 neue Räder", "Montag, 9. November 1931", "jeden Montag", "May 3.5 be with you",
    "29. Februar 2028", "Top 10 am Freitag", "https://example.org/Freitag-3.-Dezember",
  ])
  func `what fits, or is none, is not`(text: String) { #expect(contradictions(text) == []) }

  @Test func `the year is the one nearest to the day of publication`() {
    let inJanuary = WrittenPost(body: "Freitag, 1. Januar", publishDate: "2026-12-30T09:00")
    #expect(inJanuary.findings("date-contradiction") == [])
    // 10 July was a Friday in 2026 and is a Saturday in 2027; in no year around is it a Monday.
    #expect(contradictions("Samstag, 10. Juli. Freitag, 10. Juli. Montag, 10. Juli") == ["Montag, 10. Juli"])
    #expect(
      WrittenPost(body: "Freitag, 1. Januar", publishDate: "2026-03-01T09:00").findings("date-contradiction").map(
        \.summary)
        == ["\"Freitag, 1. Januar\": 1 January 2026 is a Thursday"])
  }

  @Test func `days are counted in the post's time zone, channel by channel`() {
    let late = WrittenPost(
      body: "Heute, 2. Dezember", lines: "overrides: { facebook: { publishDate: +2h } }", channels: "[x, facebook]",
      publishDate: "2026-12-01T23:00")
    #expect(late.findings("date-contradiction").map(\.channel) == ["x"])
    #expect(
      WrittenPost(body: "Heute, 2. Dezember", publishDate: "2026-12-01T23:30Z").findings("date-contradiction") == [])
  }

  @Test func `without a day of publication only named years are compared`() {
    let slot = WrittenPost(body: "Freitag, 3. Dezember, morgen, 9. Mai. Freitag, 3.12.2026", publishDate: "slot")
    #expect(slot.marked("date-contradiction") == ["Freitag, 3.12.2026"])
  }
}

@Suite struct DatePassedTests {
  private func passed(_ body: String) -> [String] {
    WrittenPost(body: body, publishDate: "2026-12-10T09:00").marked("date-passed")
  }

  @Test(arguments: [
    ("Kommt am 3. Dezember ab 18 Uhr in den Hof", "3. Dezember"), ("Anmeldung bis 1.12.", "1.12"),
    ("Join us on Dec 3!", "Dec 3"), ("Thursday, 3 December, 18:00: repair evening", "3 December"),
    ("The webinar will be held on December 9th", "December 9th"), ("Deadline: 2026-12-09", "2026-12-09"),
    ("Bewerbungsschluss ist der 30. November 2026", "30. November 2026"),
    ("Am 3. Dezember findet der Markt statt", "3. Dezember"), ("Register by 1 December, 6 pm", "1 December"),
    ("Save the date: 3.12.2025", "3.12.2025"),
  ])
  func `what is announced too late is found`(text: String, marked: String) {
    #expect(passed(text) == [marked])
  }

  @Test(arguments: [
    "Seit 1. März 2020 sind wir hier", "Am 9. November 1989 fiel die Mauer", "Am 3. Dezember war Markt im Hof",
    "Kommt am 12. Dezember", "Kommt am 10. Dezember ab 18 Uhr", "Anmeldung ab 1. Dezember", "Stand: 3.12.2026",
    "Vom 1. bis 23. Dezember wird geschraubt", "1. Dezember bis 6. Januar: Kommt vorbei!",
    "Thank you for joining us on December 3", "On December 3, 2025, we started. Join us!", "Join us on March 3",
    "Danke, dass ihr am 3. Dezember um 18 Uhr da wart", "Photos of December 3", "Unser Hof, 3. Dezember",
    "Wir haben am 1. Dezember um 9 Uhr eröffnet", "We published version 3.12. Join us",
    "Sat, 15 May 2015 18:00:00 +0000", "Am 3. Dezember 2019, 18 Uhr",
  ])
  func `what is told as past, or is still to come, is not`(text: String) { #expect(passed(text) == []) }

  @Test func `nothing has passed for a post that takes a slot`() {
    #expect(WrittenPost(body: "Kommt am 3. Dezember 2020", publishDate: "slot").findings("date-passed") == [])
  }
}

@Suite struct EmbargoWordTests {
  private func marked(_ body: String, _ lines: String = "") -> [String] {
    WrittenPost(body: body, lines: lines, publishDate: "2026-12-08T09:00").marked("embargo-word")
  }

  @Test(arguments: [
    ("Sperrfrist: 8. Dezember", "Sperrfrist"), ("Embargoed until 8 December", "Embargoed"),
    ("EMBARGO: Dec 8", "EMBARGO"), ("Bitte nicht veröffentlichen!", "nicht veröffentlichen"),
    ("Vertraulich: Entwurf", "Vertraulich"), ("[intern] Der Hof", "intern"), ("(confidential) News", "confidential"),
    ("INTERN: Der Hof", "INTERN"), ("Nur für den internen Gebrauch", "internen Gebrauch"),
    ("Please do not publish yet", "do not publish"),
  ])
  func `words for colleagues are found`(text: String, word: String) { #expect(marked(text) == [word]) }

  @Test(arguments: [
    "Das Embargo gegen Öl", "Jane (intern) joined us", "Ein vertrauliches Gespräch", "Intern: Jane", "Wir intern auch",
    "confidential computing", "intern/extern", "Der Vertrag ist vertraulich",
  ])
  func `ordinary words are not`(text: String) { #expect(marked(text) == []) }

  @Test func `notBefore has to name the same day`() {
    #expect(marked("Sperrfrist: 8. Dezember, 9 Uhr", "notBefore: 2026-12-08T09:00") == [])
    #expect(marked("Sperrfrist: 8. Dezember, 9 Uhr", "notBefore: 2026-12-07T09:00") == ["Sperrfrist"])
    #expect(marked("Sperrfrist", "notBefore: 2026-12-08T09:00") == [])
    #expect(marked("Vertraulich: Entwurf", "notBefore: 2026-12-08T09:00") == ["Vertraulich"])
  }
}
