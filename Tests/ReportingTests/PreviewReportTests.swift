import Testing

@testable import Core
@testable import Reporting

@Suite struct PreviewReportTests {
  static func preview(_ text: String, parts: Int = 1) -> Preview {
    let media = Rendition.Media(
      sha256: Digest(of: "m".utf8), alt: "Stände <b>", credit: "Foto: Eda", source: .file("media/markt.jpg"))
    var rendition = Rendition(
      repository: SampleRepository.id, post: "markt", channel: SampleRepository.x.name,
      network: SampleRepository.x.network, account: SampleRepository.x.account, format: .post,
      parts: [Rendition.Part(text: text, media: [media])], options: ["disclosure": "paid", "aiGenerated": true])
    for _ in 1..<parts { rendition.parts.append(Rendition.Part(text: "Teil")) }
    return Preview(
      post: "markt", title: "Markt", channel: SampleRepository.x, rendition: rendition,
      schedule: Schedule(at: SampleRepository.at(1, 12, 9), zone: SampleRepository.berlin), findings: [])
  }

  private static func measured(_ channel: Channel, _ text: String) -> MeasuredLength? {
    MeasuredLength(length: text.unicodeScalars.count, limit: 20, unit: "characters")
  }

  @Test func framesWhatReadersWillSee() {
    let report = PreviewReport([Self.preview("Am 1.12. ist Markt.\n\n#Advent", parts: 2)], measure: Self.measured)
    #expect(
      report.text(style: .plain) == """
        ┌ x · X · @acme
        │ Am 1.12. ist Markt.
        │
        │ #Advent
        │
        │ medium: media/markt.jpg
        │ alt: Stände <b>
        │ credit: Foto: Eda
        │
        │ part 1 of 2, 28 of 20 characters, 8 too many
        │
        │ Teil
        │
        │ part 2 of 2, 4 of 20 characters
        │
        │ marked as made with AI
        │ advertising label: paid
        └ Tue 1 Dec 2026 09:00 (Europe/Berlin)

        """)
  }

  @Test func withoutAMeasureThereAreNoCounts() {
    #expect(!PreviewReport([Self.preview("Markt")]).text(style: .plain).contains(" of "))
  }

  @Test func whatCannotBeRenderedSaysWhy() {
    let finding = Finding(rule: "media-missing", path: "posts/markt.md", summary: "media/a.png is not there")
    let preview = Preview(
      post: "markt", title: "Markt", channel: SampleRepository.x, rendition: nil,
      schedule: Schedule(zone: SampleRepository.berlin), findings: [finding])
    #expect(
      PreviewReport([preview]).text(style: .plain) == """
        ┌ x · X · @acme
        │ cannot be rendered
        │ error: media/a.png is not there
        └ no date yet

        """)
  }

  @Test func theTerminalIsSafeFromTheText() {
    let text = PreviewReport([Self.preview("\u{1B}]0;x\u{7}\u{202E}\r\nb")]).text(style: .plain)
    #expect(text.contains("│ \\u{1B}]0;x\\u{7}\\u{202E}\n│ b\n"))
  }

  @Test func thePageIsSafeFromTheText() {
    var preview = Self.preview("</div><script>alert('1')</script>")
    preview.title = "<title>"
    let html = PreviewReport([preview], commit: nil).html
    #expect(html.contains("&lt;/div&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
    #expect(!html.contains("<script") && html.contains("<h1 dir=\"auto\">&lt;title&gt;</h1>"))
    #expect(html.contains("default-src 'none'") && html.contains("Stände &lt;b&gt;"))
  }
}
