import Canonical
import Content
import Diagnostics
import Reporting
import Testing
import Workflow

@Suite struct ReviewReportTests {
  static var review: Review {
    let schedule = Schedule(at: SampleRepository.at(1, 12, 9), zone: SampleRepository.berlin)
    let voided = NotCounted(record: Digest(of: "r".utf8).description, actor: "ana", reason: .rendition)
    let missing = MissingApproval(rule: "four-eyes", needs: 1, has: 0, from: ["ana", "cem"])
    let post = ReviewedPost(
      post: "markt", title: "@ana <b>Markt</b> | x", path: "posts/markt.md", change: .modified,
      findings: [Finding(rule: "r", severity: .warning, path: "posts/markt.md", summary: "fixes #12 @cem")],
      channels: [
        ReviewedChannel(
          channel: "x", rendition: Digest(of: "x".utf8), schedule: schedule, isApproved: false, voided: [voided],
          missing: [missing])
      ])
    let change = QueueChange(
      post: "markt", channel: "x", kind: .moved, from: SampleRepository.at(1, 12, 9), to: SampleRepository.at(2, 12, 9),
      zone: SampleRepository.berlin)
    return Review(
      base: SampleRepository.hex(1, 40), head: SampleRepository.hex(2, 40), posts: [post], queue: [change],
      policy: ["rule legal is gone"])
  }

  @Test func textSaysWhatIsNeeded() {
    #expect(
      ReviewReport(review: Self.review).text(style: .plain) == """
        Not ready yet.

        @ana <b>Markt</b> | x (posts/markt.md): modified
          …  x  goes out once ana or cem approves (four-eyes); the approval by ana no longer counts: the text changed since
          warning: line 1: fixes #12 @cem

        What changes in the queue
          x  @ana <b>Markt</b> | x  moved from Tue 1 Dec 2026 09:00 to Wed 2 Dec 2026 09:00

        What changes in the rules
          rule legal is gone

        """)
  }

  @Test func nothingToReviewIsReady() {
    let review = Review(base: "", head: "", posts: [], queue: [], policy: [])
    #expect(
      ReviewReport(review: review).text(style: .plain) == "Ready: nothing is missing.\n\nNo post changes.\n")
    #expect(
      ReviewReport(review: review).markdown == "### Ready: nothing is missing.\n\nNo post changes.\n")
  }

  @Test func theCommentPingsNobody() {
    let markdown = ReviewReport(review: Self.review).markdown
    #expect(!markdown.contains("@ana") && !markdown.contains("@cem"))
    #expect(markdown.contains("fixes &#35;&#8203;12 &#64;&#8203;cem"))
    #expect(!markdown.contains("<b>") && markdown.contains("&#60;b&#62;Markt&#60;/b&#62; &#124; x"))
    #expect(
      markdown.hasPrefix("### Not ready yet.\n\n| Post | Channel |  | What is needed |\n| --- | --- | --- | --- |\n"))
    #expect(markdown.contains("#### What changes in the rules\n\n- rule legal is gone\n"))
  }
}
