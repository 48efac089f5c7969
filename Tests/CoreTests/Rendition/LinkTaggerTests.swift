import SocialText
import Testing
@testable import Core

@Suite struct LinkTaggerTests {
  private static func tagger(campaign: String? = nil, _ parameters: TrackingParameters?) -> LinkTagger {
    var labels = InternalLabels()
    labels.campaign = campaign
    return LinkTagger(
      channel: Channel(
        name: "x", network: .x, account: "@acme", utm: parameters, hosts: ["example.org", "Müller.example"]),
      post: Post(
        id: "markt", path: "posts/a.md", channels: [], content: PostContent(), body: MarkdownSource(markdown: ""),
        labels: labels))
  }

  @Test(arguments: [
    ("https://example.org", "https://example.org?utm_source=x"),
    ("https://example.org/p", "https://example.org/p?utm_source=x"),
    ("https://example.org/p?", "https://example.org/p?utm_source=x"),
    ("https://example.org/p?a", "https://example.org/p?a&utm_source=x"),
    ("https://example.org/p?a=1&", "https://example.org/p?a=1&utm_source=x"),
    ("https://example.org/p#f", "https://example.org/p?utm_source=x#f"),
    ("https://example.org/p?a=1#f?g", "https://example.org/p?a=1&utm_source=x#f?g"),
    ("https://example.org/p#", "https://example.org/p?utm_source=x#"),
    ("https://example.org/utm_a", "https://example.org/utm_a?utm_source=x"),
    ("https://example.org/p?q=utm_a", "https://example.org/p?q=utm_a&utm_source=x"),
    ("https://example.org:8080/p", "https://example.org:8080/p?utm_source=x"),
    ("HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org?utm_source=x"),
    ("https://ana@example.org/p", "https://ana@example.org/p?utm_source=x"),
    ("https://müller.example/p", "https://müller.example/p?utm_source=x"),
  ])
  func tagged(link: String, expected: String) {
    #expect(Self.tagger(TrackingParameters(source: "x")).tagged(link) == expected)
  }

  @Test(arguments: [
    "https://example.org/p?utm_source=brief", "https://example.org/p?a=1&utm_id=7", "https://example.com/p",
    "https://www.example.org/p", "https://example.org.evil.example", "https://example.org@evil.example",
    "https://evil.example\\@example.org", "https://evil.example/example.org", "ftp://example.org/p", "example.org/p",
    "mailto:a@example.org", "", "https://", "https:example.org", "://example.org",
  ])
  func untouched(link: String) {
    #expect(Self.tagger(TrackingParameters(source: "x")).tagged(link) == link)
  }

  @Test func placeHolders() {
    let parameters = TrackingParameters(source: "{post}", medium: "{campaign}/{post}", campaign: "a {campaign}")
    #expect(
      Self.tagger(campaign: "ü&1", parameters).tagged("https://example.org")
        == "https://example.org?utm_source=markt&utm_medium=%C3%BC%261%2Fmarkt&utm_campaign=a%20%C3%BC%261")
    #expect(Self.tagger(parameters).tagged("https://example.org") == "https://example.org?utm_source=markt")
    #expect(
      Self.tagger(TrackingParameters(campaign: "{campaign}")).tagged("https://example.org") == "https://example.org")
    #expect(Self.tagger(nil).taggedText("https://example.org") == "https://example.org")
  }

  @Test func text() {
    #expect(
      Self.tagger(TrackingParameters(source: "x")).taggedText(
        "A (https://example.org/a_(b)), https://example.com.\nhttps://example.org!")
        == "A (https://example.org/a_(b)?utm_source=x), https://example.com.\nhttps://example.org?utm_source=x!")
  }
}
