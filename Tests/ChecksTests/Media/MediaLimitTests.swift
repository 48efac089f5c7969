import Core
import Testing
@testable import Checks

/// The limits of networks, compared with files.
@Suite struct MediaLimitTests {
  private static let configuration = """
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    channels:
      x: { network: x, account: "@acme" }
      x-large: { network: x, account: "@acme_help", limits: { images: 6 } }
      x-small: { network: x, account: "@hof", limits: { imageBytes: 1000, videoBytes: 5000, videoSeconds: 20, videos: 0 } }
      facebook: { network: facebook, account: acme }
      instagram: { network: instagram, account: acme }
      youtube: { network: youtube, account: "@acme" }
      bluesky: { network: bluesky, account: acme.example }
      reddit: { network: reddit, account: acme }
    queues:
      main: { branch: main }
    """

  /// What is found in a post on one channel, as `rule severity`, by rules about media.
  private func found(
    _ files: [String], on channel: String = "x", more: String = "", item: String = "", body: String = "Text"
  ) -> [String] {
    findings(files, on: channel, more: more, item: item, body: body).map { "\($0.rule) \($0.severity)" }
  }

  private func findings(
    _ files: [String], on channel: String = "x", more: String = "", item: String = "", body: String = "Text",
    lint: String = ""
  ) -> [Finding] {
    let paths = files.map { $0.prefix { $0 != " " } }.filter { !$0.hasPrefix("thumb") }
    let list = paths.map { "  - { file: \($0), alt: Hof\(item) }\n" }.joined()
    let sections = files.map { "==> \($0) <==\n" }.joined()
    let head = "---\nid: a\nchannels: [\(channel)]\npublishDate: 2026-12-01T09:00\n\(more)"
    let media = list.isEmpty ? "" : "media:\n" + list
    var content = ContentInMemory(example: sections + "==> posts/hof.md <==\n" + head + media + "---\n" + body)
    content.configuration = Self.configuration + "\n" + lint
    let rules = Set(MediaRules.all.map { $0.description.id } + ["lint-setting"])
    return content.findings.filter { rules.contains($0.rule) }
  }

  @Test func `ordinary media are fine`() {
    #expect(found(["a.jpg (jpeg 1200x630)", "b.png (png 800x600)", "c.gif (gif 300x200)"]) == [])
    #expect(found(["a.mp4 (mp4 1280x720, 60 seconds)"]) == [])
    #expect(found(["a.jpg (jpeg 1080x1350)"], on: "instagram") == [])
    #expect(found(["a.jpg (jpeg 1200x628)"], on: "instagram") == [])
    #expect(found(["a.mp4 (mp4 1920x1080, 600 seconds)"], on: "youtube") == [])
  }

  @Test func `a size says the number, the limit and what to do`() {
    let found = findings(["a.png (png 800x600, 6300000 bytes)"])
    #expect(
      found.map(\.summary) == ["\"a.png\" has 6.1 MiB of 5 MiB that X takes: save it smaller, e.g. as JPEG"])
    #expect(found.first?.range.start.line == 6)
    let bluesky = findings(["a.jpg (jpeg 800x600, 2000001 bytes)"], on: "bluesky")
    #expect(bluesky.map(\.summary) == ["\"a.jpg\" has 2.1 MB of 2 MB that Bluesky takes: save it smaller"])
  }

  @Test func `a channel may have limits of its own for files`() {
    #expect(found(["a.jpg (jpeg 800x600, 1001 bytes)"], on: "x-small") == ["media-too-large error"])
    #expect(found(["a.jpg (jpeg 800x600, 1000 bytes)"], on: "x-small") == [])
    let film = found(["a.mp4 (mp4 1280x720, 21 seconds, 5001 bytes)"], on: "x-small")
    #expect(Set(film) == ["media-too-large error", "media-duration warning", "too-many-media error"])
    #expect(found(["a.mp4 (mp4 1280x720, 21 seconds, 5001 bytes)"]) == [])
  }

  @Test func `what a network does not say itself is a warning`() {
    #expect(found(["a.jpg (jpeg 800x600, 22000000 bytes)"], on: "reddit") == ["media-too-large warning"])
  }

  @Test func `of a pointer the bytes are checked, however many it claims`() {
    let large = ["media-pointer note", "media-too-large error"]
    #expect(found(["a.jpg (git-LFS pointer, 6000000 bytes)"]) == large)
    #expect(found(["a.jpg (git-LFS pointer, 9223372036854775807 bytes)"]) == large)
    #expect(found(["a.jpg (git-LFS pointer, 600000 bytes)"]) == ["media-pointer note"])
  }

  @Test func `the type is that of the bytes, and the name should say it`() {
    #expect(found(["a.jpg (png 800x600)"]) == ["media-type warning"])
    #expect(Set(found(["a.jpg (png 800x600)"], on: "instagram")) == ["media-type warning", "media-type error"])
    #expect(found(["a.heic (heic 800x600)"]) == ["media-type error"])
    #expect(found(["a.mp4 (quicktime 1280x720)"]) == [])
  }

  @Test func `a film's pixels are only worth a warning`() {
    #expect(found(["a.mp4 (mp4 1920x1080)"]).allSatisfy { $0 == "media-dimensions warning" })
    #expect(found(["a.mp4 (mp4 4000x400)"]).contains("media-aspect warning"))
    #expect(found(["a.gif (gif 4000x400, 400 frames)"]).contains("media-dimensions error"))
  }

  @Test func `a format has its own rules`() {
    #expect(found(["a.jpg (jpeg 1080x1920)"], on: "instagram") == ["media-aspect error"])
    #expect(found(["a.jpg (jpeg 1080x1920)"], on: "instagram", more: "format: story\n") == [])
    #expect(found(["a.jpg (jpeg 1080x1080)"], on: "instagram", more: "format: reel\n") == ["media-type error"])
    #expect(found(["a.jpg (jpeg 1080x1080)"], on: "instagram", more: "format: carousel\n") == ["media-needed error"])
  }

  @Test func `networks of pictures or films need one`() {
    #expect(found([], on: "instagram") == ["media-needed error"])
    #expect(found([], on: "youtube") == ["media-needed error"])
    #expect(found([], on: "facebook") == [])
    #expect(found(["a.jpg (jpeg 1200x630)"], on: "youtube").contains("too-many-media error"))
  }

  @Test func `pictures are counted in each part of a thread, and a file that stands twice once`() {
    let four = (1...4).map { "\($0).jpg (jpeg 800x600)" }
    let second = "Eins\n\n<!-- next -->\n\nZwei ![Hof](1.jpg) ![Hof](2.jpg)"
    #expect(found(four, body: second) == [])
    #expect(found(four, body: "Eins ![Hof](1.jpg)") == [])
    #expect(found(four + ["5.jpg (jpeg 800x600)"]) == ["too-many-media error"])
    #expect(found(four + ["5.jpg (jpeg 800x600)"], on: "x-large") == [])
  }

  @Test func `a GIF that moves is a film to X, one that does not is a picture`() {
    let picture = "a.jpg (jpeg 800x600)"
    #expect(found([picture, "b.gif (gif 300x200, 9 frames)"]) == ["media-mixed error"])
    #expect(found([picture, "b.gif (gif 300x200)"]) == [])
    #expect(found([picture, "b.mp4 (mp4 1280x720)"]) == ["media-mixed error"])
  }

  @Test func `thumbnails and captions are files as well`() {
    let film = "a.mp4 (mp4 1280x720)"
    let thumbnail = found(
      [film, "thumb.jpg (jpeg 1280x720, 3000000 bytes)"], on: "youtube", item: ", thumbnail: thumb.jpg")
    #expect(thumbnail == ["media-too-large error"])
    let captions = found([film, "thumb.srt"], on: "bluesky", item: ", captions: [{ file: thumb.srt, language: de }]")
    #expect(captions == ["media-type warning"])
  }

  @Test func `nothing that depends on the machine becomes an error`() {
    let film = ["a.mp4 (mp4 1280x720, 200 seconds, hvc1, 90 fps)"]
    #expect(Set(found(film)) == ["media-duration warning", "media-codec warning", "media-frame-rate warning"])
    let raised = findings(film, lint: "lint: { severity: { media-duration: error, media-codec: note } }")
    #expect(
      Set(raised.map { "\($0.rule) \($0.severity)" }) == [
        "media-duration warning", "media-codec note", "media-frame-rate warning", "lint-setting warning",
      ])
    #expect(findings(film, lint: "lint: { disable: [media-duration] }").allSatisfy { $0.rule != "media-duration" })
  }

  @Test func `of many bad files some are named`() {
    let bad = (1...40).map { "\($0).bmp (tiff 800x600)" }
    let rules = Dictionary(grouping: findings(bad), by: \.rule)
    #expect(rules["media-type"]?.isEmpty == false)
    #expect(rules.values.allSatisfy { $0.count <= 20 })
  }
}
