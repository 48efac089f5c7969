import Core
import Testing
@testable import Checks
@testable import SocialText

/// How many hashtags, mentions, links and cashtags networks take, and one more.
@Suite struct CountLimitTests {
  private func tags(_ count: Int, _ sign: String = "#t") -> String {
    (0..<count).map {
      "\(sign)\(String(UnicodeScalar(UInt8(97 + $0 / 26))))\(String(UnicodeScalar(UInt8(97 + $0 % 26))))"
    }
    .joined(separator: " ")
  }

  private func found(_ network: Network, _ body: String, _ rule: String, limits: String = "") -> [Severity] {
    NetworkCheck(network: network, limits: limits, body: body).severities(of: rule)
  }

  @Test func `hashtags`() {
    #expect(found(.instagram, tags(5), "too-many-hashtags") == [])
    #expect(found(.instagram, tags(6), "too-many-hashtags") == [.warning])
    #expect(found(.instagram, tags(30), "too-many-hashtags") == [.warning])
    #expect(found(.instagram, tags(31), "too-many-hashtags") == [.error])
    #expect(found(.youtube, tags(60), "too-many-hashtags") == [])
    #expect(found(.youtube, tags(61), "too-many-hashtags") == [.warning])
    #expect(found(.threads, tags(1), "too-many-hashtags") == [])
    #expect(found(.threads, tags(2), "too-many-hashtags") == [.note])
    #expect(found(.tiktok, tags(6), "too-many-hashtags") == [.note])
    #expect(found(.facebook, tags(60), "too-many-hashtags") == [])
    #expect(found(.facebook, tags(4), "too-many-hashtags", limits: "hashtags: 3") == [.error])
  }

  @Test func `mentions`() {
    #expect(found(.instagram, tags(20, "@m"), "too-many-mentions") == [])
    #expect(found(.instagram, tags(21, "@m"), "too-many-mentions") == [.error])
    #expect(found(.x, tags(3, "@m"), "too-many-mentions", limits: "mentions: 2") == [.error])
  }

  @Test func `cashtags`() {
    #expect(found(.x, "$AA", "too-many-cashtags") == [])
    #expect(found(.x, "$AA $AB", "too-many-cashtags") == [.error])
    #expect(found(.x, "$AA $AB", "too-many-cashtags", limits: "cashtags: 9") == [])
  }

  @Test func `links, each different one once`() {
    let five = (1...5).map { "https://example.org/\($0)" }.joined(separator: " ")
    #expect(found(.threads, five + " https://example.org/1", "too-many-links") == [])
    #expect(found(.threads, five + " https://example.org/6", "too-many-links") == [.error])
  }

  @Test func `the first one too many is marked`() {
    let check = NetworkCheck(network: .x, body: "Im Blick: $AA und $AB")
    #expect(check.findings(of: "too-many-cashtags").first?.range.start == SourcePosition(line: 6, column: 19))
  }

  @Test func `a hashtag that is too long is none`() {
    #expect(found(.threads, "#" + letters(50), "hashtag-too-long") == [])
    #expect(found(.threads, "#" + letters(51), "hashtag-too-long") == [.warning])
    #expect(found(.x, "#" + letters(100), "hashtag-too-long") == [])
  }

  @Test func `Bluesky's hashtags count as people see them, and its server refuses very long ones`() {
    func tag(_ piece: String, _ count: Int) -> [Severity] {
      found(.bluesky, "Im Hof #" + String(repeating: piece, count: count) + ".", "hashtag-too-long")
    }
    #expect(tag("a", 64) == [])
    #expect(tag("a", 65) == [.warning])
    #expect(tag("e\u{301}", 64) == [])
    #expect(tag("e\u{301}", 65) == [.warning])
    #expect(tag("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 22) == [])
    #expect(tag("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 23) == [.error])
    let check = NetworkCheck(network: .bluesky, lines: "hashtags: [" + letters(65) + "]")
    #expect(check.findings(of: "hashtag-too-long").first?.range.start == SourcePosition(line: 5, column: 12))
  }

  @Test func `a URN is no name`() {
    func urns(_ network: Network, _ body: String, lines: String = "") -> [Int] {
      NetworkCheck(network: network, lines: lines, body: body).findings(of: "urn-shown").map(\.range.start.line)
    }
    #expect(urns(.linkedin, "Dank an @[Acme](urn:li:organization:1) und @[Eve](urn:li:person:a_B-1).") == [])
    #expect(urns(.x, "Dank an @[Acme](urn:li:organization:1).") == [])
    #expect(urns(.linkedin, "Dank an\n@[Acme] (urn:li:organization:1).") == [7])
    #expect(urns(.x, "Dank an [Acme](urn:li:organization:1).") == [6])
    #expect(urns(.linkedin, "Dank an @[Acme](urn:li:company:1) und @[](urn:li:person:2).") == [6, 6])
    #expect(urns(.x, "Siehe https://www.linkedin.com/feed/update/urn:li:activity:7/") == [])
    let listed = "mentions: [\"@[Acme](urn:li:organization:1)\"]"
    #expect(urns(.linkedin, "Dank", lines: listed) == [])
    #expect(urns(.mastodon, "Dank", lines: listed) == [5])
    #expect(urns(.linkedin, "Dank", lines: "firstComment: \"@[Acme](urn:li:organization:1)\"") == [5])
  }
}
