import Content
import Diagnostics
import Testing

@testable import Validation

@Suite struct ChannelRuleTests {
  private func findings(_ lines: String, channels: String = "[x, facebook]", body: String = "Text") -> [Finding] {
    let head = "---\nid: a\nchannels: \(channels)\npublishDate: 2026-12-01T09:00\n"
    return ContentInMemory(post: head + (lines.isEmpty ? "" : lines + "\n") + "---\n" + body).findings
  }

  @Test func `a network in the place of a channel brings its channels`() {
    let found = findings("", channels: "[tiktok]")
    #expect(found.count == 1)
    #expect(found.first?.explanation?.hasPrefix("No channel of `stet.yml` is on TikTok. ") == true)
    #expect(found.first?.range.start == SourcePosition(line: 3, column: 12))
  }

  @Test func `hashtags addressed to nobody are found, in overrides as well`() {
    let found = findings("hashtags: { xx: [Advent] }\noverrides: { x: { mentions: { facebok: [\"@acme\"] } } }")
    #expect(found.map(\.rule) == ["unknown-override", "unknown-override"])
    #expect(found.last?.summary.hasSuffix("did you mean \"facebook\"?") == true)
  }

  @Test func `a card is lost on X alone, and said at its key`() {
    let found = findings("link: https://example.org\npreview: { title: Markt }")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.channel) == ["x"])
    #expect(found.first?.range == SourceRange(.init(line: 6, column: 1), .init(line: 6, column: 8)))
  }

  @Test func `the internal title is no title for X, an override's is meant for readers`() {
    #expect(findings("title: Markt") == [])
    #expect(findings("overrides: { x: { title: Markt } }").map(\.rule) == ["key-without-effect"])
  }

  @Test func `sensitive false warns nobody`() {
    #expect(findings("sensitive: false") == [])
    #expect(findings("sensitive: true").map(\.channel) == ["facebook"])
  }

  @Test func `a thread is refused where it begins`() {
    let found = findings("", channels: "[facebook]", body: "Eins\n\n<!-- next -->\n\nZwei")
    #expect(found.map(\.rule) == ["thread-not-on-network"])
    #expect(found.first?.range == SourceRange(.init(line: 8, column: 1), .init(line: 8, column: 14)))
  }

  @Test func `an empty override leaves its channel without a text`() {
    let found = findings("overrides: { facebook: { text: \"\" } }")
    #expect(found.map(\.rule) == ["empty-text"])
    #expect(found.first?.channel == "facebook")
  }

  @Test(arguments: ["repost: https://x.com/acme/status/1", "link: https://example.org"])
  func `a post without words may still show something`(line: String) {
    #expect(findings(line, channels: "[x]", body: "") == [])
  }

  @Test(arguments: ["javascript:alert(1)", "https://", "https://a b", "//example.org", "mailto:a@example.org"])
  func `links that lead to no page are refused`(link: String) {
    #expect(findings("link: \"\(link)\"").map(\.rule) == ["link-not-http"])
  }

  @Test func `a declared language takes in its regions`() {
    #expect(findings("language: de-AT") == [])
    #expect(findings("language: da").map(\.rule) == ["undeclared-language"])
  }
}
