import Testing

@testable import Core

/// What a listing has of a queue, and what it counts.
@Suite struct QueueListingTests {
  private static let day: Int64 = 86_400

  /// So many days before now, and after it.
  private static func days(_ count: Int64) -> QueueListing.Extent { .within(now - count * day...now + count * day) }

  /// A post in each state that ends, so many days from now; and in others.
  private func queue(_ days: Int64) throws -> (queue: PublishQueue, decisions: Decisions) {
    let at = now + days * Self.day
    let schedule = Schedule(at: at, zone: .utc)
    let sent = Posts.post("sent", [Posts.channel(post: "sent", schedule: schedule)])
    let error = Finding(rule: "r", path: "posts/invalid.md", summary: "wrong")
    var book = RecordBook()
    book.add(.published, by: "ana", [sent.delivery(at: at)])
    book.add(.hold, by: "ana", [.scope(Scope(posts: ["held"]))])
    let window = Schedule(slot: true, zone: .utc, notAfter: at)
    let posts = [
      sent, Posts.post("held", [Posts.channel(post: "held", schedule: schedule)]),
      Posts.post("draft", [Posts.channel(post: "draft", schedule: schedule, draft: true)]),
      Posts.post("over", [Posts.channel(post: "over", schedule: schedule)]),
      Posts.post("window", [Posts.channel(post: "window", schedule: window)]),
      Posts.post("invalid", [Posts.channel(post: "invalid", schedule: schedule, errors: [error])]),
      Posts.post("undated", [Posts.channel(post: "undated", schedule: Schedule(zone: .utc), errors: [error])]),
    ]
    let configuration = try Team.configuration()
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
    let decisions = book.decisions(configuration)
    return (PublishQueue(branches: [branch], decisions: decisions, now: now), decisions)
  }

  private func listing(
    _ days: Int64, _ extent: QueueListing.Extent, states: [EntryState] = []
  ) throws -> QueueListing {
    try queue(days).queue.listing(extent, filter(states))
  }

  private func filter(_ states: [EntryState]) -> EntryFilter {
    var filter = EntryFilter()
    filter.states = states
    return filter
  }

  private func ids(_ entries: [QueueEntry]) -> Set<String> { Set(entries.map(\.post.id)) }

  private static let open: Set<String> = ["held", "draft", "undated"]
  private static let ended: Set<String> = ["sent", "over", "window", "invalid"]

  @Test func whatEndedMoreThanSevenDaysAgoIsCounted() throws {
    let listing = try self.listing(-8, .recent)
    #expect(ids(listing.entries) == Self.open)
    #expect(listing.leftOut == [.published: 1, .missed: 1, .expired: 1, .invalid: 1])
    let week = try self.listing(-7, .recent)
    #expect(ids(week.entries) == Self.open.union(Self.ended) && week.leftOut.isEmpty)
  }

  @Test func whatIsInvalidAndStillToComeIsListed() throws {
    #expect(ids(try listing(8, .recent).entries).contains("invalid"))
  }

  @Test func programsMissOnlyWhatWasSent() throws {
    let listing = try self.listing(-8, .recentlySent)
    #expect(ids(listing.entries) == Self.open.union(Self.ended).subtracting(["sent"]))
    #expect(listing.leftOut == [.published: 1])
  }

  @Test func everythingIsEverything() throws {
    let listing = try self.listing(-300, .all)
    #expect(ids(listing.entries) == Self.open.union(Self.ended) && listing.leftOut.isEmpty)
  }

  @Test func daysLookBothWays() throws {
    for days: Int64 in [-14, 14] {
      let queue = try queue(days).queue
      let near = ids(queue.listing(Self.days(14)).entries)
      #expect(near.isSuperset(of: ["sent", "over", "invalid", "held", "draft"]))
      #expect(!near.contains("undated"))
      #expect(queue.listing(Self.days(14)).leftOut.isEmpty)
      // A slot that it takes until then is nearer.
      #expect(ids(queue.listing(Self.days(13)).entries).subtracting(["window"]).isEmpty)
    }
    #expect(try ids(listing(-14, Self.days(14)).entries).contains("window"))
    #expect(try !ids(listing(-14, Self.days(13)).entries).contains("window"))
  }

  @Test func onlyWantedStatesAreListedAndCounted() throws {
    let listing = try self.listing(-8, .recent, states: [.missed, .draft])
    #expect(ids(listing.entries) == ["draft"])
    #expect(listing.leftOut == [.missed: 1])
  }

  /// A queue of what is listed, and of the rest only how much there is.
  @Test func whatIsOnlyCountedIsLeftOut() throws {
    for days: Int64 in [-8, -7, 8] {
      let whole = try queue(days)
      let judge = EntryJudge(decisions: whole.decisions, now: now)
      let ended = whole.queue.branches[0].posts.flatMap { post in
        post.channels.compactMap { judge.endedLongAgo(post, $0) }
      }
      #expect(Set(ended) == (days == -8 ? [.missed, .expired, .invalid] : []))
      let sent = PostDeliveries(whole.decisions, post: "sent").outcome(on: Team.channel("x"))
      for extent in [QueueListing.Extent.recent, .recentlySent] {
        #expect(extent.leavesOut(sent, plannedAt: nil, now: now) == (days == -8))
      }
      #expect(!QueueListing.Extent.all.leavesOut(sent, plannedAt: nil, now: now))
    }
    let counted: [EntryState: Int] = [.published: 2, .missed: 1]
    let few = PublishQueue(branches: [], counted: counted, decisions: try queue(8).decisions, now: now)
    #expect(few.count == 3 && few.entries.isEmpty)
    for extent in [QueueListing.Extent.recent, .recentlySent] {
      #expect(few.listing(extent).leftOut == counted)
      #expect(few.listing(extent, filter([.missed, .draft])).leftOut == [.missed: 1])
    }
    #expect(few.listing(.all).leftOut.isEmpty)
  }

  // MARK: - Names

  @Test(
    arguments: [
      ("Markt im Hof", "Markt im Hof"), ("\n\n  Markt  im\tHof \n\nMehr", "Markt im Hof"), ("", nil), (" \n\t", nil),
      (
        "Am ersten Dezember öffnet der Hof um neun Uhr, und alle sind da",
        "Am ersten Dezember öffnet der Hof um neun Uhr,…"
      ),
      (String(repeating: "a", count: 60), String(repeating: "a", count: 47) + "…"),
    ] as [(String, String?)])
  func theFirstWordsOfAText(text: String, words: String?) {
    #expect(PostSnapshot.firstWords(of: text) == words)
  }

  @Test func aTitleThenTheFirstWordsThenTheId() {
    var post = Posts.post("id")
    #expect(post.label == "id")
    post.title = "Titel"
    #expect(post.label == "Titel")
    post.firstWords = "Erste Worte"
    #expect(post.label == "Erste Worte")
  }

  private func choice(_ count: Int, _ roles: [String] = ["editor"]) -> PeopleChoice {
    PeopleChoice(names: (1...count).map { "p\($0)" }, roles: roles)
  }

  @Test func fewPeopleAreNamedAndManyCounted() {
    #expect(choice(1).any == "p1")
    #expect(choice(4).any == "p1, p2, p3 or p4")
    #expect(choice(5).any == "any of 5 editors")
    #expect(choice(36).some(2) == "2 of 36 editors")
    #expect(choice(36).some(36) == "all 36 editors")
    #expect(choice(3).some(2) == "2 of p1, p2 and p3")
    #expect(choice(2).some(2) == "p1 and p2")
  }

  @Test func rolesThatAreNoNounsForPeople() {
    #expect(choice(9, ["legal"]).any == "any of 9 people with the role legal")
    #expect(choice(9, ["editor", "legal"]).any == "any of 9 people with the role editor or legal")
    #expect(choice(9, []).any == "any of 9 people")
    #expect(choice(9, ["manager"]).any == "any of 9 managers")
  }
}
