import Core
import Testing
@testable import Checks

@Suite struct MediaRuleTests {
  @Test func `the same picture in two parts is described once where the parts are one post`() {
    func found(_ channels: String, _ second: String, keys: String = "") -> [Finding] {
      let body = "Eins.\n\n![Hof](media/a.jpg)\n\n<!-- next -->\n\nZwei.\n\n![\(second)](media/a.jpg)"
      let head = "---\nid: a\nchannels: \(channels)\npublishDate: 2026-12-01T09:00\n\(keys)---\n"
      return ContentInMemory(post: head + body, pictures: ["media/a.jpg"]).findings.filter { $0.rule == "alt-differs" }
    }
    #expect(found("[x]", "Markt") == [])
    #expect(found("[x, facebook]", "Hof") == [])
    let twice = found("[x, facebook]", "Markt")
    #expect(twice.map(\.channel) == ["facebook"])
    #expect(twice.map(\.severity) == [.warning])
    #expect(twice.map(\.range.start) == [SourcePosition(line: 14, column: 1)])
    let listed = "media: [{ file: media/a.jpg, alt: Licht }]\n"
    #expect(found("[x]", "Hof", keys: listed).map(\.range.start.line) == [9])
    #expect(found("[facebook]", "Licht", keys: listed).map(\.range.start.line) == [9])
  }

  private func content(
    _ lines: String, body: String = "Text", pictures: [String] = ["media/markt.jpg"]
  ) -> ContentInMemory {
    let head = "---\nid: a\nchannels: [x, facebook]\npublishDate: 2026-12-01T09:00\n"
    return ContentInMemory(post: head + (lines.isEmpty ? "" : lines + "\n") + "---\n" + body, pictures: pictures)
  }

  @Test func `a file that differs in case alone is named, and can be fixed`() {
    let found = content("media: [{ file: media/Markt.JPG, alt: Hof }]").findings
    #expect(found.map(\.summary) == ["no file \"media/Markt.JPG\", did you mean \"media/markt.jpg\"?"])
    #expect(found.first?.fixes.first?.edits.first?.text == "media/markt.jpg")
    #expect(found.first?.fixes.first?.edits.first?.range == found.first?.range)
  }

  @Test func `a file that differs in composition alone is missing`() {
    let found = content("media: [{ file: media/hof-ä.jpg, alt: Hof }]", pictures: ["media/hof-a\u{308}.jpg"]).findings
    #expect(found.map(\.rule) == ["media-missing"])
    // On a screen both look the same.
    let summary = "no file \"media/hof-<U+00E4>.jpg\", did you mean \"media/hof-a<U+0308>.jpg\"?"
    #expect(found.first.map { Array($0.summary.utf8) } == Array(summary.utf8))
    let text = found.first?.fixes.first?.edits.first?.text ?? ""
    #expect(Array(text.utf8) == Array("\"media/hof-a\u{308}.jpg\"".utf8))
    let written = content("media: [{ file: \(text), alt: Hof }]", pictures: ["media/hof-a\u{308}.jpg"]).findings
    #expect(written.isEmpty)
  }

  @Test func `thumbnail, captions, card and picture are looked for, each at its place`() {
    let found = content(
      """
      media: [{ file: media/markt.jpg, alt: Hof, thumbnail: a.png, captions: [{ file: b.srt, language: de }] }]
      overrides: { facebook: { preview: { image: c.png } } }
      """, body: "Text\n\n![Hof](d.png)"
    ).findings
    #expect(found.allSatisfy { $0.rule == "media-missing" })
    #expect(found.map(\.range.start.line) == [5, 5, 6, 10])
    #expect(found.map(\.channel) == [nil, nil, "facebook", nil])
  }

  @Test func `after an entry that cannot be read, findings have their own lines and numbers`() {
    let list =
      "media:\n  - markt.jpg\n  - { file: media/markt.jpg, alt: Hof }\n  - alt: Hof\n  - { file: b.png, alt: Hof }"
    let found = content(list).findings
    #expect(found.map(\.range.start.line) == [6, 8, 9])
    #expect(
      found.map { String($0.summary.prefix(39)) } == [
        "entry 1 of `media` must be made of keys", "`file` is missing in entry 3 of `media`", "no file \"b.png\"",
      ])
  }

  @Test func `files behind links and in submodules are refused`() {
    var tree = content("media: [{ file: media/markt.jpg, alt: Hof }, { file: dam/film.jpg, alt: Film }]", pictures: [])
    tree.files += [("media", .init(kind: .symbolicLink)), ("dam", .init(kind: .submodule))]
    #expect(
      tree.findings.map(\.summary) == [
        "\"media/markt.jpg\" lies behind the symbolic link \"media\"", "\"dam/film.jpg\" lies in the submodule \"dam\"",
      ])
  }

  @Test func `an override's media are those of its channel`() {
    let found = content("overrides: { facebook: { media: [{ file: media/markt.jpg }] } }").findings
    #expect(found.map(\.rule) == ["alt-missing"])
    #expect(found.first?.channel == "facebook")
  }

  @Test func `blank alternative text is none, a film without one is worth a warning`() {
    let picture = content("media: [{ file: media/markt.jpg, alt: \" \" }]").findings
    #expect(picture.map(\.severity) == [.error])
    let film = content("media: [{ file: media/film.mp4 }]", pictures: ["media/film.mp4"]).findings
    #expect(film.map(\.severity) == [.warning])
  }

  @Test func `a picture of the text that the front matter describes needs no second text`() {
    let found = content("media: [{ file: media/markt.jpg, alt: Hof }]", body: "Text ![](media/markt.jpg)").findings
    #expect(found == [])
  }

  @Test func `in a later part of a thread the picture is shown again, and described again`() {
    let post =
      "---\nid: a\nchannels: [x]\npublishDate: slot\nmedia: [{ file: a.jpg, alt: Hof }]\n---\n"
      + "Eins\n\n<!-- next -->\n\nZwei ![](a.jpg)"
    let found = ContentInMemory(post: post, pictures: ["a.jpg"]).findings
    #expect(found.map(\.rule) == ["alt-missing"])
    #expect(found.first?.range.start.line == 11)
  }

  @Test func `a pasted attachment of a forge is named as that`() {
    let found = content("", body: "![Hof](https://github.com/user-attachments/assets/1)").findings
    #expect(found.map(\.summary) == ["this picture is not in the repository"])
  }
}
