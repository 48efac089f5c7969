import Testing
@testable import SocialText

/// What Bluesky's client library finds.
@Suite struct BlueskyCountTests {
  static let links: [MarkedText] = [
    "⟦https://example.com⟧", "(⟦https://example.com⟧)", "„https://example.com“", "siehe ⟦example.de⟧.",
    "⟦heute.es⟧ geht",
    "Heute.Es geht", "HTTPS://EXAMPLE.COM", "⟦https://a.de/b_(c)⟧", "⟦example.com/a⟧!", "foo-bar.com", "a.notatld",
    "\n⟦example.com⟧", "max@example.com", "⟦https://example.com/日本⟧ x",
  ]

  @Test(arguments: links)
  func linksAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.urls, in: marked.text, on: .bluesky) == marked.ranges)
  }

  static let mentions: [MarkedText] = [
    "Grüße an ⟦@bob.example.de⟧, ok", "@alice@example.social", "(⟦@a.bsky.social⟧)", "@bob", "a@b.com",
    "⟦@handle.test⟧.", "⟦@a-b.com⟧-", "@a.COM", "„@a.com",
  ]

  @Test(arguments: mentions)
  func mentionsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.mentions, in: marked.text, on: .bluesky) == marked.ranges)
  }

  static let tags: [MarkedText] = [
    "⟦#2026er⟧ #2026", "(#tag)", "⟦#tag1#tag2⟧", "#️⃣", "⟦#tag⟧!", "⟦＃タグ⟧。", "# a", "⟦#a-b_c⟧.", "#--", "⟦#👍⟧",
    MarkedText("⟦#" + String(repeating: "a", count: 64) + "⟧ #" + String(repeating: "a", count: 65)),
    MarkedText("⟦#" + String(repeating: "e\u{301}", count: 64) + "⟧ #" + String(repeating: "e\u{301}", count: 65)),
    MarkedText("⟦#" + String(repeating: "🎄", count: 64) + "⟧ #" + String(repeating: "🎄", count: 65)),
    MarkedText("⟦#" + String(repeating: "🇩🇪", count: 64) + "⟧ #" + String(repeating: "🇩🇪", count: 65)),
    MarkedText("⟦#" + String(repeating: "👍🏽", count: 64) + "⟧! #" + String(repeating: "👍🏽", count: 65) + "!"),
  ]

  @Test(arguments: tags)
  func tagsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.hashtags, in: marked.text, on: .bluesky) == marked.ranges)
  }

  @Test func theLimitThatIsNearerIsSaid() {
    func verdict(_ text: String) -> TextVerdict {
      TextVerdict(text, TextCounter.count(text, on: .bluesky), on: .bluesky)
    }
    let families = String(repeating: "👨‍👩‍👧‍👦", count: 121)
    #expect(verdict(families).unit == .utf8)
    #expect(verdict(families).length == 3_025...3_025)
    #expect(!verdict(families).isValid)
    #expect(verdict(String(families.dropLast())).isValid)
    #expect(verdict(String(repeating: "日", count: 300)).unit == .graphemes)
    #expect(verdict(String(repeating: "日", count: 300)).isValid)
    #expect(!verdict(String(repeating: "a", count: 301)).isValid)
  }
}
