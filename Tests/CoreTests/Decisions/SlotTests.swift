import Testing

@testable import Core

/// Which slot a post takes.
@Suite struct SlotTests {
  /// Posts and records, and the queue that they make.
  struct Scene {
    var book = RecordBook()
    var posts: [PostSnapshot] = []
    var now = CoreTests.now
    var channels = Team.channels

    /// Adds a post for slots of X; approved by default.
    mutating func add(
      _ id: String, _ channel: Channel? = nil, approved: Timestamp? = moment("2026-11-20T08:00:00Z"),
      notBefore: Timestamp? = nil, notAfter: Timestamp? = nil, draft: Bool = false, priority: Priority = .normal,
      entered: Int = 0, enteredAt: Timestamp = moment("2026-11-01T08:00:00Z")
    ) {
      let schedule = Schedule(slot: true, zone: .utc, notBefore: notBefore, notAfter: notAfter)
      let snapshot = Posts.channel(channel ?? channels[0], text: id, post: id, schedule: schedule, draft: draft)
      let post = Posts.post(id, [snapshot], priority: priority, entered: entered, enteredAt: enteredAt)
      posts.append(post)
      if let approved { book.add(.approve, by: "ben", [post.subject()], time: approved) }
    }

    func queue() throws -> PublishQueue {
      let configuration = try Team.configuration(channels: channels)
      let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
      return PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    }

    /// The slots by post.
    func slots() throws -> [String: String] {
      try queue().entries.reduce(into: [:]) { $0[$1.post.id] = $1.at?.rfc3339 ?? "none" }
    }

    func states() throws -> [String: EntryState] { try queue().entries.reduce(into: [:]) { $0[$1.post.id] = $1.state } }
  }

  static let first = "2026-12-01T08:00:00Z"
  static let second = "2026-12-02T08:00:00Z"
  static let third = "2026-12-03T08:00:00Z"

  // MARK: - Open and taken

  /// The slot of 09:00 in Berlin with two hours of grace.
  @Test(arguments: [
    ("2026-12-01T07:59:59Z", first, EntryState.scheduled), ("2026-12-01T08:00:00Z", first, .due),
    ("2026-12-01T09:59:59Z", first, .due), ("2026-12-01T10:00:00Z", second, .scheduled),
  ]) func aSlotIsOpenForItsGrace(time: String, slot: String, state: EntryState) throws {
    var scene = Scene()
    scene.now = moment(time)
    scene.add("a")
    #expect(try scene.slots() == ["a": slot])
    #expect(try scene.states() == ["a": state])
  }

  @Test(arguments: [RecordKind.claim, .sending, .unknown, .handedOff, .published, .updated])
  func aDeliveryOfTheAccountTakesItsSlot(kind: RecordKind) throws {
    var scene = Scene()
    scene.add("a")
    scene.add("b")
    var renamed = scene.posts[1]
    renamed.channels[0].channel.name = "twitter"
    let record = scene.book.add(kind, by: "ana", [renamed.delivery(slot: moment(Self.first))])
    #expect(try scene.slots()["a"] == Self.second)
    scene.book.add(.resolve, by: "ben", targets: [record])
    #expect(try scene.slots()["a"] == Self.first)
  }

  @Test(arguments: [[RecordKind.failed], [.claim, .failed], [.published, .retracted]])
  func aDeliveryThatReadersDoNotHaveTakesNone(kinds: [RecordKind]) throws {
    var scene = Scene()
    scene.add("a")
    scene.add("b")
    for kind in kinds { scene.book.add(kind, by: "ana", [scene.posts[1].delivery(slot: moment(Self.first))]) }
    #expect(try scene.slots()["a"] == Self.first)
  }

  @Test func aDeliveryOfAnotherAccountDoesNot() throws {
    var scene = Scene()
    scene.add("a")
    scene.add("b", Team.channel("linkedin"))
    scene.book.add(.published, by: "ana", [scene.posts[1].delivery(slot: moment(Self.first))])
    #expect(try scene.slots()["a"] == Self.first)
  }

  // MARK: - In line

  /// One approval, of which all have the same position.
  @Test func urgentThenEnteredThenID() throws {
    var scene = Scene()
    scene.add("d", approved: nil, entered: 2)
    scene.add("c", approved: nil, entered: 1)
    scene.add("b", approved: nil, entered: 1)
    scene.add("a", approved: nil, priority: .urgent, entered: 9)
    scene.book.add(.approve, by: "ben", scene.posts.map { $0.subject() })
    #expect(
      try scene.slots() == ["a": Self.first, "b": Self.second, "c": Self.third, "d": "2026-12-04T08:00:00Z"])
  }

  @Test func whoIsApprovedFirstIsFirst() throws {
    var scene = Scene()
    scene.add("b", entered: 2)
    scene.add("a", entered: 1)
    #expect(try scene.slots() == ["b": Self.first, "a": Self.second])
    // A further approval does not move it, and a new one after the first was taken back does.
    let first = scene.book.records[0]
    scene.book.add(.approve, by: "dana", [scene.posts[0].subject()])
    #expect(try scene.slots() == ["b": Self.first, "a": Self.second])
    scene.book.add(.withdraw, by: "ben", targets: [first])
    #expect(try scene.slots() == ["a": Self.first, "b": Self.second])
  }

  /// An approval that closes its author's request for changes was needed, so it is what counts.
  @Test func anApprovalThatClosesARequestCounts() throws {
    var scene = Scene()
    scene.add("b")
    scene.book.add(.requestChanges, by: "dana", [scene.posts[0].subject()])
    scene.add("a")
    #expect(try scene.slots() == ["a": Self.first, "b": Self.second])
    scene.book.add(.approve, by: "dana", [scene.posts[0].subject()])
    #expect(try scene.slots() == ["a": Self.first, "b": Self.second])
  }

  @Test func theWindowIsKept() throws {
    var scene = Scene()
    scene.add("late", notBefore: moment("2026-12-02T08:00:01Z"), entered: 0)
    scene.add("first", notAfter: moment("2026-12-02T08:00:00Z"), entered: 1)
    scene.add("last", notAfter: moment("2026-12-02T08:00:00Z"), entered: 2)
    scene.add("never", notAfter: moment("2026-12-02T08:00:00Z"), entered: 3)
    #expect(
      try scene.slots() == ["late": Self.third, "first": Self.first, "last": Self.second, "never": "none"])
    #expect(try scene.states()["never"] == .unplanned)
    #expect(
      try scene.queue().entries.last?.notes == ["no free slot of x within its window: waits for 2 other posts on x"])
  }

  @Test(arguments: [("2026-12-01T08:00:00Z", first), ("2026-12-01T08:00:01Z", second)])
  func anApprovalAfterASlotTakesTheNext(time: String, slot: String) throws {
    var scene = Scene()
    scene.add("a", approved: moment(time))
    #expect(try scene.slots() == ["a": slot])
  }

  @Test(arguments: [("2026-12-01T08:00:00Z", first), ("2026-12-01T08:00:01Z", second)])
  func aPostTakesNoSlotBeforeItEntered(time: String, slot: String) throws {
    var scene = Scene()
    scene.add("a", enteredAt: moment(time))
    #expect(try scene.slots() == ["a": slot])
  }

  // MARK: - Those that wait

  @Test func whoWaitsSeesTheSlotAfterTheOthers() throws {
    var scene = Scene()
    scene.add("waiting", approved: nil, priority: .urgent)
    scene.add("approved", entered: 5)
    #expect(try scene.slots() == ["approved": Self.first, "waiting": Self.second])
    #expect(try scene.states() == ["approved": .due, "waiting": .needsApproval])
  }

  /// Approved now, it could not have the slot that has begun.
  @Test func aForecastIsFromNowOn() throws {
    var scene = Scene()
    scene.add("waiting", approved: nil)
    #expect(try scene.slots() == ["waiting": Self.second])
  }

  /// What is held shows the slot that it would have after the hold: it is the first in line.
  @Test func heldAndDraftedPostsTakeNoSlot() throws {
    var scene = Scene()
    scene.add("held", entered: 0)
    scene.add("draft", draft: true, entered: 1)
    scene.add("approved", entered: 2)
    scene.book.add(.hold, by: "ana", [.scope(Scope(posts: ["held"]))])
    #expect(try scene.slots() == ["approved": Self.first, "held": Self.first, "draft": "none"])
  }

  /// A hold of today keeps its posts' slots empty for 24 hours; what comes after is given anew.
  @Test func aHoldLetsNothingOutEarly() throws {
    var scene = Scene()
    for (number, id) in ["a", "held", "c", "d"].enumerated() { scene.add(id, entered: number) }
    scene.book.add(.hold, by: "ana", [.scope(Scope(posts: ["held"]))], time: now)
    #expect(
      try scene.slots() == ["a": Self.first, "held": Self.second, "c": Self.third, "d": "2026-12-04T08:00:00Z"])
    scene.book = RecordBook()
    for post in scene.posts { scene.book.add(.approve, by: "ben", [post.subject()]) }
    scene.book.add(.hold, by: "ana", [.scope(Scope(posts: ["held"]))], time: now - 86_400)
    #expect(try scene.slots() == ["a": Self.first, "held": Self.second, "c": Self.second, "d": Self.third])
  }

  // MARK: - Pacing

  @Test func slotsWaitForThePacing() throws {
    var scene = Scene()
    scene.channels[0].slots = [9, 12, 15].map { Slot(days: Team.nine.days, secondOfDay: $0 * 3_600) }
    scene.channels[0].pacing = Pacing(maxPerDay: 2, minGap: 4 * 3_600)
    scene.now = moment("2026-12-02T06:00:00Z")
    for (number, id) in ["a", "b", "c"].enumerated() { scene.add(id, entered: number) }
    #expect(
      try scene.slots()
        == ["a": "2026-12-02T08:00:00Z", "b": "2026-12-02T14:00:00Z", "c": "2026-12-03T08:00:00Z"])
  }

  @Test func anExplicitTimeStaysAndSaysWhatItBreaks() throws {
    var scene = Scene()
    scene.channels[0].pacing = Pacing(minGap: 7_200)
    for (id, offset) in [("a", 3_600), ("b", 9_000)] as [(String, Int64)] {
      let schedule = Schedule(at: now + offset, zone: .utc)
      scene.posts.append(Posts.post(id, [Posts.channel(scene.channels[0], text: id, post: id, schedule: schedule)]))
    }
    let queue = try scene.queue()
    #expect(queue.entries.map(\.at) == [now + 3_600, now + 9_000])
    #expect(
      queue.entries.map(\.notes) == [
        ["only 90m from b: minGap of x is 2h"], ["only 90m from a: minGap of x is 2h"],
      ])
  }

  // MARK: - Channels

  @Test func aChannelWithoutSlotsSaysSo() throws {
    var scene = Scene()
    scene.add("a", Team.channel("facebook"))
    let entry = try #require(try scene.queue().entries.first)
    #expect(entry.state == .unplanned)
    #expect(entry.notes == ["facebook has no slots in stet.yml"])
  }

  @Test func eachChannelHasItsOwnSlots() throws {
    var scene = Scene()
    scene.now = moment("2026-12-01T08:59:59Z")
    scene.add("a")
    scene.add("b", Team.channel("linkedin"))
    #expect(try scene.slots() == ["a": Self.first, "b": Self.first])
    scene.now = moment("2026-12-01T09:00:00Z")
    #expect(try scene.slots() == ["a": Self.first, "b": Self.second])
  }

  @Test func twoSlotsAtOneTimeAreOne() throws {
    var scene = Scene()
    scene.channels[0].slots = [Team.nine, Slot(days: [.tuesday], secondOfDay: 9 * 3_600)]
    scene.add("a")
    scene.add("b", entered: 1)
    #expect(try scene.slots() == ["a": Self.first, "b": Self.second])
  }

  @Test func theHorizonEnds() throws {
    var scene = Scene()
    scene.channels[0].slots = [Slot(days: [.tuesday], secondOfDay: 0)]
    for number in 0..<60 { scene.add("post-\(number)", entered: number) }
    let slots = try scene.slots().values.filter { $0 != "none" }
    #expect(slots.count == 57)
    #expect(slots.max().map(moment).map { $0 < now + 400 * 86_400 } == true)
  }

  // MARK: - Summer time

  /// Berlin skips 02:00 to 03:00 on 28 March 2027, and has it twice on 31 October 2027.
  @Test(arguments: [
    ("2027-03-27T12:00:00Z", ["2027-03-29T00:30:00Z", "2027-03-30T00:30:00Z"]),
    ("2027-10-30T12:00:00Z", ["2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"]),
    ("2027-03-26T12:00:00Z", ["2027-03-27T01:30:00Z", "2027-03-29T00:30:00Z"]),
  ]) func anHourThatIsSkippedOrRepeated(time: String, expected: [String]) throws {
    var scene = Scene()
    scene.now = moment(time)
    scene.channels[0].slots = [Slot(days: Set(Weekday.allCases), secondOfDay: 9_000)]
    scene.add("a", entered: 0)
    scene.add("b", entered: 1)
    let slots = try scene.slots()
    #expect([slots["a"], slots["b"]] == expected.map(Optional.some))
  }
}
