import Core
import Testing
@testable import Checks

/// Hostile texts: no crash, few findings, and linear time.
@Suite struct HostileWritingTests {
  static let units = [
    "https://", "https://a.example/?fbclid=1 ", "#a ", "#abcdefgh ", "[NAME] ", "[", "{{", "{{a}}", "___ ", "!!! ", "🎄",
    "AB CD ALLE ", "3. Dezember ", "heute, Montag ", "Freitag, 3. Dezember, ", "Sperrfrist: ", "http:/a ",
    "www.a.example/ ",
    "1/2 ", "\u{202E}\u{0}", "e\u{301}", "Lorem ipsum ", "TODO ", "<a ", "](https://a", "morgen ", "_", "a_",
    "\u{200D}🇩🇪",
    "\n\n<!-- next -->\n\nund,", "Kommt am 3.12. ",
  ]

  @Test(arguments: units)
  func `many of one kind`(unit: String) {
    let count = 20_000 / unit.utf8.count
    let text = String(repeating: unit, count: count)
    let found = WrittenPost(body: text, channels: "[x, mastodon]", publishDate: "2026-12-10T09:00").findings
    for rule in WritingRules.all.map({ $0.description.id }) {
      #expect(found[rule, default: []].count <= 40, "\(rule)")
    }
  }
}
