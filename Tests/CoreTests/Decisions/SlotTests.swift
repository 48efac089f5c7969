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

  @Test(arguments: RecordKind.deliveries.sorted { $0.rawValue < $1.rawValue })
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

  @Test func aDeliveryOfAnotherAccountDoesNot() throws {
    var scene = Scene()
    scene.add("a")
    scene.add("b", Team.channel("linkedin"))
    scene.book.add(.published, by: "ana", [scene.posts[1].delivery(slot: moment(Self.first))])
    #expect(try scene.slots()["a"] == Self.first)
  }

  // MARK: - In line

  @Test func urgentThenEnteredThenID() throws {
    var scene = Scene()
    scene.add("d", entered: 2)
    scene.add("c", entered: 1)
    scene.add("b", entered: 1)
    scene.add("a", priority: .urgent, entered: 9)
    #expect(
      try scene.slots() == ["a": Self.first, "b": Self.second, "c": Self.third, "d": "2026-12-04T08:00:00Z"])
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
    #expect(try scene.queue().entries.last?.notes == ["no free slot of x within its window"])
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

  @Test func heldAndDraftedPostsTakeNoSlot() throws {
    var scene = Scene()
    scene.add("held", entered: 0)
    scene.add("draft", draft: true, entered: 1)
    scene.add("approved", entered: 2)
    scene.book.add(.hold, by: "ana", [.scope(Scope(posts: ["held"]))])
    #expect(try scene.slots() == ["approved": Self.first, "held": Self.second, "draft": "none"])
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
