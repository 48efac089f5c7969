import Core
import TestSupport
import Testing

/// The facts in the headers of files, one file of each type.
@Suite struct MediaFactsTests {
  /// A file, and the expected facts.
  struct Row: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let facts: String

    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "JPEG", bytes: SmallMedia.jpeg(1_200, 630), facts: "image/jpeg 1200x630 1"),
    Row(name: "JPEG, turned", bytes: SmallMedia.jpeg(1_200, 630, orientation: 6), facts: "image/jpeg 630x1200 1"),
    Row(name: "JPEG, mirrored", bytes: SmallMedia.jpeg(1_200, 630, orientation: 2), facts: "image/jpeg 1200x630 1"),
    Row(name: "PNG", bytes: SmallMedia.png(800, 600), facts: "image/png 800x600 1"),
    Row(name: "APNG", bytes: SmallMedia.png(800, 600, frames: 12), facts: "image/png 800x600 12"),
    Row(name: "GIF", bytes: SmallMedia.gif(320, 200), facts: "image/gif 320x200 1"),
    Row(name: "GIF, animated", bytes: SmallMedia.gif(320, 200, frames: 7), facts: "image/gif 320x200 7"),
    Row(name: "WebP", bytes: SmallMedia.webp(1_000, 500), facts: "image/webp 1000x500 1"),
    Row(name: "WebP, animated", bytes: SmallMedia.webp(1_000, 500, frames: 3), facts: "image/webp 1000x500 3"),
    Row(name: "BMP", bytes: SmallMedia.bmp(64, 48), facts: "image/bmp 64x48 1"),
    Row(
      name: "TIFF, big", bytes: SmallMedia.tiff(entries: [(256, 30), (257, 20)], .big), facts: "image/tiff 30x20"),
    Row(
      name: "TIFF, little and turned", bytes: SmallMedia.tiff(entries: [(256, 30), (257, 20), (274, 8)], .little),
      facts: "image/tiff 20x30"),
    Row(name: "HEIC", bytes: SmallMedia.heif("heic", 4_032, 3_024), facts: "image/heic 4032x3024 1"),
    Row(
      name: "HEIC, turned", bytes: SmallMedia.heif("heic", 4_032, 3_024, quarterTurns: 3),
      facts: "image/heic 3024x4032 1"),
    Row(name: "AVIF", bytes: SmallMedia.heif("avif", 640, 360), facts: "image/avif 640x360 1"),
    Row(name: "MP4", bytes: SmallMedia.Film().bytes, facts: "video/mp4 1280x720 250 10.0s 25.0fps h264"),
    Row(
      name: "MP4, turned", bytes: film { $0.isTurned = true }, facts: "video/mp4 720x1280 250 10.0s 25.0fps h264"),
    Row(
      name: "QuickTime",
      bytes: film {
        $0.brand = "qt  "
        $0.entry = "hvc1"
        $0.frames = 600
      }, facts: "video/quicktime 1280x720 600 10.0s 60.0fps hevc"),
    Row(name: "WebM", bytes: SmallMedia.webm, facts: "video/webm"),
    Row(name: "PDF", bytes: SmallMedia.pdf, facts: "application/pdf"),
    Row(name: "WebVTT", bytes: Array("WEBVTT\n\n00:01.000 --> 00:02.000\nHallo".utf8), facts: "text/vtt"),
    Row(
      name: "SubRip", bytes: Array("\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\nHallo".utf8),
      facts: "application/x-subrip"),
    Row(name: "SVG", bytes: Array("<?xml version=\"1.0\"?>\n<svg width=\"1\"/>".utf8), facts: "image/svg+xml"),
  ]

  private static func film(_ change: (inout SmallMedia.Film) -> Void) -> [UInt8] {
    var film = SmallMedia.Film()
    change(&film)
    return film.bytes
  }

  @Test(arguments: rows)
  func `the head of a file says what it is`(row: Row) {
    #expect(MediaFacts.read(row.bytes).map(written) == row.facts)
  }

  @Test(arguments: ["", "a", "(a picture)", "1\nText", "BMW und Audi, 40 Jahre danach", "<html><p>svg</p></html>"])
  func `text is no picture`(text: String) {
    #expect(MediaFacts.read(Array(text.utf8)) == nil)
  }

  /// The facts on one line.
  private func written(_ facts: MediaFacts) -> String {
    let sides = facts.width.flatMap { width in facts.height.map { "\(width)x\($0)" } }
    let rest = [
      sides, facts.frames.map { "\($0)" }, facts.duration.map { "\($0)s" }, facts.frameRate.map { "\($0)fps" },
      facts.codecs.isEmpty ? nil : facts.codecs.joined(separator: "+"),
      facts.condition == .whole ? nil : "\(facts.condition)",
    ]
    return ([facts.type] + rest.compactMap { $0 }).joined(separator: " ")
  }
}
