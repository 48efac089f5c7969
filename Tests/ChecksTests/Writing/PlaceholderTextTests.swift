import Core
import Foundation
import Testing
@testable import Checks

@Suite struct PlaceholderTextTests {
  private func severities(_ body: String, _ lines: String = "", channels: String = "[x]") -> [Severity] {
    WrittenPost(body: body, lines: lines, channels: channels).findings("placeholder").map(\.severity)
  }

  @Test(arguments: [
    "Lorem ipsum dolor", "lorem ipsum", "Hallo {{name}}", "Am {{ datum }}", "Liebe [NAME], hallo", "[DATUM]",
    "[WAS GIBT ES NEUES?]", "[Name einsetzen]", "[hier Link einfügen]", "[insert name here]", "[your name]",
    "[Name hier]", "[WHAT IS REALLY NEEDED]", "• [AUFGABE]", "Wir suchen [BERUF] (m/w/d)", "[HIER KOMMT DER TEXT]",
    "[BILD EINFÜGEN]", "https://example.org/{{id}}",
  ])
  func `what asks to be filled in is an error`(text: String) { #expect(severities(text) == [.error]) }

  @Test(arguments: [
    "TODO: Bild", "Noch ein FIXME", "Treffpunkt XXX um 9", "Ort: tbd", "TBD", "Hallo {name}", "Hallo {first_name}",
    "Name: ___ bitte", "Liebe [Name], hallo", "Zum Programm: [Link]", "[Text folgt]",
    "[SECHS GUTE GRÜNDE FÜR DICH]",
  ])
  func `what mostly does is a warning`(text: String) { #expect(severities(text) == [.warning]) }

  @Test(arguments: [
    "[Video] Der Hof", "[DE] Hallo", "[1] Quelle", "Er sagte: „[…] gut“", "[...]", "[Update]", "(m/w/d)", "[UPDATE]",
    "[SAVE THE DATE]", "[SOLD OUT]", "[Werbung]", "[Anzeige, da Markennennung]", "[Bild mit KI erzeugt]", "[ ] offen",
    "[x] erledigt", "TBA", "todo", "#TODO", "XXL", "XXX. Olympische Spiele", "a < b und c > d", "<3", "I <3 [EU]",
    "protect [your] data", "said [name withheld]", "snake_case_name", "{1}", "f(x) = {x}", "[LIVE]", "[BREAKING NEWS]",
    "[link in bio]", "[Link] https://example.org", "[Programm](https://example.org/name)", "__dunder__",
    "https://example.org/a___b", "[12:30] Beginn", "Lorem allein", "[Name der Stadt geändert]",
  ])
  func `what readers may get is none`(text: String) { #expect(severities(text) == []) }

  @Test func `titles, descriptions, comments, cards and polls are looked at where readers get them`() {
    let media = "media: [{ file: media/a.jpg, alt: \"[NAME] im Hof\" }]"
    #expect(severities("Text", media) == [.error])
    #expect(severities("Text", "firstComment: Mehr von [NAME]") == [.error])
    #expect(severities("Text", "poll: { options: [Ja, \"[NAME]\"] }") == [.error])
    #expect(severities("Text", "preview: { title: \"[NAME]\", description: TODO }", channels: "[facebook]").count == 2)
    #expect(severities("Text", "title: \"[NAME]\"") == [])
    #expect(severities("Text", "reply: \"[ADRESSE DES BEITRAGS, AUF DEN WIR ANTWORTEN]\"") == [.error])
    #expect(severities("Text", "overrides: { facebook: { text: \"[NAME]\" } }", channels: "[facebook]") == [.error])
  }

  @Test func `a finding points at the words`() {
    #expect(WrittenPost(body: "Zeile\n\nMit *viel* [NAME] heute").marked("placeholder") == ["[NAME]"])
    #expect(WrittenPost(body: "Text", lines: "firstComment: \"Von [NAME]!\"").marked("placeholder") == ["[NAME]"])
  }

  @Test func `what one channel alone gets names it`() {
    let found = WrittenPost(
      body: "Text", lines: "overrides: { facebook: { text: \"[NAME]\" } }", channels: "[x, x-service, facebook]"
    ).findings("placeholder")
    #expect(found.map(\.channel) == ["facebook"])
  }

  @Test func `every bracket of the project's own templates is caught`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "templates/posts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count > 5)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let body = text.components(separatedBy: "\n---\n").dropFirst().joined()
      let brackets = body.unicodeScalars.count { $0 == "[" }
      #expect(brackets > 0)
      #expect(severities(body) == Array(repeating: .error, count: brackets), "\(name)")
    }
  }
}
