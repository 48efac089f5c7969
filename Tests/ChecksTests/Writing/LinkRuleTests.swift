import Core
import Testing
@testable import Checks

@Suite struct LinkSyntaxTests {
  private func severities(_ body: String, _ lines: String = "") -> [Severity] {
    WrittenPost(body: body, lines: lines).findings("link-syntax").map(\.severity)
  }

  @Test(arguments: [
    "Mehr: http:/example.org", "Mehr: https//example.org/a", "htps://example.org", "htttps://example.org/a",
    "https://https://example.org", "https:///example.org", "https:// example.org/advent", "hhttps://example.org",
  ])
  func `what can be no link is an error`(text: String) { #expect(severities(text) == [.error]) }

  @Test(arguments: [
    "unterhttps://example.org", "http://localhost:8080/a", "http://192.168.0.1", "http://10.0.0.7/x",
    "http://intranet/a",
    "https://example.org /advent", "file:///home/a", "http://drucker.local/", "[Programm](https://example.org",
    "(Programm)[https://example.org]", "http://127.0.0.1:3000",
  ])
  func `what leads nowhere is a warning`(text: String) { #expect(severities(text) == [.warning]) }

  @Test(arguments: [
    "https://example.org/a?b=c#d", "(https://example.org)", "<https://example.org>", "http://8.8.8.8/",
    "und/oder, km/h, 24/7", "https://web.archive.org/web/2020/https://example.org/", "Achtet auf https:// in der Zeile",
    "[Programm](https://example.org)", "https://xn--bcher-kva.example/", "https://bücher.example/a", "s3://bucket/a",
    "https://example.org / https://example.net", "»https://example.org/a und mehr«", "https://[2001:db8::1]/",
    "https://example.org:8443/a", "[Video] (https://example.org/a)", "https://example.org/a//b", "// Kommentar",
  ])
  func `links, and what is none, are fine`(text: String) { #expect(severities(text) == []) }

  @Test func `a quotation mark glued to the end is a note`() {
    #expect(severities("Siehe „https://example.org/a“") == [.note])
  }

  @Test func `the whole of it is marked`() {
    #expect(WrittenPost(body: "Mehr: http:/example.org/a jetzt").marked("link-syntax") == ["http:/example.org/a"])
  }

  @Test func `only Mastodon leaves bare addresses`() {
    func bare(_ body: String, _ channels: String) -> [String] {
      WrittenPost(body: body, channels: channels).marked("bare-link")
    }
    #expect(bare("Siehe www.example.org.", "[mastodon]") == ["www.example.org."])
    #expect(bare("Siehe example.org/a", "[mastodon]") == ["example.org/a"])
    #expect(bare("Siehe www.example.org", "[x]") == [])
    #expect(bare("z.B./oder Node.js und a@example.org/b, https://www.example.org/a", "[mastodon]") == [])
    #expect(
      WrittenPost(body: "www.example.org", channels: "[x, mastodon]").findings("bare-link").map(\.channel) == [
        "mastodon"
      ])
  }
}

@Suite struct TrackingTests {
  private func fixed(_ link: String) -> String? {
    let post = WrittenPost(body: "Mehr: \(link) und so")
    guard !post.findings("foreign-tracking").isEmpty else { return nil }
    return post.fixed("foreign-tracking").components("Mehr: ", " und so")
  }

  @Test(arguments: [
    ("https://example.org/a?fbclid=1", "https://example.org/a"),
    ("https://example.org/a?b=c&gclid=1#d", "https://example.org/a?b=c#d"),
    ("https://example.org/a?igsh=1&b=c", "https://example.org/a?b=c"),
    ("https://youtu.be/abc?si=xyz", "https://youtu.be/abc"),
    ("https://open.spotify.com/track/1?si=2", "https://open.spotify.com/track/1"),
    ("https://example.org/?FBCLID=1", "https://example.org/"),
    ("https://example.org/a?_hsenc=1&mc_eid=2", "https://example.org/a"),
  ])
  func `tracking of others is taken out`(link: String, without: String) { #expect(fixed(link) == without) }

  @Test(arguments: [
    "https://example.org/a?si=1", "https://example.org/fbclid", "https://example.org/a?id=fbclid",
    "https://example.org/a#fbclid=1", "https://example.org/a?utm_source=x", "https://example.org/?a=1&amp=2",
  ])
  func `other parameters stay`(link: String) { #expect(fixed(link) == nil) }

  @Test func `campaigns are others' where stet says which hosts are ours`() {
    func names(_ host: String) -> [String] {
      var content = ContentInMemory(
        post: "---\nid: a\nchannels: [blog]\npublishDate: 2026-12-01T09:00\n---\nhttps://\(host)/?utm_source=a")
      content.configuration = content.configuration.replacing(
        "channels:\n", with: "channels:\n  blog: { network: x, account: \"@b\", hosts: [acme.example] }\n")
      return content.findings.map(\.rule)
    }
    #expect(names("acme.example") == [])
    #expect(names("shop.acme.example") == [])
    #expect(names("notacme.example") == ["foreign-tracking"])
  }

  @Test func `the link of the front matter is fixed inside its quotation marks`() {
    let post = WrittenPost(body: "Text", lines: "link: \"https://example.org/a?fbclid=1\"")
    #expect(post.fixed("foreign-tracking").contains("link: \"https://example.org/a\"\n"))
  }

  @Test func `no fix where the text is an override's`() {
    let override = WrittenPost(body: "T", lines: "overrides: { x: { text: \"https://a.example/?fbclid=1\" } }")
    #expect(override.findings("foreign-tracking").map(\.fixes) == [[]])
  }
}

extension String {
  /// What stands between two texts.
  fileprivate func components(_ before: String, _ after: String) -> String? {
    guard let start = firstRange(of: before)?.upperBound, let end = self[start...].firstRange(of: after)?.lowerBound
    else { return nil }
    return String(self[start..<end])
  }
}
