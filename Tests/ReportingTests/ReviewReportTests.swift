import Reporting
import SocialText
import Testing
@testable import Core

@Suite struct ReviewReportTests {
  static let channels = ["x", "mastodon", "linkedin"].map { name in
    Channel(name: name, network: Network(rawValue: name) ?? .x, account: "@acme")
  }

  /// A post that has to be approved on three channels, with the same to be said of two of them.
  static func post(_ change: (inout ReviewedChannel) -> Void = { _ in }) -> ReviewedPost {
    var repository = SampleRepository()
    var snapshot = SampleRepository.post("markt", title: "@ana <b>Markt</b> | x", at: SampleRepository.at(1, 12, 9))
    let first = snapshot.channels[0]
    snapshot.channels = channels.map { channel in
      var own = first
      own.channel = channel
      return own
    }
    repository.posts = [snapshot]
    let voided = NotCounted(record: Digest(of: "r".utf8).description, actor: "ana", reason: .rendition)
    let entry = repository.queue.entries[0]
    let reviewed = snapshot.channels.enumerated().map { index, channel in
      var own = entry
      own.channel = channel
      own.verdict.contributors = Contributors(history: [])
      var reviewed = ReviewedChannel(
        entry: own, branch: "main", voided: index < 2 ? [voided] : [], missing: entry.verdict.missing)
      change(&reviewed)
      return reviewed
    }
    return ReviewedPost(
      post: "markt", title: snapshot.title, path: "posts/markt.md", change: .modified,
      findings: [Finding(rule: "r", severity: .warning, path: "posts/markt.md", summary: "fixes #12 @cem")],
      channels: reviewed)
  }

  static func review(_ posts: [ReviewedPost]) -> Review {
    let changes = ["x", "mastodon"].map { channel in
      QueueChange(
        post: "markt", channel: channel, kind: .moved, from: SampleRepository.at(1, 12, 9),
        to: SampleRepository.at(2, 12, 9), zone: SampleRepository.berlin)
    }
    return Review(
      base: SampleRepository.hex(1, 40), head: SampleRepository.hex(2, 40),
      target: Review.Target(commit: SampleRepository.hex(3, 40), branch: "main", queue: "main"), posts: posts,
      queue: posts.isEmpty ? [] : changes, policy: posts.isEmpty ? [] : ["rule legal is gone"],
      now: SampleRepository.now, zone: SampleRepository.berlin)
  }

  static var review: Review { review([post()]) }

  private func text(_ change: (inout ReviewedChannel) -> Void) -> String {
    ReviewReport(review: Self.review([Self.post(change)])).text(style: .plain)
  }

  @Test func textSaysWhatIsNeededOnceForAllChannelsWhereItIsTheSame() {
    #expect(
      ReviewReport(review: Self.review).text(style: .plain) == """
        Not ready yet: the post would not go out after the merge.

        @ana <b>Markt</b> | x (posts/markt.md): modified
          …  x, mastodon  goes out once ana approves (four-eyes); the approval by ana no longer counts: what readers see changed since
          …  linkedin     goes out once ana approves (four-eyes)
          warning: line 1: fixes #12 @cem

        What changes in the queue
          x, mastodon  @ana <b>Markt</b> | x  moved from Tue 1 Dec 2026 09:00 to Wed 2 Dec 2026 09:00

        What changes in the rules
          rule legal is gone

        """)
  }

  @Test func whatKeepsAPostBackIsSaid() {
    #expect(text { $0.entry.state = .missed }.contains("its time passed"))
    let elsewhere = text { channel in
      channel.isElsewhere = true
      channel.branch = "queue/hr"
    }
    #expect(elsewhere.contains("published from queue/hr, not from main"))
    let reused = text { channel in
      channel.entry.state = .published
      channel.isReused = true
    }
    #expect(reused.contains("this id was sent before"))
    #expect(!text { $0.entry.state = .published }.contains("was sent before"))
  }

  @Test func whatWaitsOnPurposeDoesNotHinder() {
    let waiting = Self.post { $0.entry.channel.schedule.at = nil }
    #expect(
      ReviewReport(review: Self.review([waiting])).text(style: .plain).hasPrefix(
        "Ready: nothing is missing. 1 post waits: a draft, or without a date.\n"))
    #expect(Self.review([waiting, Self.post()]).isReady == false)
    let text = ReviewReport(review: Self.review([waiting, Self.post()])).text(style: .plain)
    #expect(text.hasPrefix("Not ready yet: 1 of 2 posts would not go out after the merge.\n"))
  }

  @Test func aVoidedApprovalSaysWhatChanged() throws {
    let picture = { (name: String) in Digest(of: name.utf8) }
    var before = try #require(PreviewReportTests.preview("Am 1.12.").rendition)
    before.parts[0].media[0].sha256 = picture("old")
    var after = before
    after.parts[0].media[0].sha256 = picture("new")
    let difference = ReaderDifference(
      channel: "x", basis: nil, before: before.json, after: after.json,
      files: [
        picture("old"): ShownFile(path: "media/markt.jpg", width: 1200, height: 630),
        picture("new"): ShownFile(path: "media/markt.jpg", width: 1080, height: 1080),
      ], schedule: Schedule(zone: .utc))
    let text = text { $0.difference = difference }
    #expect(text.contains("the approval by ana no longer counts: media/markt.jpg, 1200×630 → 1080×1080\n"))
    #expect(!text.contains("the text changed"))
  }

  @Test func nothingToReviewIsReady() {
    let review = Self.review([])
    #expect(
      ReviewReport(review: review).text(style: .plain) == "Ready: nothing is missing.\n\nNo post changes.\n")
    #expect(
      ReviewReport(review: review).markdown == "### Ready: nothing is missing.\n\nNo post changes.\n")
  }

  @Test func conflictsAndOtherErrorsAreNotReady() {
    var review = Self.review([])
    review.conflicts = ["posts/a.md"]
    #expect(!review.isReady)
    #expect(ReviewReport(review: review).markdown.contains("- posts/a.md\n"))
    review.conflicts = []
    review.errors = [Finding(rule: "duplicate-id", path: "posts/b.md", summary: "twice")]
    #expect(!review.isReady)
    #expect(ReviewReport(review: review).text(style: .plain).contains("posts/b.md: error: line 1: twice"))
  }

  @Test func theCommentPingsNobody() {
    let markdown = ReviewReport(review: Self.review).markdown
    #expect(!markdown.contains("@ana") && !markdown.contains("@cem"))
    #expect(markdown.contains("fixes &#35;&#8203;12 &#64;&#8203;cem"))
    #expect(!markdown.contains("<b>") && markdown.contains("&#60;b&#62;Markt&#60;/b&#62; &#124; x"))
    #expect(
      markdown.hasPrefix(
        "### Not ready yet: the post would not go out after the merge.\n\n| Post | Channel |  | What is needed |\n| --- | --- | --- | --- |\n"
      ))
    #expect(markdown.contains("| x, mastodon | … |"))
    #expect(markdown.contains("#### What changes in the rules\n\n- rule legal is gone\n"))
  }
}
