import Testing
@testable import Core

/// The canonical form compared with literals written by hand: additions of later versions must not change them.
@Suite struct CanonicalFormTests {
  private static let bare =
    #"{"account":"@acme","channel":"x","network":"x","parts":[{"media":[],"text":"Am 1. Dezember öffnet unser Hof."}],"#
    + #""post":"2026-12-markt","repository":"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1","v":1}"#

  private static let full =
    #"{"account":"@acme","channel":"facebook","firstComment":"Mehr morgen","format":"carousel","#
    + #""link":"https://example.org/p","network":"facebook","options":{"aiGenerated":true,"disclosure":"paid"},"#
    + #""parts":[{"media":[{"alt":"Stände","captions":[{"language":"de","#
    + #""sha256":"sha256:14c628350f9657f94cd3fca5e3464235817aea8824c4649555e0dcc51dd02a85"}],"credit":"A. \"W\"","#
    + #""sha256":"sha256:9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f","#
    + #""thumbnail":"sha256:78dda44241e2e955bb27920e0e57f5c21b4bf54cc484b7e2495a925d5a146ae7"}],"text":"Eins\n\nZwei\n\n@hof\n\n#Advent #Hof"}],"post":"2026-12-markt","#
    + #""preview":{"description":"Programm","image":"sha256:bd45e336b884cc57428467bc96cd323265ccdcab8fc242205da5e1a9b11bf746","title":"Unser Markt"},"#
    + #""repository":"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1","v":1}"#

  @Test func bareForm() throws {
    let rendition = try RenditionVector("", twin: [:]).rendition()
    #expect(String(decoding: rendition.json.canonicalBytes, as: UTF8.self) == Self.bare)
    #expect(rendition.digest == Digest(of: Self.bare.utf8))
  }

  /// Every key at its default, and every key that readers never see.
  @Test(arguments: [
    "draft: false", "format: post", "disclosure: none", "aiGenerated: false", "sensitive: false", "hashtags: []",
    "mentions: []", "hashtags: {}", "mentions: { facebook: [acme] }", "media: []", "title: Markt", "language: de",
    "preview: { title: Markt }", "overrides: {}", "overrides: { x: {} }", "overrides: { facebook: { text: Anders } }",
    "overrides: { x: { replySettings: everyone } }", "priority: normal", "priority: urgent", "department: pr",
    "persona: Stammkunden", "pillar: news", "campaign: advent", "labels: [a]", "proof: [https://example.org]",
    "political: Verein Radstadt", "lowestPrice: 89 Euro",
    "publishDate: 2026-12-01T09:00", "publishDate: slot", "timezone: Europe/Berlin", "notBefore: 2026-12-01T09:00",
    "notAfter: 2026-12-01T09:00", "draft: true", "title: \"\"", "link: \"\"", "firstComment: \"\"", "reply: \"\"",
    "quote: \"\"", "repost: \"\"", "sensitive: \"\"",
  ])
  func defaultsAreNeverWritten(key: String) throws {
    let rendition = try RenditionVector("", key, twin: [:]).rendition()
    #expect(String(decoding: rendition.json.canonicalBytes, as: UTF8.self) == Self.bare)
  }

  @Test func fullForm() throws {
    let keys = """
      format: carousel
      hashtags: [Advent, Hof]
      mentions: ["@hof"]
      link: https://example.org/p
      preview: { title: Unser Markt, description: Programm, image: media/karte.png }
      firstComment: Mehr morgen
      disclosure: paid
      aiGenerated: true
      media:
        - url: https://dam.example/film.mp4
          sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
          alt: Stände
          credit: A. "W"
          thumbnail: media/film.png
          captions: [{ file: media/film.de.srt, language: de }]
      """
    let rendition = try RenditionVector("", on: "facebook", keys, body: "Eins\n\nZwei\n", twin: [:]).rendition()
    #expect(String(decoding: rendition.json.canonicalBytes, as: UTF8.self) == Self.full)
  }

  @Test func optionsForm() throws {
    let keys = """
      language: de
      sensitive: Feuerwerk
      reply: https://social.example/1
      quote: https://social.example/2
      repost: https://social.example/3
      poll: { options: [Ja, Nein], duration: 2d }
      overrides: { mastodon: { visibility: unlisted, quotePolicy: nobody } }
      """
    let rendition = try RenditionVector("", on: "mastodon", keys, twin: [:]).rendition()
    #expect(
      rendition.json["options"].map { String(decoding: $0.canonicalBytes, as: UTF8.self) }
        == #"{"language":"de","poll":{"duration":172800,"options":["Ja","Nein"]},"quote":"https://social.example/2","#
        + #""quotePolicy":"nobody","reply":"https://social.example/1","repost":"https://social.example/3","#
        + #""sensitive":"Feuerwerk","visibility":"unlisted"}"#)
  }

  @Test func missingFilesAndUnusableImagesHaveNoRendition() {
    #expect(throws: Rendition.Failure.missingFile("media/fehlt.jpg")) {
      try RenditionVector("", "media: [{ file: media/fehlt.jpg }]", twin: [:]).rendition()
    }
    #expect(throws: Rendition.Failure.unusableImage("https://example.org/a.png")) {
      try RenditionVector("", body: "![a](https://example.org/a.png)\n", twin: [:]).rendition()
    }
  }
}
