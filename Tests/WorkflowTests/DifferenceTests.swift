import Content
import Diagnostics
import Ledger
import Testing
import Workflow

/// What a branch changes in the queue, and whether it is ready.
@Suite struct DifferenceTests {
  private func entry(
    _ id: String, text: String = "Markt", at: Timestamp? = now, schedule: Schedule = Schedule(at: now, zone: .utc)
  ) throws -> QueueEntry {
    let post = Posts.post(id, [Posts.channel(text: text, post: id, schedule: schedule)])
    return try Posts.entry(post, at: at)
  }

  private func changes(_ before: [QueueEntry], _ after: [QueueEntry]) -> [QueueChange] {
    QueueDifference.changes(from: before, to: after)
  }

  @Test func nothing() throws { #expect(changes([try entry("a")], [try entry("a")]).isEmpty) }

  @Test func addedAndRemoved() throws {
    let found = changes([try entry("a")], [try entry("b", at: now + 60)])
    #expect(found.map(\.post) == ["b", "a"])
    #expect(found.map(\.kind) == [.added, .removed])
    #expect(found.map(\.from) == [nil, now])
    #expect(found.map(\.to) == [now + 60, nil])
  }

  @Test func movedByItsDateOrByItsSlot() throws {
    let later = Schedule(at: now + 60, zone: .utc)
    #expect(changes([try entry("a")], [try entry("a", at: now + 60, schedule: later)]).map(\.kind) == [.moved])
    let slot = Schedule(slot: true, zone: .utc)
    let found = changes([try entry("a", at: now, schedule: slot)], [try entry("a", at: now + 60, schedule: slot)])
    #expect(found.map(\.kind) == [.moved])
    #expect(found.map(\.from) == [now])
  }

  @Test func aWindowThatMovesIsAChangeToo() throws {
    let window = Schedule(at: now, zone: .utc, notAfter: now + 60)
    #expect(changes([try entry("a")], [try entry("a", schedule: window)]).map(\.kind) == [.moved])
  }

  @Test func otherContentIsMoreThanAnotherTime() throws {
    let later = Schedule(at: now + 60, zone: .utc)
    let found = changes([try entry("a")], [try entry("a", text: "Fest", at: now + 60, schedule: later)])
    #expect(found.map(\.kind) == [.changed])
  }

  // MARK: - Ready

  private func review(_ severity: Severity?, isApproved: [Bool]) -> Review {
    let channels = isApproved.map {
      ReviewedChannel(
        channel: "x", rendition: nil, schedule: Schedule(zone: .utc), isApproved: $0, voided: [], missing: [])
    }
    let findings = severity.map { [Finding(rule: "r", severity: $0, path: "posts/a.md", summary: "so")] } ?? []
    let post = ReviewedPost(
      post: "a", title: "A", path: "posts/a.md", change: .modified, findings: findings, channels: channels)
    return Review(base: "", head: "", posts: [post], queue: [], policy: [])
  }

  @Test func readyIsWithoutErrorsAndApprovedEverywhere() {
    #expect(review(nil, isApproved: [true, true]).isReady)
    #expect(review(.warning, isApproved: [true]).isReady)
    #expect(!review(.error, isApproved: [true]).isReady)
    #expect(!review(nil, isApproved: [true, false]).isReady)
    #expect(review(nil, isApproved: []).isReady)
  }
}
