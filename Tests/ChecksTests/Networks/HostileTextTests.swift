import Core
import Testing
@testable import Checks
@testable import SocialText

/// Hostile texts, on every network: reported in a few findings, in linear time.
@Suite struct HostileTextTests {
  static let texts = [
    "#a ", "$AA ", "@a@b.example ", "a.co ", "https://example.org/ ", "<", "👨‍👩‍👧‍👦", "e\u{301}", "0 ", "(0", "\u{1D160}",
    "#",
    "1\n",
  ]

  @Test(arguments: texts)
  func `a text of one thing, over and over`(thing: String) {
    let body = String(repeating: thing, count: 4_000 / thing.utf8.count)
    for network in Network.allCases {
      let found = NetworkCheck(network: network, limits: "hashtags: 3, mentions: 3, links: 3, cashtags: 3", body: body)
        .findings
      let counts = Dictionary(grouping: found, by: \.rule).mapValues(\.count)
      #expect(counts.values.allSatisfy { $0 <= 10 }, "\(network) \(counts)")
    }
  }

  @Test func `thousands of answers, tags and pictures`() {
    let many = (0..<500).map { "a\($0 % 100)" }.joined(separator: ", ")
    let poll = NetworkCheck(network: .x, lines: "poll: { options: [\(many)] }").findings(of: "poll-options")
    #expect(poll.count == 11)
    let tags = NetworkCheck(network: .youtube, lines: "overrides: { youtube: { tags: [\(many)] } }")
    #expect(tags.findings(of: "tags-too-long").count == 1)
    let pictures = (0..<20).map { "![\(letters(1_600))](b\($0).jpg)" }.joined(separator: "\n")
    #expect(NetworkCheck(network: .mastodon, body: pictures).findings(of: "alt-too-long").count == 10)
  }
}
