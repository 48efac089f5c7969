import Testing

@testable import Core

/// Posts with mistakes: each is found at its place, and no others.
@Suite struct BadPostTests {
  static let yaml = [
    "title: Heute«yaml-syntax»: Markt",
    "title: «yaml-syntax»@acme lädt ein",
    "title: «yaml-syntax»`code`",
    "title: «yaml-syntax»% Rabatt",
    "mentions: [«yaml-syntax»@acme, @ben]",
    "hashtags: [«yaml-syntax»#Advent, #Hamburg]",
    "title: \"Markt\" «yaml-syntax»im Hof: neu",
    "title: «yaml-syntax»\"Markt im Hof",
    "preview:\n«yaml-syntax»\ttitle: Markt",
    "title: [Neu] «yaml-syntax»Markt",
    "title: «yaml-alias»*t",
    "title: «yaml-anchor»&t Markt",
    "title: «yaml-tag»!!str Markt",
    "preview: { «yaml-merge-key»<<: { title: a } }",
    "preview: { «yaml-key»[a]: b }",
    "title: a\n«duplicate-key»title: b",
    "media: [{ file: a.jpg, «duplicate-key»file: b.jpg }]",
    "title: Markt «lost-comment»#Advent",
    "title: «lost-comment»#Advent",
    "hashtags:\n  - «lost-comment»#Advent",
    "hashtags:\n  - Markt «lost-comment»#Advent",
    "title: Größe «lost-comment»#Übermorgen",
    "title: \"a\"   # Kommentar",
    "title: Markt # Kommentar",
    "title: Markt#1",
    "draft: true #kein Text",
  ]

  static let keys = [
    "«unknown-key»hashtagz: [a]",
    "«unknown-key»publishdate: 2026-12-01T09:00",
    "«foreign-key»date: 2026-12-01T09:00",
    "«foreign-key»publish_date: 2026-12-01T09:00",
    "«foreign-key»schedule: 2026-12-01T09:00",
    "«foreign-key»publishAt: 2026-12-01T09:00",
    "«foreign-key»scheduledAt: 2026-12-01T09:00",
    "«foreign-key»status: approved",
    "«foreign-key»approved: true",
    "«foreign-key»state: ready",
    "«foreign-key»expiryDate: 2026-12-01",
    "«foreign-key»expires: 2026-12-01",
    "«foreign-key»tags: [a]",
    "«foreign-key»categories: [a]",
    "«foreign-key»author: Ana",
    "«foreign-key»image: a.jpg",
    "«foreign-key»text: Hallo",
    "«foreign-key»platforms: [x]",
    "«foreign-key»slug: markt",
    "«foreign-key»url: https://example.org",
    "«foreign-key»privacy: public",
    "media: [{ «foreign-key»src: a.jpg, file: b.jpg }]",
    "overrides: { x: { «foreign-key»privacy: public } }",
    "overrides: { x: { «foreign-key»department: pr } }",
    "overrides: { x: { «foreign-key»titel: a } }",
    "overrides: { meine: { privacy: public, board: a } }",
    "«unknown-key»1: a",
    "«unknown-key»\"\": a",
  ]

  static let types = [
    "title:«empty-value»",
    "title: «empty-value»null",
    "title: «empty-value»~",
    "title: «wrong-type»[a]",
    "title: «wrong-type»{ a: b }",
    "title: no",
    "title: 1.12.",
    "department: 2024",
    "draft: «wrong-type»yes",
    "draft: «wrong-type»\"true\"",
    "draft: «wrong-type»[true]",
    "hashtags: «wrong-type»Advent",
    "labels: «wrong-type»{ a: b }",
    "labels: [«wrong-type»[a]]",
    "labels: [«empty-value»~]",
    "proof: «wrong-type»https://example.org",
    "political: «wrong-type»[Verein]",
    "lowestPrice: 89",
    "overrides: { x: { «foreign-key»political: Verein } }",
    "media: [{ file: media/a.jpg, «foreign-key»license: CC0 }]",
    "media: [{ file: media/a.jpg, consent: «wrong-type»e-14 }]",
    "media: «wrong-type»media/a.jpg",
    "media: [«wrong-type»media/a.jpg]",
    "poll: «wrong-type»[Ja, Nein]",
    "poll: «missing-key»{ duration: 1d }",
    "poll: { options: [Ja, Nein], duration: «invalid-value»1 Tag }",
    "overrides: «wrong-type»[x]",
    "overrides: { x: «wrong-type»Kurz }",
    "overrides: { youtube: { category: «wrong-type»Musik } }",
    "overrides: { youtube: { privacy: «invalid-value»friends } }",
    "overrides: { youtube: { tags: «wrong-type»Markt } }",
    "overrides: { youtube: { text: a, description: «invalid-value»b } }",
    "overrides: { «invalid-value»Mein X!: { title: a } }",
    "overrides: { Mein X: { title: a } }",
    "format: «invalid-value»posting",
    "disclosure: «invalid-value»ad",
    "priority: «invalid-value»high",
    "language: «invalid-value»german",
    "language: «invalid-value»de_DE",
    "sensitive: «wrong-type»yes",
    "sensitive: Blut",
  ]

  static let times = [
    "publishDate: «invalid-time»1.12.2026 9:00",
    "publishDate: «invalid-time»2026-12-01",
    "publishDate: «invalid-time»2026-12-01 09:00",
    "publishDate: «invalid-time»12/01/2026 9:00",
    "publishDate: «invalid-time»2026-02-30T09:00",
    "publishDate: «invalid-time»2026-12-01T24:00",
    "publishDate: «invalid-time»tomorrow",
    "publishDate: «invalid-time»+2h",
    "publishDate: «invalid-time»2026-12-01 9:00 pm",
    "overrides: { x: { publishDate: «invalid-time»+2x } }",
    "notBefore: «invalid-time»slot",
    "publishDate: 2026-12-01T09:00:00+01:00",
    "publishDate: 2026-12-01T09:00Z",
    "publishDate: slot",
    "media: [{ file: media/a.jpg, licenceUntil: 2027-12-31 }]",
    "media: [{ file: media/a.jpg, licenceUntil: «invalid-time»31.12.2027 }]",
    "media: [{ file: media/a.jpg, licenceUntil: «invalid-time»2027-02-30 }]",
    "media: [{ file: media/a.jpg, licenceUntil: «invalid-time»2027-12-31T09:00 }]",
    "timezone: «unknown-zone»CET",
    "timezone: «unknown-zone»Berlin",
    "timezone: «unknown-zone»GMT+1",
    "timezone: «unknown-zone»Europe/Berln",
  ]

  static let repetitions = [
    "repeat: { every: 4w, times: 6 }",
    "repeat: { every: 2d, until: 2027-06-30, except: [2026-12-25] }",
    "repeat: { rule: \"FREQ=MONTHLY;BYDAY=1MO\", until: 2027-06-30 }",
    "repeat: { rule: FREQ=MONTHLY;BYMONTHDAY=-1, times: 3 }",
    "repeat: { rule: freq=weekly;byday=mo, times: 3 }",
    "repeat: { rule: FREQ=MONTHLY;BYDAY=+1MO, times: 3 }",
    "repeat: «wrong-type»4w",
    "repeat: «missing-key»{ every: 4w }",
    "repeat: «missing-key»{ times: 6 }",
    "repeat: { every: 4w, times: 6, «invalid-value»until: 2027-06-30 }",
    "repeat: { every: 4w, «invalid-value»rule: FREQ=DAILY, times: 6 }",
    "repeat: { every: «invalid-value»2h, times: 6 }",
    "repeat: { every: «invalid-value»0d, times: 6 }",
    "repeat: { every: «invalid-value»3m, times: 6 }",
    "repeat: { every: «invalid-value»w, times: 6 }",
    "repeat: { every: 4w, times: «invalid-value»401 }",
    "repeat: { every: 4w, times: «invalid-value»0 }",
    "repeat: { every: 4w, times: «wrong-type»six }",
    "repeat: { every: 4w, until: «invalid-time»30.6.2027 }",
    "repeat: { every: 4w, until: «invalid-time»2027-02-30 }",
    "repeat: { every: 4w, until: «invalid-time»2027-06-30T09:00 }",
    "repeat: { every: 4w, times: 6, except: [2026-12-29, «invalid-time»29.12.] }",
    "repeat: { every: 4w, times: 6, except: «wrong-type»2026-12-29 }",
    "repeat: { every: 4w, «unknown-key»evry: 4w, times: 6 }",
    "repeat: { every: 4w, «foreign-key»count: 6, times: 6 }",
    "repeat: { rule: «invalid-value»\"\", times: 6 }",
    "repeat: { rule: «invalid-value»BYDAY=MO, times: 6 }",
    "repeat: { rule: «invalid-value»FREQ=YEARLY, times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»COUNT=6, times: 6 }",
    "repeat: { rule: \"FREQ=DAILY;«invalid-value»UNTIL=20270630\", times: 6 }",
    "repeat: { rule: 'FREQ=DAILY;«invalid-value»BYSETPOS=1', times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»WKST=MO, times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»BYHOUR=9, times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»INTERVL=2, times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»INTERVAL=0, times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value», times: 6 }",
    "repeat: { rule: FREQ=DAILY;«invalid-value»FREQ=DAILY, times: 6 }",
    "repeat: { rule: FREQ=WEEKLY;«invalid-value»BYMONTHDAY=1, times: 6 }",
    "repeat: { rule: «invalid-value»RRULE:FREQ=DAILY, times: 6 }",
    "repeat: { rule: \"FREQ=WEEKLY;BYDAY=MO,«invalid-value»1TU\", times: 6 }",
    "repeat: { rule: \"FREQ=MONTHLY;BYDAY=«invalid-value»6MO,«invalid-value»0TU,«invalid-value»Mo1\", times: 6 }",
    "repeat: { rule: \"FREQ=MONTHLY;BYMONTHDAY=1,«invalid-value»32,«invalid-value»0\", times: 6 }",
    "overrides: { x: { «foreign-key»repeat: { every: 4w, times: 6 } } }",
    "«foreign-key»rrule: FREQ=DAILY",
    "«foreign-key»wiederholung: 4w",
    "«unknown-key»repat: { every: 4w, times: 6 }",
  ]

  static let content = [
    "hashtags: [«hashtag-sign»\"#Advent\"]",
    "hashtags: [«invalid-hashtag»Advent Hamburg]",
    "hashtags: [«invalid-hashtag»\"\"]",
    "hashtags: { x: [«invalid-hashtag»a b], mastodon: [c] }",
    "media: [{ file: «media-path»/etc/passwd }]",
    "media: [{ file: ../../a.jpg }]",
    "media: [{ file: «media-path»../../../a.jpg }]",
    "media: [{ file: «media-path»media\\a.jpg }]",
    "media: [{ file: «media-path»media/../a.jpg }]",
    "media: [{ file: «media-path»media//a.jpg }]",
    "media: [{ file: «media-path»C:/a.jpg }]",
    "media: [{ file: «media-path».git/config }]",
    "media: [{ file: «media-path»https://example.org/a.jpg }]",
    "media: [{ file: «control-character»\"a\\0b\" }]",
    "media: [«missing-key»{ alt: a }]",
    "media: [«missing-key»{ url: https://a.example/f.mp4 }]",
    "media: [{ url: «media-source»http://a.example/f.mp4, sha256: 00 }]",
    "media: [{ url: https://a.example/f.mp4, sha256: «media-source»00 }]",
    "media: [{ file: a.jpg, url: «media-source»https://a.example/f.mp4 }]",
    "media: [{ file: a.jpg, sha256: «media-source»00 }]",
    "media: [{ file: «forge-attachment»https://github.com/user-attachments/assets/1 }]",
    "media: [{ file: «forge-attachment»/uploads/0123456789abcdef0123456789abcdef/a.png }]",
    "media: [{ url: «forge-attachment»https://codeberg.org/attachments/1, sha256: 00 }]",
    "media: [{ file: a.jpg, alt: a }, { file: a.jpg, alt: «alt-conflict»b }]",
    "media: [{ file: a.jpg, alt: a }, { file: a.jpg, alt: a }]",
    "media: [{ file: a.mp4, captions: [«missing-key»{ file: a.srt }] }]",
    "title: «control-character»\"\\e[2J\"",
    "title: «bidi-override»\"\\u202E\"",
  ]

  static let files = [
    "«front-matter»id: markt\n",
    "«front-matter»",
    "«front-matter»---\nid: markt\n",
    "«front-matter»---\n---\n",
    "---\n«missing-key»id: markt\n---\n",
    "---\n«missing-key»channels: [x]\n---\n",
    "---\nid: «invalid-id»Mein Markt\nchannels: [x]\n---\n",
    "---\nid: «invalid-id»\"a\\nb\"\nchannels: [x]\n---\n",
    "---\nid: «invalid-id»\"\"\nchannels: [x]\n---\n",
    "---\nid: a\nchannels: «wrong-type»x\n---\n",
    "---\nid: a\nchannels: [«empty-value»~]\n---\n",
    "---\nid: a\nchannels: [x]\n---\n«control-character»\u{1B}[2J\n",
    "---\nid: a\nchannels: [x]\n---\nab«bidi-override»\u{202E}c\n",
    "---\nid: a\nchannels: [x]\n---\nä«control-character»\u{85}\n",
    "---\nid: a\nchannels: [x]\n---\nab«control-character»\rc\n",
    "---\nid: a\nchannels: [x]\ntitle: a«control-character»\u{2028}b\n---\n",
    "---\nid: a\nchannels: [x]\ntitle: a«control-character»\0b\n---\n",
    "---\n«wrong-type»Text\n---\n",
    "---\nid: a\nchannels: [x]\n...\n«yaml-syntax»id: b\n---\n",
  ]

  @Test(arguments: yaml + keys + types + times + repetitions + content)
  func lines(_ lines: String) {
    let source = MarkedSource.post(lines)
    let findings = source.postFindings()
    #expect(findings.marks == source.expected, "\(findings.map(\.summary))")
  }

  @Test(arguments: files)
  func wholeFiles(_ marked: String) {
    let source = MarkedSource(marked)
    let findings = source.postFindings()
    #expect(findings.marks == source.expected, "\(findings.map(\.summary))")
  }

  @Test(arguments: yaml + keys + types + times + repetitions + content)
  func everyFixRemovesItsFinding(_ lines: String) throws {
    let source = MarkedSource.post(lines)
    for finding in source.postFindings() where !finding.fixes.isEmpty {
      let fixed = try #require(finding.fixed(source.text))
      let left = PostReader.read(path: "posts/2026/a.md", bytes: Array(fixed.utf8)).findings
      #expect(!left.contains { $0.rule == finding.rule && $0.range.start == finding.range.start }, "\(fixed)")
    }
  }

  @Test(arguments: yaml + keys + types + times + repetitions + content)
  func summariesAreShortLinesWithoutFinalPeriod(_ lines: String) {
    for finding in MarkedSource.post(lines).postFindings() {
      #expect(!finding.summary.hasSuffix(".") && !finding.summary.contains("\n"), "\(finding.summary)")
      #expect(finding.summary.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }
}
