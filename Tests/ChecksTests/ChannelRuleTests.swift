import Core
import Testing
@testable import Checks

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

  @Test func `parts are fine where there are no threads`() {
    #expect(findings("", body: "Eins\n\n<!-- next -->\n\nZwei") == [])
    #expect(findings("", channels: "[facebook]", body: "Eins, 1/2 davon.\n\n<!-- next -->\n\nZwei") == [])
  }

  @Test func `numbers of parts are found where the parts are one text, at the first of them`() {
    let found = findings("", body: "Eins. 1/2\n\n<!-- next -->\n\nZwei. 2/2")
    #expect(found.map(\.rule) == ["thread-not-on-network"])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.channel) == ["facebook"])
    #expect(found.first?.range == SourceRange(.init(line: 6, column: 7), .init(line: 6, column: 10)))
    #expect(findings("", channels: "[x]", body: "(1/2) Eins.\n\n<!-- next -->\n\n(2/2) Zwei.") == [])
    let override = findings(
      "overrides: { facebook: { text: \"Eins.\" } }", body: "1/2 Eins.\n\n<!-- next -->\n\n2/2 Zwei.")
    #expect(override == [])
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
