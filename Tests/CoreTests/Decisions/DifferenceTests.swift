import Testing
@testable import Core

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

  /// A post that is approved or not, at a time or without, after a change of the entry.
  private func outlook(
    _ state: EntryState, at: Timestamp? = now, _ change: (inout ReviewedChannel) -> Void = { _ in }
  ) throws -> ReviewedChannel.Outlook {
    var entry = try entry("a", at: at, schedule: Schedule(at: at, zone: .utc))
    entry.state = state
    var channel = ReviewedChannel(entry: entry, branch: "main")
    change(&channel)
    return channel.outlook
  }

  @Test(arguments: EntryState.allCases) func onlyWhatGoesOutIsReady(state: EntryState) throws {
    let goesOut: Set<EntryState> = [.published, .handedOff, .sending, .due, .scheduled]
    let expected: ReviewedChannel.Outlook =
      goesOut.contains(state) ? .goesOut : state == .draft ? .waits : .staysBehind
    #expect(try outlook(state) == expected)
  }

  @Test func withoutADateNothingHinders() throws {
    for state in [EntryState.needsApproval, .unplanned, .changesRequested, .held] {
      #expect(try outlook(state, at: nil) == .waits)
      #expect(try outlook(state, at: nil) { $0.entry.channel.schedule.slot = true } == .staysBehind)
    }
    #expect(try outlook(.invalid, at: nil) == .staysBehind)
    #expect(try outlook(.expired, at: nil) == .staysBehind)
  }

  @Test func whatTheBranchLeavesAloneDoesNotHinder() throws {
    for state in [EntryState.missed, .needsApproval, .held] {
      #expect(try outlook(state) { $0.isChanged = false } == .waits)
    }
    #expect(try outlook(.scheduled) { $0.isChanged = false } == .goesOut)
  }

  @Test func anotherBranchAndAUsedIdKeepBack() throws {
    #expect(try outlook(.scheduled) { $0.isElsewhere = true } == .staysBehind)
    #expect(try outlook(.published) { $0.isElsewhere = true } == .goesOut)
    #expect(try outlook(.published) { $0.isReused = true } == .staysBehind)
    #expect(try outlook(.draft) { $0.isElsewhere = true } == .waits)
  }

  private func review(_ severity: Severity?, _ states: [EntryState]) throws -> Review {
    let channels = try states.map { state in
      var entry = try entry("a")
      entry.state = state
      return ReviewedChannel(entry: entry, branch: "main")
    }
    let findings = severity.map { [Finding(rule: "r", severity: $0, path: "posts/a.md", summary: "so")] } ?? []
    let post = ReviewedPost(
      post: "a", title: "A", path: "posts/a.md", change: .modified, findings: findings, channels: channels)
    return Review(
      base: "", head: "", target: Review.Target(commit: ""), posts: [post], queue: [], policy: [], now: now, zone: .utc)
  }

  @Test func readyIsWithoutErrorsAndOnItsWayEverywhere() throws {
    #expect(try review(nil, [.scheduled, .due]).isReady)
    #expect(try review(.warning, [.scheduled]).isReady)
    #expect(try !review(.error, [.scheduled]).isReady)
    #expect(try !review(nil, [.scheduled, .needsApproval]).isReady)
    #expect(try review(nil, []).isReady)
  }
}
