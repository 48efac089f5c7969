import Testing
@testable import Core

/// Which times in other forms are unambiguous, and which are not.
@Suite struct LooseTimeTests {
  @Test(arguments: [
    ("1.12.2027 9:00", "2027-12-01T09:00"), ("01.12.2027 9 Uhr", "2027-12-01T09:00"),
    ("01.12.2027, 9.30 Uhr", "2027-12-01T09:30"), ("1.12.2027 um 18 Uhr 15", "2027-12-01T18:15"),
    ("1. Dezember 2027, 9:00 Uhr", "2027-12-01T09:00"), ("Mi, 1.12.2027 9:00", "2027-12-01T09:00"),
    ("Wed, 01 Dec 2027 09:00:00 +0100", "2027-12-01T09:00:00+01:00"),
    ("Wed Dec 01 2027 09:00:00 GMT+0100 (Central European Standard Time)", "2027-12-01T09:00:00+01:00"),
    ("December 1, 2027 9:00 PM", "2027-12-01T21:00"), ("2027-12-01 12:15 am", "2027-12-01T00:15"),
    ("2027-12-01 09:00", "2027-12-01T09:00"), ("2027/12/01 9:00", "2027-12-01T09:00"),
    ("2027-12-01T09:00:00.000Z", "2027-12-01T09:00:00Z"),
    ("2027-12-01T09:00:00.123456+01:00", "2027-12-01T09:00:00+01:00"),
    ("2027-12-01 09:00:00 +0100", "2027-12-01T09:00:00+01:00"),
    ("2027-12-01 09:00:00 -0500", "2027-12-01T09:00:00-05:00"),
    ("2027-12-01T09:00+01", "2027-12-01T09:00+01:00"), ("2027-12-01T09:00:00+00:00[UTC]", "2027-12-01T09:00:00Z"),
    ("2027-12-01 09:00 UTC", "2027-12-01T09:00Z"), ("20271201T090000Z", "2027-12-01T09:00:00Z"),
    ("31/12/2027 9:00", "2027-12-31T09:00"), ("12/31/2027 9:00 AM", "2027-12-31T09:00"),
  ]) func certain(text: String, meant: String) {
    #expect(LooseTime(text).certain == meant)
    #expect(WrittenTime(meant) != nil)
  }

  @Test(arguments: [
    "", "tomorrow", "1/12/2027 9:00", "1/12/2027", "1.12.27 9:00", "2027-12-01", "1.12.2027", "2027-12-01 9", "9:00",
    "Mo, 1.12.2027 9:00", "30.2.2027 9:00", "1.12.2027 24:00", "1.12.2027 9:00-10:00", "1.12.2027 9:00 bis 10:00",
    "1.12.2027 9:60", "1.12.2027 9:00 MEZ", "1.12.2027 13:00 pm", "2027-12-01T09:00:00+99:99", "2027-12-01 09:00 -10",
    "\u{661}.12.2027 9:00",
  ]) func uncertain(text: String) { #expect(LooseTime(text).certain == nil) }

  @Test func aDayAloneIsOne() {
    #expect(LooseTime("31.12.2027").day == "2027-12-31")
    #expect(LooseTime("31.12.2027 9:00").day == nil)
    #expect(LooseTime("1/2/2027").day == nil)
  }
}

/// Slips with a certain meaning, and their findings.
@Suite struct SlipTests {
  private func reading(_ lines: String, body: String = "Markt.") -> [Finding] {
    PostReader.read(path: "posts/a.md", bytes: Array("---\nid: a\nchannels: [x]\n\(lines)\n---\n\(body)\n".utf8))
      .findings
  }

  private func fixes(_ lines: String) -> [String] { reading(lines).flatMap(\.fixes).flatMap(\.edits).map(\.text) }

  @Test(arguments: [
    ("contentWarning: Blut", "sensitive"), ("content_warning: Blut", "sensitive"),
    ("Content-Warning: Blut", "sensitive"),
    ("Titel: Markt", "title"), ("datum: 2026-12-01T09:00", "publishDate"), ("Publish Date: slot", "publishDate"),
    ("format: Post", "post"), ("disclosure: PAID", "paid"), ("draft: nein", "false"), ("draft: Ja", "true"),
    ("publishDate: Slot", "slot"), ("timezone: berlin", "Europe/Berlin"), ("timezone: europe/berlin", "Europe/Berlin"),
    ("hashtags: [\"#Advent\"]", "Advent"), ("media: [{ file: a.jpg, licenceUntil: 31.12.2027 }]", "2027-12-31"),
    ("overrides: { x: { cw: Blut } }", "sensitive"), ("language: deutsch", "de"), ("language: English", "en"),
    ("overrides: { x: Kurz gesagt }", "{ text: \"Kurz gesagt\" }"), ("overrides: { x: 'Kurz' }", "{ text: 'Kurz' }"),
    ("mentions: \"@acme\"", "[\"@acme\"]"),
  ]) func theFixIsCertain(lines: String, text: String) { #expect(fixes(lines) == [text]) }

  @Test(arguments: [
    "draft: vielleicht", "format: posting", "timezone: CET", "publishDate: 1/12/2026 9:00", "colour: red",
    "publishDate: 2026-12-01", "language: klingonisch", "overrides:\n  x: |\n    Kurz",
  ]) func whatIsNotCertainHasNone(lines: String) {
    #expect(!reading(lines).isEmpty)
    #expect(fixes(lines) == [])
  }

  @Test(arguments: [
    ("hashtags: [Hof, [a]]", "entry 2 of `hashtags` must be text, not a list"),
    ("media: [{ file: a.jpg }, { file: b.jpg, alt: }]", "`alt` has no value"),
    (
      "media: [{ file: a.jpg }, { file: b.jpg, captions: [a.srt] }]",
      "entry 1 of `captions` in entry 2 of `media` must be made of keys with values, not \"a.srt\""
    ),
    ("preview: Markt", "`preview` must be made of keys with values, not \"Markt\""),
    ("draft: nein", "`draft` must be `true` or `false`, not \"nein\""),
  ]) func peopleCountFromOne(lines: String, summary: String) {
    #expect(reading(lines).map(\.summary).contains(summary), "\(reading(lines).map(\.summary))")
  }

  @Test func theAdviceIsTheFix() {
    for (lines, advice) in [
      ("draft: nein", "Write it as `draft: false`."), ("labels: hof", "Write it as `labels: [hof]`."),
    ] {
      #expect(reading(lines).first?.explanation == advice)
    }
    let names = reading("mentions: @acme, @hof").map(\.explanation)
    #expect(names.contains("Write it as `mentions: [\"@acme\", \"@hof\"]`."), "\(names)")
    #expect(reading("draft: vielleicht").first?.explanation == "Write it as `draft: true`.")
  }

  @Test func anIdInOtherLettersIsSpelledOut() {
    let advice = { (id: String) in
      PostReader.read(path: "posts/a.md", bytes: Array("---\nid: \(id)\nchannels: [x]\n---\nMarkt.\n".utf8)).findings
        .first { $0.rule == "invalid-id" }?.explanation
    }
    #expect(advice("Grüße aus Köln")?.hasSuffix(" Write `id: gruesse-aus-koeln`.") == true)
    #expect(advice("★")?.contains("Write") == false)
  }

  /// Messages do not repeat the wording of libyaml.
  @Test(arguments: [
    "title: a\n\tb: c", "title: \"\\q\"", "title: - a", "title: |x\n  a", "a: [b,,c]", "title: %a", "? a",
    "title: !<a b",
    "title: 'a", "labels: [a\nb: c", "title: a: b: c", "-\t-\ta: b", "a:\n - b\n\t- c",
  ]) func syntaxIsSaidInWords(lines: String) {
    let found = reading(lines).filter { $0.rule == "yaml-syntax" }
    for finding in found {
      let words = finding.summary + " " + (finding.explanation ?? "")
      for term in ["context", "token", "violates", "expected", "scalar", "mapping", "sequence", "directive", "escape"] {
        #expect(!words.contains(term), "\(words)")
      }
    }
  }

  @Test(arguments: ["\u{202A}", "\u{202C}", "\u{2066}", "\u{2069}", "\u{FEFF}"]) func leftoversOfCopyingGo(mark: String)
  {
    let found = reading("", body: "Fragt @acme\(mark) heute.")
    #expect(found.map(\.severity) == [.error])
    #expect(
      found.flatMap(\.fixes).flatMap(\.edits) == [
        TextEdit(range: SourceRange(SourcePosition(line: 6, column: 12), SourcePosition(line: 6, column: 13)), text: "")
      ])
  }

  @Test(arguments: ["\u{202E}", "\u{202D}"]) func whatTurnsATextAroundHasNoFix(mark: String) {
    let found = reading("", body: "Fragt @acme\(mark) heute\u{202C}.")
    #expect(found.map(\.rule) == ["bidi-override", "bidi-override"])
    #expect(found.flatMap(\.fixes) == [])
  }

  @Test func anUnderlinedHeadingBecomesOne() {
    func fixed(_ body: String) -> String {
      let issues = MarkdownText(body: body, breaks: .keep, firstLine: 1).findings
      var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for edit in issues.flatMap(\.fixes).flatMap(\.edits).reversed() {
        if edit.text.isEmpty {
          lines.remove(at: edit.range.end.line - 1)
        } else {
          lines[edit.range.start.line - 1].insert(contentsOf: edit.text, at: lines[0].startIndex)
        }
      }
      return lines.joined(separator: "\n")
    }
    #expect(fixed("Der Hof\n-------\n\nMarkt.\n") == "# Der Hof\n\nMarkt.\n")
    #expect(fixed("Der Hof\n===\nMarkt.\n") == "# Der Hof\nMarkt.\n")
    // A sentence with a line below it is no heading, and which of two lines is one is not certain.
    #expect(fixed("Der Hof öffnet.\n---\nMarkt.\n") == "Der Hof öffnet.\n---\nMarkt.\n")
    #expect(fixed("- Der Hof\n  ===\n") == "- Der Hof\n  ===\n")
  }
}
