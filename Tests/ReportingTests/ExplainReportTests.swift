import Core
import Reporting
import SocialText
import Testing

@Suite struct ExplainReportTests {
  private static var sample: SampleRepository {
    var sample = SampleRepository()
    sample.posts = [SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9), flags: ["legal"])]
    sample.approve(sample.posts[0], by: "ana")
    return sample
  }

  @Test func theFirstSentenceIsTheAnswer() {
    let text = Self.sample.explainReport().text(style: .plain)
    #expect(
      text.hasPrefix(
        "Weihnachtsmarkt (markt)\n\n… x: goes out Tue 1 Dec 09:00 on X once cem approves (legal)\n"))
  }

  @Test func theReasonsFollowInOrder() {
    let sample = Self.sample
    let record = sample.records[0].id.hex.prefix(8)
    #expect(
      sample.explainReport().text(style: .plain) == """
        Weihnachtsmarkt (markt)

        … x: goes out Tue 1 Dec 09:00 on X once cem approves (legal)
          ✓  findings        valid
          ✓  draft           no
          ✓  hold            none
          ✓  changes         none asked
          ✓  rule four-eyes  met         ana approved
          ✗  rule legal      not met     0 of 1 approval, cem could approve
          ✓  approval        counts      ana, Mon 23 Nov 10:00, as editor (record \(record))
          ·  contributor     ben         wrote it in commit 0000000
          ✓  time            set         Tue 1 Dec 09:00, Europe/Berlin, with 2h of grace

        """)
  }

  @Test func whatDoesNotCountSaysWhy() {
    var sample = Self.sample
    sample.approve(sample.posts[0], by: "ben")
    sample.approve(sample.posts[0], by: "cem", roles: ["legal"], text: "something else")
    let text = sample.explainReport().text(style: .plain)
    #expect(text.contains("approval by ben  does not count  ben wrote or changed the post, and the rule asks for"))
    #expect(text.contains("git commit --amend --author=…"))
    #expect(text.contains("approval by cem  does not count  what readers see changed since"))
  }

  @Test func whenEveryRuleIsMetItGoesOut() {
    var sample = Self.sample
    sample.approve(sample.posts[0], by: "cem", roles: ["legal"])
    #expect(sample.explainReport().text(style: .plain).contains("✓ x: goes out Tue 1 Dec 09:00 on X\n"))
  }

  @Test func aHoldIsTheAnswer() {
    var sample = Self.sample
    sample.add(.hold, by: "cem", [.scope(Scope(channels: ["x"]))], note: "Unwetter")
    let text = sample.explainReport().text(style: .plain)
    #expect(text.contains("‖ x: does not go out on X: held by cem: Unwetter\n"))
    #expect(text.contains("✗  hold            held        by cem, Mon 23 Nov 10:00: Unwetter (record "))
    #expect(text.contains("), for channel x\n"))
  }

  @Test func aRequestIsSaidOnce() throws {
    var sample = Self.sample
    let channel = try #require(sample.posts[0].channels.first)
    let subject = ChannelSubject(rendition: try #require(channel.rendition).digest, schedule: channel.schedule.recorded)
    sample.add(.requestChanges, by: "cem", [.post(PostSubject(post: "markt", channels: ["x": subject]))], note: "Bild?")
    let text = sample.explainReport().text(style: .plain)
    #expect(text.contains("✗  changes         asked for  by cem, Mon 23 Nov 10:00: Bild? (record "))
    let obstacles = EntryObstacles(sample.queue.entries[0], zone: SampleRepository.berlin, now: SampleRepository.now)
      .all
    #expect(obstacles.contains { $0.hasPrefix("changes: asked for by cem, Mon 23 Nov 10:00: Bild?") }, "\(obstacles)")
    #expect(obstacles.contains("rule legal: not met, 0 of 1 approval, cem could approve"), "\(obstacles)")
  }

  @Test func whatMayHaveGoneOutIsNotDenied() {
    var sample = Self.sample
    let post = sample.posts[0]
    let delivery = Delivery(
      post: "markt", channel: "x", rendition: post.channels[0].rendition?.digest, network: .x, account: "@acme",
      blob: post.blob, at: SampleRepository.at(22, 11, 9))
    sample.add(.unknown, by: "ana", [.delivery(delivery)])
    let advice = "if readers see it, `stet record published`, if not, `stet resolve`"
    #expect(sample.explainReport().text(style: .plain).contains("? x: may have gone out on X; \(advice)\n"))
    #expect(sample.queueReport().text(style: .plain).contains("may have gone out; \(advice)\n"))
  }

  @Test func verboseNamesCommitsAndDigests() {
    let sample = Self.sample
    let text = sample.explainReport(verbose: true).text(style: .plain)
    #expect(text.contains("(record \(sample.records[0].id))"))
    #expect(text.contains("contributor     ben         wrote it in commit 0000000"))
    #expect(text.contains("ledger \(SampleRepository.hex(5, 40))"))
  }

  @Test func anotherYearIsNamed() throws {
    var sample = Self.sample
    let next = try #require(LocalTime(year: 2027, month: 1, day: 5, hour: 9))
    sample.posts[0].channels[0].schedule.at = SampleRepository.berlin.moments(of: next).first
    #expect(sample.explainReport().text(style: .plain).contains("goes out Tue 5 Jan 2027 09:00 on X once"))
  }
}
