import Core
import Testing
@testable import Checks

@Suite struct ThreadJoinTests {
  private func marked(_ parts: String...) -> [String] {
    WrittenPost(body: parts.joined(separator: "\n\n<!-- next -->\n\n")).marked("thread-join")
  }

  @Test(arguments: [
    ("Der Hof öffnet, und", "Das Programm", "und"), ("Der Hof öffnet,", "wir kommen", "öffnet,"),
    ("Wir bauen Lasten-", "räder.", "Lasten-"), ("Der Hof ist", "offen für alle.", "ist"),
    ("We open the", "Yard today.", "the"), ("Wir zahlen 20", "und mehr.", "20"),
    ("Der Hof ist 1/2", "offen 2/2", "ist"),
  ])
  func `an unfinished sentence is found`(end: String, start: String, word: String) {
    #expect(marked(end, start) == [word])
  }

  @Test(arguments: [
    ("Der Hof öffnet.", "Das Programm"), ("Es geht weiter …", "und wie"), ("Ein Faden 👇", "die Teile"),
    ("Das Programm:", "eins"), ("Mehr: https://example.org/a", "und mehr"), ("Im #Advent", "wird es hell"),
    ("Danke an @acme@social.example", "für alles"), ("Ein Faden über Räder", "Der erste Teil"),
    ("Und dann –", "kam er"),
    ("Das neue", "iPhone ist da"), ("Alles zum Hof", "https://example.org"), ("Wirklich?", "ja."),
    ("Post an a@b.example", "oder so"),
    ("der hof ist", "offen für alle"), ("(Teil eins)", "dann zwei"), ("„Ja“", "sagte er"),
    ("Alles zum Hof", "example.org/a"),
  ])
  func `a part may end otherwise`(end: String, start: String) { #expect(marked(end, start) == []) }

  @Test func `counters fit the parts`() {
    #expect(marked("1/3 Eins.", "2/3 Zwei.", "3/3 Drei.") == [])
    #expect(marked("1/4 Eins.", "2/4 Zwei.", "3/4 Drei.") == ["1/4", "2/4", "3/4"])
    #expect(marked("Eins. (1/3)", "Zwei. (3/3)", "Drei.") == ["(3/3)"])
    #expect(marked("Ein Drittel: 1/3", "Zwei Viertel: 1/4") == [])
    #expect(marked("Rund um die Uhr: 24/7", "Zwei.") == [])
  }

  @Test func `a comma at the end of the last part is nobody's join`() {
    #expect(marked("Eins.", "Zwei,") == [])
    #expect(WrittenPost(body: "Eins,").findings("thread-join") == [])
  }
}
