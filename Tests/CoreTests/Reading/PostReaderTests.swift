import Testing
@testable import Core

@Suite struct PostReaderTests {
  let reading = PostReader.read(path: PostExample.path, bytes: Array(PostExample.text.utf8))

  @Test func theExampleReadsWithoutFindings() {
    #expect(reading.findings == [])
    #expect(reading.id == "2026-12-weihnachtsmarkt")
  }

  @Test func everyKeyArrives() throws {
    let post = try #require(reading.post)
    let content = post.content
    #expect(post.channels == ["facebook", "x", "youtube"])
    #expect(content.title == "Weihnachtsmarkt im Hof")
    #expect(content.publishDate == .at(try #require(WrittenTime("2026-12-01T09:00"))))
    #expect(content.notBefore == WrittenTime("2026-11-30T00:00"))
    #expect(content.notAfter == WrittenTime("2026-12-20T18:00"))
    #expect(content.timezone == "Europe/Berlin")
    #expect(content.draft == false)
    #expect(content.format == .post)
    #expect(content.language == "de")
    #expect(content.hashtags == .all(["Advent", "Hamburg"]))
    #expect(content.mentions == .by(["x": ["@acme"], "mastodon": ["@acme@social.example"]]))
    #expect(content.link == "https://example.org/advent")
    #expect(
      content.preview
        == LinkPreview(title: "Unser Markt", description: "Programm, Anfahrt", image: "media/2026/karte.png"))
    #expect(content.firstComment == "Alle Termine: https://example.org/termine")
    #expect(content.disclosure == Disclosure.none)
    #expect(content.aiGenerated == false)
    #expect(content.sensitive == .flag(false))
    #expect(content.reply == "https://x.com/acme/status/1")
    #expect(content.poll == Poll(options: ["Ja", "Nein"], duration: 86_400))
    #expect(post.priority == .normal)
  }

  @Test func mediaArrive() throws {
    let media = try #require(reading.post?.content.media)
    #expect(media.count == 2)
    #expect(media[0].source == .file("media/2026/markt.jpg"))
    #expect(media[0].alt == "Stände mit Lichterketten im Innenhof")
    #expect(media[0].credit == "Foto: A. Weber")
    #expect(
      media[1].source
        == .remote(url: "https://dam.example/film.mp4", sha256: "9f2c" + String(repeating: "0", count: 60)))
    #expect(media[1].captions == [Captions(file: "media/2026/film.de.srt", language: "de")])
  }

  @Test func labelsArrive() throws {
    let labels = try #require(reading.post?.labels)
    #expect(labels.department == "pr")
    #expect(labels.persona == "Stammkunden")
    #expect(labels.pillar == "recommendation")
    #expect(labels.campaign == "advent-2026")
    #expect(labels.labels == ["advent"])
    #expect(labels.proof == ["https://example.org/test"])
  }

  @Test func overridesArrive() throws {
    let overrides = try #require(reading.post?.overrides)
    #expect(overrides["x"]?.text == MarkdownSource(markdown: "Kurz: am 1.12. ist Markt im Hof.", firstLine: 38))
    #expect(overrides["x"]?.publishDate == .after(7_200))
    #expect(overrides["youtube"]?.text?.markdown == "Film")
    #expect(overrides["youtube"]?.title == "Unser Weihnachtsmarkt")
    #expect(
      overrides["youtube"]?.options == [
        "privacy": .text("public"), "category": .number(22), "tags": .list(["Markt"]), "madeForKids": .truth(false),
      ])
  }

  @Test func theBodyArrivesWithItsLine() throws {
    let body = try #require(reading.post?.body)
    #expect(body.firstLine == 41)
    #expect(body.markdown.hasPrefix("Am **1. Dezember**"))
    #expect(body.markdown.hasSuffix("Fadens.\n"))
  }

  @Test func placesAreByDottedPath() throws {
    let places = try #require(reading.post?.places)
    #expect(places.key("title").start == SourcePosition(line: 3, column: 1))
    #expect(places.value("title").start == SourcePosition(line: 3, column: 8))
    #expect(places.value("media.0.alt").start == SourcePosition(line: 30, column: 10))
    #expect(places.value("media.1.captions.0.language").start == SourcePosition(line: 35, column: 58))
    #expect(places.value("overrides.x.text").start == SourcePosition(line: 38, column: 14))
  }
}
