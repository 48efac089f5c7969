import Core
import Testing

@testable import Checks

/// What `check` says of the pacing: of times that break it, of slots that do, and of days without slots.
@Suite struct PacingRuleTests {
  private func content(_ channel: String, _ posts: [(id: String, date: String)] = []) -> ContentInMemory {
    var content = ContentInMemory(post: "")
    content.configuration = """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      channels:
        x: { network: x, account: "@acme", \(channel) }
        y: { network: mastodon, account: "@acme@social.example" }
      """
    content.files = posts.map { id, date in
      let text = "---\nid: \(id)\nchannels: [x, y]\npublishDate: \(date)\n---\nNeu: \(id).\n"
      return ("posts/\(id).md", ContentInMemory.File(text: text))
    }
    return content
  }

  private func findings(_ channel: String, _ posts: [(id: String, date: String)] = []) -> [String] {
    content(channel, posts).findings.filter { ["pacing", "slot-pacing", "slot-exceptions"].contains($0.rule) }.map {
      "\($0.path) \($0.severity): \($0.summary)"
    }
  }

  @Test func `both posts that are too close are named`() {
    let posts = [("a", "2026-12-01T09:00"), ("b", "2026-12-01T10:30"), ("c", "2026-12-01T12:30")]
    #expect(
      findings("pacing: { minGap: 2h }", posts) == [
        "posts/a.md warning: only 90m from posts/b.md on x, whose `minGap` is 2h",
        "posts/b.md warning: only 90m from posts/a.md on x, whose `minGap` is 2h",
      ])
  }

  /// Around every border between stretches of the length of the gap.
  @Test(arguments: 0..<24) func `no neighbour is overlooked`(hour: Int) {
    let clock = (hour < 10 ? "0" : "") + "\(hour)"
    let next = hour == 23 ? "2026-12-02T00" : "2026-12-01T" + (hour + 1 < 10 ? "0" : "") + "\(hour + 1)"
    let found = findings("pacing: { minGap: 61m }", [("a", "2026-12-01T\(clock):07"), ("b", "\(next):07")])
    #expect(found.count == 2)
    #expect(findings("pacing: { minGap: 1h }", [("a", "2026-12-01T\(clock):07"), ("b", "\(next):07")]) == [])
  }

  @Test func `a day of the zone with too many posts`() {
    let posts = [("a", "2026-12-01T00:30"), ("b", "2026-12-01T23:30"), ("c", "2026-12-02T00:30")]
    #expect(findings("pacing: { maxPerDay: 2 }", posts) == [])
    #expect(
      findings("pacing: { maxPerDay: 1 }", posts) == [
        "posts/a.md warning: 2 posts on 2026-12-01 on x, whose `maxPerDay` is 1: also posts/b.md",
        "posts/b.md warning: 2 posts on 2026-12-01 on x, whose `maxPerDay` is 1: also posts/a.md",
      ])
  }

  @Test func `of a full day a few posts are named, and how many more there are`() {
    let posts = (0..<6).map { ("p\($0)", "2026-12-01T1\($0):00") }
    #expect(
      findings("pacing: { maxPerDay: 5 }", posts).first
        == "posts/p0.md warning: 6 posts on 2026-12-01 on x, whose `maxPerDay` is 5: "
        + "also posts/p1.md, posts/p2.md, posts/p3.md and 2 more")
  }

  @Test func `days of a series do not count against each other, and are told together`() {
    let daily = "2026-12-01T09:00\nrepeat: { every: 1d, times: 4 }"
    #expect(findings("pacing: { minGap: 2d }", [("a", daily)]) == [])
    let once = ("b", "2026-12-02T10:00")
    let found = findings("pacing: { minGap: 2h }", [("a", daily), once])
    #expect(
      found == [
        "posts/a.md warning: 2026-12-02: only 1h from posts/b.md on x, whose `minGap` is 2h",
        "posts/b.md warning: only 1h from posts/a.md on x, whose `minGap` is 2h",
      ])
    let far = findings("pacing: { minGap: 3d }", [("a", daily), once])
    #expect(far.first?.hasSuffix("(and on 3 more days)") == true, "\(far)")
  }

  @Test(arguments: [("21:59", 0), ("22:00", 1), ("06:59", 1), ("07:00", 0)])
  func `quiet hours`(clock: String, count: Int) {
    #expect(findings(#"pacing: { quiet: "22:00-07:00" }"#, [("a", "2026-12-01T\(clock)")]).count == count)
  }

  @Test func `too much promotion is told where posts name all times`() {
    func posts(_ promotions: Set<Int>) -> [(id: String, date: String)] {
      (0..<6).map {
        ("p\($0)", "2026-12-0\($0 + 1)T09:00" + (promotions.contains($0) ? "\ndisclosure: own" : ""))
      }
    }
    let share = "pacing: { promotionShare: { max: 50%, over: 4 } }"
    #expect(findings(share, posts([0, 1, 4, 5])) == [])
    let words = "too much promotion around its time on x, whose `promotionShare` is 50% of 4"
    #expect(
      findings(share, posts([0, 1, 3])) == [0, 1, 3].map { "posts/p\($0).md warning: \(words)" })
    // Fewer than four are one row.
    #expect(findings(share, Array(posts([0, 1, 2])[..<3])).count == 3)
    #expect(findings(share, Array(posts([0, 2])[..<3])) == [])
    #expect(findings(#"slots: ["daily 12:00"], \#(share)"#, posts([0, 1, 3])) == [], "slots may stand between")
    let labelled = [("a", "2026-12-01T09:00\npillar: promotion")]
    #expect(findings("pacing: { promotionShare: { max: 50%, over: 4 } }", labelled).count == 0)
    let series = [("a", "2026-12-01T09:00\ndisclosure: own\nrepeat: { every: 1d, times: 5 }")]
    #expect(findings(share, series).first?.hasSuffix("(and on 4 more days)") == true)
  }

  @Test func `slots that are never given`() {
    #expect(
      findings(#"slots: ["daily 08:00", "Mon 09:00", "daily 23:00"], pacing: { minGap: 2h, quiet: "22:00-07:00" }"#)
        == [
          "stet.yml warning: the slot is less than 2h from slot 1, which is the `minGap`",
          "stet.yml warning: the slot lies in the quiet hours",
        ])
    #expect(findings(#"slots: ["Sun 23:30", "Mon 00:30"], pacing: { minGap: 2h }"#).count == 1)
    #expect(findings(#"slots: ["daily 09:00"], pacing: { minGap: 25h }"#).count == 1)
    #expect(findings(#"slots: ["daily 09:00"], pacing: { minGap: 24h }"#) == [])
  }

  @Test func `a list of days that is not there, and lines that are no days`() {
    #expect(findings("except: [words/frei.txt]") == ["stet.yml error: no file \"words/frei.txt\""])
    var content = content("except: [2026-12-24, words/frei.txt]")
    content.files = [("words/frei.txt", ContentInMemory.File(text: "2026-12-25\n\n 2026-02-30 # nie\n2026-12-26 x\n"))]
    let found = content.findings.filter { $0.rule == "slot-exceptions" }
    #expect(
      found.map(\.summary) == [
        "\"2026-02-30\" in line 3 of words/frei.txt is no day",
        "\"2026-12-26 x\" in line 4 of words/frei.txt is no day",
      ])
    #expect(found.first?.range.start == SourcePosition(line: 5, column: 59))
  }

  @Test(arguments: [
    ("except: [25.12.2026]", 1), ("except: [2026-02-30]", 1), ("except: [\"../frei.txt\"]", 1),
    ("except: [2026-12-25]", 0), ("pacing: { promotionShare: { max: 4%, over: 20 } }", 1),
    ("pacing: { promotionShare: { max: 5%, over: 20 } }", 0), ("pacing: { promotionShare: { max: 0%, over: 20 } }", 1),
  ]) func `what stet.yml cannot say`(channel: String, count: Int) {
    #expect(content(channel).content.configurationFindings.count == count)
  }
}
