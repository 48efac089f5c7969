import Core
import Testing
@testable import Checks
@testable import SocialText

/// The longest text that each network takes, and one letter more.
@Suite struct TextLimitTests {
  static let limits: [(Network, Int)] = [
    (.x, 280), (.facebook, 63_206), (.youtube, 5_000), (.linkedin, 3_000), (.instagram, 2_200), (.mastodon, 500),
    (.bluesky, 300), (.threads, 500), (.tiktok, 2_200), (.pinterest, 800), (.telegram, 4_096),
    (.googleBusiness, 1_500), (.reddit, 40_000), (.discord, 2_000),
  ]

  private func check(_ network: Network, _ body: String, limits: String = "", lines: String = "") -> [Finding] {
    NetworkCheck(network: network, limits: limits, lines: lines, body: body).findings(of: "text-too-long")
  }

  @Test(arguments: limits)
  func `the longest text passes, one letter more is an error`(network: Network, maximum: Int) {
    #expect(!check(network, letters(maximum)).contains { $0.severity == .error })
    let found = check(network, letters(maximum + 1))
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.summary.contains("1 more than") == true, "\(found)")
  }

  @Test func `every network with a limit of its texts is in the table`() {
    let known = Network.allCases.filter { !$0.facts.text.isEmpty }
    #expect(Set(known) == Set(TextLimitTests.limits.map(\.0)))
  }

  @Test func `X counts addresses and emoji in its own way`() {
    let address = " https://example.org/" + letters(100)
    #expect(check(.x, letters(256) + address) == [])
    #expect(check(.x, letters(257) + address).map(\.severity) == [.error])
    #expect(check(.x, letters(278) + "😀") == [])
    #expect(check(.x, letters(279) + "😀").map(\.severity) == [.error])
  }

  @Test func `Bluesky counts bytes beside what people see`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(check(.bluesky, String(repeating: family, count: 120)) == [])
    let found = check(.bluesky, String(repeating: family, count: 121))
    #expect(found.map(\.summary) == ["the text has 3025 bytes (121 characters), 25 more than Bluesky takes (3000)"])
  }

  @Test func `YouTube counts bytes`() {
    #expect(check(.youtube, String(repeating: "ä", count: 2_500)) == [])
    #expect(check(.youtube, String(repeating: "ä", count: 2_501)).map(\.severity) == [.error])
  }

  @Test func `where the unit is not stated, only what exceeds every reading is an error`() {
    // One character, two UTF-16 units.
    #expect(check(.instagram, letters(2_198) + "😀") == [])
    #expect(check(.instagram, letters(2_199) + "😀").map(\.severity) == [.warning])
    #expect(check(.instagram, letters(2_200) + "😀").map(\.severity) == [.error])
  }

  @Test func `Telegram warns where only its libraries count more, and takes less below media`() {
    #expect(check(.telegram, letters(4_095) + "😀").map(\.severity) == [.warning])
    #expect(check(.telegram, letters(1_024), lines: MediaLines.picture()) == [])
    #expect(check(.telegram, letters(1_025), lines: MediaLines.picture()).map(\.severity) == [.error])
  }

  @Test func `TikTok takes more below pictures than below films`() {
    #expect(check(.tiktok, letters(4_000), lines: MediaLines.picture()) == [])
    #expect(check(.tiktok, letters(4_001), lines: MediaLines.picture()).map(\.severity) == [.error])
    #expect(check(.tiktok, letters(2_201), lines: MediaLines.film()).map(\.severity) == [.error])
  }

  @Test func `Threads refuses by bytes, and both numbers are told`() {
    #expect(check(.threads, letters(496) + "😀") == [])
    #expect(check(.threads, letters(497) + "😀").map(\.severity) == [.error])
    #expect(check(.threads, letters(491) + "’’’") == [])
    let found = check(.threads, letters(495) + "’’’")
    #expect(found.map(\.severity) == [.error])
    #expect(found.map(\.summary) == ["the text has 504 bytes (498 characters), 4 more than Threads takes (500)"])
    #expect(check(.threads, letters(100) + "ä", limits: "text: 101").map(\.severity) == [.error])
    #expect(check(.threads, letters(600) + "ä", limits: "text: 602") == [])
  }

  @Test func `what Threads refuses as a post it refuses as a first comment`() {
    func comment(_ text: String) -> [Severity] {
      NetworkCheck(network: .threads, lines: "firstComment: \(text)").severities(of: "first-comment-too-long")
    }
    #expect(comment(letters(491) + "’’’") == [])
    #expect(comment(letters(495) + "’’’") == [.error])
  }

  @Test func `LinkedIn warns where the backslashes of its format make a text too long`() {
    let brackets = String(repeating: "(a) ", count: 100)
    #expect(check(.linkedin, brackets + letters(2_400)) == [])
    let found = check(.linkedin, brackets + letters(2_401))
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.map(\.summary) == [
        "the text has 3001 characters once it is escaped (2801 characters), 1 more than LinkedIn takes (3000)"
      ])
    #expect(check(.linkedin, brackets + letters(2_601)).map(\.severity) == [.error])
    #expect(check(.facebook, brackets + letters(2_401)) == [])
  }

  @Test func `what LinkedIn reads as a mention or a hashtag is not escaped, and a mention may count as its name`() {
    let mentions = String(repeating: "@[Eve](urn:li:person:1) #Hof ", count: 100)
    #expect(check(.linkedin, mentions + letters(100)) == [])
    #expect(check(.linkedin, mentions + letters(101)).map(\.severity) == [.warning])
    // 29 characters each, of which readers see 9.
    #expect(check(.linkedin, mentions + letters(2_100)).map(\.severity) == [.warning])
    #expect(check(.linkedin, mentions + letters(2_101)).map(\.severity) == [.error])
  }

  @Test func `parts are counted together where they are one text`() {
    let body = letters(1_100) + "\n\n<!-- next -->\n\n" + letters(1_099)
    let found = check(.instagram, body)
    #expect(found.map(\.summary) == ["the text has 2201 characters, 1 more than Instagram takes (2200)"])
    #expect(found.first?.range.start == SourcePosition(line: 10, column: 1_099))
    #expect(check(.instagram, letters(1_100) + "\n\n<!-- next -->\n\n" + letters(1_098)) == [])
  }

  @Test func `pictures of all parts make a caption where there are no threads`() {
    let body = letters(1_025) + "\n\n<!-- next -->\n\n![Hof](hof.jpg)"
    #expect(check(.telegram, body).map(\.severity) == [.error])
  }

  @Test func `a content warning counts on Mastodon`() {
    #expect(check(.mastodon, letters(495), lines: "sensitive: Markt") == [])
    #expect(check(.mastodon, letters(496), lines: "sensitive: Markt").map(\.severity) == [.error])
    #expect(check(.bluesky, letters(300), lines: "sensitive: Markt") == [])
  }

  @Test func `what other tools cut is a warning`() {
    #expect(check(.pinterest, letters(500)) == [])
    #expect(check(.pinterest, letters(501)).map(\.severity) == [.warning])
  }

  @Test(arguments: [(100, Severity.error), (101, nil)])
  func `a channel tightens its network's limit`(limit: Int, severity: Severity?) {
    #expect(check(.x, letters(101), limits: "text: \(limit)").map(\.severity) == [severity].compactMap { $0 })
  }

  @Test func `a premium account widens it`() {
    #expect(check(.x, letters(25_000), limits: "text: 25000") == [])
    let found = check(.x, letters(25_001), limits: "text: 25000")
    #expect(found.first?.summary == "the text has 25001 characters as X counts, 1 more than `stet.yml` allows (25000)")
  }

  @Test func `a text that is checked nowhere is never too long`() {
    #expect(check(.xing, letters(100_000)) == [])
    #expect(check(.xing, letters(11), limits: "text: 10").map(\.severity) == [.error])
  }
}
