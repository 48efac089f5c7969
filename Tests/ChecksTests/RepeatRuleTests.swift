import Core
import Testing

@testable import Checks

@Suite struct RepeatRuleTests {
  private func findings(_ lines: String, channels: String = "[facebook]") -> [String] {
    ContentInMemory(post: "---\nid: a\nchannels: \(channels)\n\(lines)\n---\nDer Hof ist offen.").findings.map {
      "\($0.rule) \($0.range.start.line): \($0.summary)"
    }
  }

  @Test(arguments: [
    ("publishDate: 2026-12-01T09:00\nrepeat: { every: 4w, times: 6 }", nil),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { rule: FREQ=MONTHLY;BYDAY=1MO, times: 6 }",
      "repeat-start 4: 2026-12-01 is not among the days that `repeat` says: the first is 2026-12-07T09:00"
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 6, except: [2026-12-01] }",
      "repeat-start 4: 2026-12-01 is not among the days that `repeat` says: the first is 2026-12-08T09:00"
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, until: 2026-11-30 }",
      "repeat-start 4: 2026-12-01 is not among the days that `repeat` says: there are none from then on"
    ),
    ("publishDate: slot\nrepeat: { every: 1w, times: 6 }", "repeat-start 4: a post that repeats cannot take slots"),
    ("repeat: { every: 1w, times: 6 }\ndraft: true", "repeat-start 4: no `publishDate`, with which it would begin"),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1d, until: 2029-12-01 }",
      "repeat-length 5: more than 400 occurrences"
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1000d, times: 400 }",
      "repeat-length 5: the last occurrence would be in more than a hundred years"
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1d, times: 9 }\noverrides: { facebook: { publishDate: slot } }",
      "repeat-override 6: facebook has a slot, and the post repeats"
    ),
    (
      "publishDate: 2027-03-27T02:30\nrepeat: { every: 1d, times: 2 }",
      "repeat-gap 5: 2027-03-28T02:30 does not exist in Europe/Berlin: the post does not go out then"
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 2, except: [2026-12-08, 2026-12-15] }",
      "repeat-exception 5: the post would not go out on 2026-12-15 anyway"
    ),
    (
      "publishDate: 2026-12-01T09:00\nnotAfter: 2026-12-08T00:00\nrepeat: { every: 1w, times: 2 }",
      "window 6: the occurrence of 2026-12-08 is after `notAfter` (2026-12-08T00:00+01:00)"
    ),
  ]) func rules(lines: String, finding: String?) {
    let found = findings(lines).filter { !$0.hasPrefix("slot-without-slots") }
    #expect(found == [finding].compactMap { $0 })
  }

  @Test func aNetworkThatRefusesRepeatedTexts() {
    let lines = "publishDate: 2026-12-01T09:00\nrepeat: { every: 4w, times: 2 }"
    #expect(findings(lines, channels: "[x]") == ["repeated-text 5: X refuses a text that the account had before"])
    #expect(findings("publishDate: 2026-12-01T09:00\nrepeat: { every: 4w, times: 1 }", channels: "[x]") == [])
  }

  /// What other posts meet are all occurrences.
  @Test func otherPostsMeetEveryOccurrence() {
    var content = ContentInMemory(post: "")
    content.configuration = """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      channels:
        facebook: { network: facebook, account: acme, pacing: { minGap: 2h, quiet: "22:00-07:00" } }
      """
    func post(_ id: String, _ lines: String, _ text: String) -> (String, ContentInMemory.File) {
      ("posts/\(id).md", ContentInMemory.File(text: "---\nid: \(id)\nchannels: [facebook]\n\(lines)\n---\n\(text)\n"))
    }
    content.files = [
      post(
        "reihe", "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 4 }", "Jeden Dienstag ist der Hof offen."),
      post("a", "publishDate: 2026-12-15T10:00", "Heute gibt es Waffeln im Hof."),
      post("b", "publishDate: 2026-12-22T09:00", "Heute gibt es Glühwein im Hof."),
      post("c", "publishDate: 2027-01-04T12:00", "Jeden Dienstag ist der Hof offen."),
      post("nachts", "publishDate: 2027-02-01T23:00\nrepeat: { every: 1d, times: 5 }", "Gute Nacht aus dem Hof."),
    ]
    #expect(
      content.findings.map { "\($0.path) \($0.rule): \($0.summary)" }.sorted() == [
        "posts/a.md pacing: only 1h from posts/reihe.md on facebook, whose `minGap` is 2h",
        "posts/b.md same-minute: the same minute as posts/reihe.md on facebook",
        "posts/c.md duplicate-text: the same text as posts/reihe.md on facebook",
        "posts/nachts.md pacing: 2027-02-01: 23:00 lies in the quiet hours of facebook (and on 4 more days)",
        "posts/reihe.md duplicate-text: the same text as posts/c.md on facebook",
        "posts/reihe.md pacing: 2026-12-15: only 1h from posts/a.md on facebook, whose `minGap` is 2h",
        "posts/reihe.md same-minute: the same minute as posts/b.md on facebook",
      ])
  }

  /// The rights in a picture must last until the last time, and a date in the text be ahead of it.
  @Test func theLastOccurrenceDecides() {
    let found = findings(
      """
      publishDate: 2026-12-01T09:00
      repeat: { every: 1w, times: 3 }
      media: [{ url: "https://dam.example/hof.jpg", sha256: \(String(repeating: "0", count: 64)), alt: Hof, \
      licenceUntil: 2026-12-10 }]
      """)
    #expect(found.contains { $0.contains("before the post goes out on 2026-12-15") }, "\(found)")
    let content = ContentInMemory(
      post: "---\nid: a\nchannels: [facebook]\npublishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 3 }\n---\n"
        + "Kommt am 10. Dezember ab 18 Uhr in den Hof.")
    #expect(
      content.findings.map(\.summary) == [
        "\"10. Dezember\" has passed when the post goes out for the last time, on 15 December 2026"
      ])
  }
}
