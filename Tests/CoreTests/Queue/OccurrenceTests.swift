import Testing

@testable import Core

/// The entries of posts that repeat.
@Suite struct OccurrenceTests {
  private static let day: Int64 = 86_400
  private static let berlin = Zone(identifier: "Europe/Berlin") ?? .utc

  /// A schedule at nine in Berlin, from a day on.
  private static func schedule(
    _ rule: String, from first: String = "2026-12-01T09:00", times: Int = 6, except: [String] = [],
    moved: [(String, String)] = [], shift: Int64 = 0
  ) throws -> Schedule {
    guard case .local(let start)? = WrittenTime(first) else { throw Missing() }
    let repetition = Repetition(
      try #require(RecurrenceRule(text: rule)), .times(times),
      except: try except.map { try #require(CivilDate(written: $0)) },
      moved: try moved.reduce(into: [:]) { moved, pair in
        moved[try #require(CivilDate(written: pair.0))] = WrittenTime(pair.1)?.local(in: berlin)
      })
    let at = try #require(berlin.moments(of: LocalTime(clockSeconds: start.clockSeconds + shift)).first)
    let series = Series(repetition, from: start, first: at, shift: shift, in: berlin)
    return Schedule(at: at, zone: berlin, series: series)
  }

  private struct Missing: Error {}

  private static func queue(
    _ schedule: Schedule, _ book: RecordBook, now moment: Timestamp = now, draft: Bool = false,
    configuration: Configuration? = nil
  ) throws -> PublishQueue {
    let post = Posts.post("markt", [Posts.channel(schedule: schedule, draft: draft)])
    let configuration = try configuration ?? Team.configuration()
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    return PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: moment)
  }

  private static func states(_ queue: PublishQueue) -> [String] {
    queue.entries.map { "\($0.occurrence?.text ?? "none") \($0.state.rawValue)" }
  }

  /// The post with a schedule, of which records are.
  private static func post(_ schedule: Schedule) -> PostSnapshot {
    Posts.post("markt", [Posts.channel(schedule: schedule)])
  }

  private static func delivery(_ occurrence: String?, at: Timestamp? = nil, slot: Timestamp? = nil) -> Subject {
    let channel = Team.channel("x")
    return .delivery(
      Delivery(
        post: "markt", channel: "x", occurrence: occurrence, network: channel.network, account: channel.account,
        slot: slot, at: at))
  }

  @Test func eachOccurrenceHasAState() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-11-29T09:00")
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    book.add(.published, by: "ana", [Self.delivery("2026-11-29", at: now - 2 * Self.day)])
    book.add(.failed, by: "ana", [Self.delivery("2026-12-03")])
    let queue = try Self.queue(schedule, book, now: moment("2026-12-01T08:30:00Z"))
    #expect(
      Self.states(queue) == [
        "2026-11-29 published", "2026-11-30 missed", "2026-12-01 due", "2026-12-02 scheduled", "2026-12-03 failed",
        "2026-12-04 scheduled",
      ])
    #expect(
      queue.entries.map { $0.at }
        == schedule.series?.occurrences.enumerated().map { place, occurrence in
          place == 0 ? now - 2 * Self.day : occurrence.at
        })
  }

  /// What went out on a day counts for each occurrence that would go out on it since.
  @Test(arguments: [
    // The day that was sent is excepted, and another one moved onto it.
    (
      "FREQ=WEEKLY", "2026-12-01T09:00", ["2026-12-08"], [("2026-12-01", "2026-12-08T20:00")], "2026-12-08",
      "2026-12-08T08:02:00Z", ["2026-12-01 published", "2026-12-15 scheduled", "2026-12-22 scheduled"]
    ),
    // The one that was sent is moved away since, and another one onto its day.
    (
      "FREQ=WEEKLY", "2026-12-01T09:00", [], [("2026-12-01", "2026-12-08T20:00"), ("2026-12-08", "2026-12-10T09:00")],
      "2026-12-08", "2026-12-08T08:02:00Z", ["2026-12-01 published", "2026-12-08 published", "2026-12-15 scheduled"]
    ),
    // It went out on the day of the next one, which was moved as well, and is not any more.
    (
      "FREQ=DAILY", "2026-12-14T09:00", [], [], "2026-12-16", "2026-12-17T09:01:00Z",
      [
        "2026-12-14 missed", "2026-12-15 missed", "2026-12-16 published", "2026-12-17 published",
        "2026-12-18 scheduled",
      ]
    ),
    // Late after midnight, within the grace: it is still that of the day before.
    (
      "FREQ=DAILY", "2026-12-14T23:00", [], [], "2026-12-14", "2026-12-14T23:30:00Z",
      ["2026-12-14 published", "2026-12-15 scheduled", "2026-12-16 scheduled"]
    ),
  ]) func aDayThatHadOneHasNoOther(
    rule: String, first: String, except: [String], moved: [(String, String)], sent: String, at: String,
    states: [String]
  ) throws {
    let schedule = try Self.schedule(rule, from: first, except: except, moved: moved)
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    book.add(.handedOff, by: "ana", [Self.delivery(sent, at: moment(at))])
    book.add(.published, by: "ana", [Self.delivery(sent, at: moment(at) + 60)])
    let found = Self.states(try Self.queue(schedule, book, now: moment(at) + 600))
    #expect(found.filter { !except.contains(String($0.prefix(10))) }.prefix(states.count) == states[...], "\(found)")
  }

  /// What is noted late, failed, or was handed over ahead takes no other day with it, nor the result of another one.
  @Test(
    arguments: [
      ([("published", "2026-12-14", "2026-12-15T07:00:00Z", nil)], "2026-12-15 due"),
      (
        [
          ("handed-off", "2026-12-14", "2026-12-14T07:00:00Z", "2026-12-14T08:00:00Z"),
          ("published", "2026-12-14", "2026-12-15T07:00:00Z", "2026-12-14T08:00:00Z"),
        ], "2026-12-15 due"
      ),
      (
        [
          ("handed-off", "2026-12-14", "2026-12-15T07:00:00Z", nil),
          ("failed", "2026-12-14", "2026-12-15T07:05:00Z", nil),
        ], "2026-12-15 due"
      ),
      (
        [
          ("handed-off", "2026-12-15", "2026-12-14T07:00:00Z", "2026-12-15T08:00:00Z"),
          ("published", "2026-12-14", "2026-12-15T07:00:00Z", nil),
        ], "2026-12-15 handed-off"
      ),
      ([("handed-off", "2026-12-17", "2026-12-15T07:00:00Z", "2026-12-17T08:00:00Z")], "2026-12-15 due"),
    ] as [([(String, String, String, String?)], String)])
  func noOtherDayIsTaken(deliveries: [(String, String, String, String?)], state: String) throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-14T09:00")
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    for (kind, day, at, slot) in deliveries {
      let delivery = Self.delivery(day, at: moment(at), slot: slot.map(moment))
      book.add(try #require(RecordKind(rawValue: kind)), by: "ana", [delivery], time: moment(at))
    }
    let found = Self.states(try Self.queue(schedule, book, now: moment("2026-12-15T08:30:00Z")))
    #expect(found.contains(state), "\(found)")
  }

  /// A hand-off that ended before the post repeated is of no later day.
  @Test(arguments: [(true, "2026-12-08 scheduled"), (false, "2026-12-08 handed-off")])
  func aHandOffThatEndedIsOver(isPublished: Bool, first: String) throws {
    let schedule = try Self.schedule("FREQ=WEEKLY", from: "2026-12-08T09:00")
    var book = RecordBook()
    let at = moment("2026-12-01T08:01:00Z")
    book.add(.handedOff, by: "ana", [Self.delivery(nil, at: at)], time: at)
    if isPublished { book.add(.published, by: "ana", [Self.delivery(nil, at: at + 120)], time: at + 120) }
    book.add(.approve, by: "ben", [Self.post(schedule).subject()], time: at + 600)
    #expect(Self.states(try Self.queue(schedule, book, now: at + 900)).first == first)
  }

  @Test func aMissedOccurrenceIsStuckUntilTheNextIsDue() throws {
    let schedule = try Self.schedule("FREQ=WEEKLY", from: "2026-12-01T09:00")
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    func stuck(_ time: String) throws -> [String] {
      let at = moment(time)
      return QueueStatus(try Self.queue(schedule, book, now: at).entries, try Team.configuration(), now: at).stuck.map {
        "\($0.occurrence?.text ?? "") \($0.state.rawValue)"
      }
    }
    #expect(try stuck("2026-12-01T08:30:00Z") == [])
    #expect(try stuck("2026-12-03T08:00:00Z") == ["2026-12-01 missed"])
    #expect(try stuck("2026-12-08T07:59:59Z") == ["2026-12-01 missed"])
    #expect(try stuck("2026-12-08T08:00:00Z") == [])
  }

  /// What stops all of a series is told once; a draft is a task for the next occurrence, not for those that are over.
  @Test func aSeriesThatIsStoppedIsToldOnce() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-11-29T09:00", times: 20)
    var book = RecordBook()
    book.add(.hold, by: "ana", [.scope(Scope(posts: ["markt"]))])
    let configuration = try Team.configuration()
    let held = QueueStatus(try Self.queue(schedule, book).entries, configuration, now: now)
    #expect(held.stuck.compactMap(\.occurrence?.text) == ["2026-12-01"])
    let draft = QueueStatus(try Self.queue(schedule, RecordBook(), draft: true).entries, configuration, now: now)
    #expect(draft.tasks.map(\.kind) == [.finish])
    #expect(draft.tasks.flatMap(\.entries).compactMap(\.occurrence?.text) == ["2026-12-01"])
  }

  @Test func aSeriesThatWaitsIsOneTask() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-02T09:00")
    let status = QueueStatus(try Self.queue(schedule, RecordBook()).entries, try Team.configuration(), now: now)
    #expect(status.tasks.map(\.kind) == [.approve])
    #expect(status.tasks.flatMap(\.entries).compactMap(\.occurrence?.text) == ["2026-12-02"])
  }

  /// Listings have 28 days, and the next occurrence however far away it is.
  @Test(arguments: [("FREQ=WEEKLY", 5, 15), ("FREQ=DAILY", 29, 71), ("FREQ=WEEKLY;INTERVAL=10", 1, 3)])
  func laterOccurrencesAreCounted(rule: String, listed: Int, later: Int) throws {
    let schedule = try Self.schedule(
      rule, from: rule.contains("10") ? "2027-01-05T09:00" : "2026-12-01T09:30", times: listed + later)
    let queue = try Self.queue(schedule, RecordBook())
    for extent in [QueueListing.Extent.recent, .recentlySent] {
      let listing = queue.listing(extent)
      #expect(listing.entries.count == listed && listing.later == later && listing.leftOut.isEmpty)
    }
    #expect(queue.listing(.all).entries.count == listed + later && queue.listing(.all).later == 0)
  }

  @Test func draftsOfDaysThatAreOverAreCountedAfterAWeek() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-11-01T09:00", times: 31)
    let listing = try Self.queue(schedule, RecordBook(), draft: true).listing(.recent)
    #expect(listing.entries.map(\.occurrence?.text).first == "2026-11-25" && listing.leftOut == [.draft: 24])
  }

  // MARK: - What was sent

  /// A delivery of an occurrence is known by its day: the hour, the rule and the name of the channel may change.
  @Test func anotherHourSendsNothingTwice() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [Self.delivery("2026-12-01", at: now)])
    for (rule, first) in [
      ("FREQ=DAILY", "2026-12-01T12:00"), ("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T23:59"),
      ("FREQ=MONTHLY", "2026-12-01T08:00"),
    ] {
      let schedule = try Self.schedule(rule, from: first)
      #expect(Self.states(try Self.queue(schedule, book))[0] == "2026-12-01 published")
      #expect(try Self.queue(schedule, book).entries.dropFirst().allSatisfy { $0.delivery.state == nil })
    }
  }

  /// What was sent before the post repeated covers every occurrence up to its day.
  @Test(arguments: [
    (RecordKind.published, "2026-12-02T08:00:00Z", 2), (.published, "2026-12-02T22:59:59Z", 2),
    (.published, "2026-12-02T23:00:00Z", 3), (.handedOff, "2026-12-02T07:00:00Z", 2),
    (.published, "2026-11-30T08:00:00Z", 0),
    // A tool that got it ahead sends it on the first day.
    (.handedOff, "2026-11-30T08:00:00Z", 1), (.failed, "2026-12-02T08:00:00Z", 2),
  ]) func deliveriesWithoutOccurrence(kind: RecordKind, time: String, covered: Int) throws {
    var book = RecordBook()
    book.add(kind, by: "ana", [Self.delivery(nil, at: moment(time))])
    let queue = try Self.queue(try Self.schedule("FREQ=DAILY"), book)
    #expect(queue.entries.map { $0.delivery.state != nil } == (0..<6).map { $0 < covered })
  }

  @Test func withoutRepeatAnyDeliveryMeansPublished() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [Self.delivery("2026-12-01", at: now)])
    let once = Schedule(at: now + 9 * Self.day, zone: Self.berlin)
    #expect(Self.states(try Self.queue(once, book)) == ["none published"])
    // And written again, it goes on with what is left.
    let states = Self.states(try Self.queue(try Self.schedule("FREQ=WEEKLY", times: 2), book))
    #expect(states == ["2026-12-01 published", "2026-12-08 needs-approval"])
  }

  /// What went out minutes ago on another date does not go out again: a series was moved across midnight.
  @Test func movedAcrossMidnightNothingGoesOutTwice() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [Self.delivery("2026-12-01", at: moment("2026-12-01T22:31:00Z"))])
    let moved = try Self.schedule("FREQ=DAILY", from: "2026-12-02T00:50", times: 2)
    let states = Self.states(try Self.queue(moved, book, now: moment("2026-12-01T23:00:00Z")))
    #expect(states == ["2026-12-02 published", "2026-12-03 needs-approval"])
    // By the clock of Tokyo it was the day after.
    var tokyo = RecordBook()
    tokyo.add(.published, by: "ana", [Self.delivery("2026-12-02", at: moment("2026-12-01T22:31:00Z"))])
    let west = try Self.schedule("FREQ=WEEKLY", from: "2026-12-01T23:30", times: 1)
    #expect(Self.states(try Self.queue(west, tokyo, now: moment("2026-12-01T22:40:00Z"))) == ["2026-12-01 published"])
    // A day later it is another one, and the one of before is still told.
    let later = try Self.schedule("FREQ=DAILY", from: "2026-12-02T23:30", times: 2)
    #expect(
      Self.states(try Self.queue(later, book, now: moment("2026-12-01T23:00:00Z"))) == [
        "2026-12-01 published", "2026-12-02 needs-approval", "2026-12-03 needs-approval",
      ])
  }

  /// What a tool has, or what went wrong, is told though the series has no such day any more.
  @Test(arguments: [(RecordKind.handedOff, "handed-off"), (.failed, "failed"), (.unknown, "unknown")])
  func aDayThatWasTakenOutIsStillTold(kind: RecordKind, state: String) throws {
    var book = RecordBook()
    let record = book.add(kind, by: "ana", [Self.delivery("2026-12-03", at: moment("2026-12-01T09:00:00Z"))])
    book.add(.hold, by: "ana", [.scope(Scope(posts: ["markt"]))])
    let schedule = try Self.schedule("FREQ=DAILY", times: 4, except: ["2026-12-03"])
    let entry = try #require(try Self.queue(schedule, book).entries.first { $0.occurrence?.text == "2026-12-03" })
    #expect(entry.state.rawValue == state && entry.holds.count == 1)
    #expect(kind != .handedOff || entry.at == moment("2026-12-03T08:00:00Z"))
    book.add(.resolve, by: "ben", targets: [record])
    #expect(try Self.queue(schedule, book).entries.allSatisfy { $0.occurrence?.text != "2026-12-03" })
  }

  @Test func aShiftedChannelKeepsTheDayOfThePost() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-01T20:00", times: 3, shift: 6 * 3_600)
    var book = RecordBook()
    book.add(.published, by: "ana", [Self.delivery("2026-12-01", at: moment("2026-12-02T01:05:00Z"))])
    #expect(
      Self.states(try Self.queue(schedule, book)) == [
        "2026-12-01 published", "2026-12-02 needs-approval", "2026-12-03 needs-approval",
      ])
  }

  // MARK: - Holds and approvals

  @Test func holdsOfOneOccurrenceStopThatOne() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-02T09:00", times: 3)
    let third = try #require(CivilDate(written: "2026-12-03"))
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    let hold = book.add(.hold, by: "ana", [.scope(Scope(posts: ["markt"], occurrence: third))])
    #expect(
      Self.states(try Self.queue(schedule, book)) == [
        "2026-12-02 scheduled", "2026-12-03 held", "2026-12-04 scheduled",
      ])
    // A post that does not repeat any more is stopped.
    #expect(Self.states(try Self.queue(Schedule(at: now + Self.day, zone: .utc), book)) == ["none held"])
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["markt"], occurrence: third))], targets: [hold])
    #expect(try Self.queue(schedule, book).entries.allSatisfy { $0.holds.isEmpty })
  }

  /// A series that is moved by a day takes the hold along; a day that was excepted is not held on another one.
  @Test func aHoldOfOneOccurrenceGoesWithIt() throws {
    var book = RecordBook()
    let held = try #require(CivilDate(written: "2026-12-08"))
    book.add(.hold, by: "ana", [.scope(Scope(posts: ["markt"], occurrence: held))])
    func days(_ first: String, except: [String] = []) throws -> [String] {
      let schedule = try Self.schedule("FREQ=WEEKLY", from: first, times: 4, except: except)
      return try Self.queue(schedule, book).entries.filter { !$0.holds.isEmpty }.compactMap(\.occurrence?.text)
    }
    #expect(try days("2026-12-01T09:00") == ["2026-12-08"])
    #expect(try days("2026-12-02T09:00") == ["2026-12-09"])
    #expect(try days("2026-11-30T09:00") == ["2026-12-07"])
    #expect(try days("2026-12-01T09:00", except: ["2026-12-08"]) == [])
  }

  /// Under `any` as many go out as were approved: what was sent counts.
  @Test func anyCountsWhatWasSent() throws {
    var book = RecordBook()
    let approved = try Self.schedule("FREQ=DAILY", from: "2026-12-04T09:00", times: 3)
    book.add(.approve, by: "ben", [Self.post(approved).subject()])
    let configuration = try Team.configuration { $0.reschedule = .any }
    for day in ["2026-12-01", "2026-12-02"] {
      book.add(.published, by: "ana", [Self.delivery(day, at: moment(day + "T08:01:00Z"))])
    }
    func states(times: Int) throws -> [String] {
      let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-08T09:00", times: times)
      return Self.states(
        try Self.queue(schedule, book, now: moment("2026-12-02T09:00:00Z"), configuration: configuration)
      ).filter { !$0.hasSuffix("published") }
    }
    #expect(try states(times: 1) == ["2026-12-08 scheduled"])
    #expect(try states(times: 2) == ["2026-12-08 needs-approval", "2026-12-09 needs-approval"])
    // What an approval saw is not among what it allows.
    let again = try Self.schedule("FREQ=DAILY", from: "2026-12-08T09:00", times: 2)
    book.add(.approve, by: "ben", [Self.post(again).subject()])
    #expect(try states(times: 2) == ["2026-12-08 scheduled", "2026-12-09 scheduled"])
  }

  @Test func aResumeOfOneOccurrenceLeavesTheOthersHeld() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-02T09:00", times: 3)
    var book = RecordBook()
    let hold = book.add(.hold, by: "ana", [.scope(Scope(channels: ["x"]))])
    let third = try #require(CivilDate(written: "2026-12-03"))
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["markt"], occurrence: third))], targets: [hold])
    #expect(try Self.queue(schedule, book).entries.map { $0.holds.isEmpty } == [false, true, false])
  }

  @Test func anApprovalOfOneOccurrenceIsForThatOne() throws {
    let schedule = try Self.schedule("FREQ=DAILY", from: "2026-12-02T09:00", times: 3)
    let second = try #require(schedule.series?.occurrences[1])
    var own = Posts.channel(schedule: schedule)
    own.schedule = schedule.of(second)
    guard case .post(var subject) = Posts.post("markt", [own]).subject() else { throw Missing() }
    subject.occurrence = second.day.text
    #expect(subject.channels["x"]?.schedule.repetition == nil)
    var book = RecordBook()
    book.add(.approve, by: "ben", [.post(subject)])
    let states = Self.states(try Self.queue(schedule, book))
    #expect(states == ["2026-12-02 needs-approval", "2026-12-03 scheduled", "2026-12-04 needs-approval"])
    // Later on that day it stands, as for a post that goes out once; earlier it does not.
    let later = try Self.schedule("FREQ=DAILY", from: "2026-12-02T11:00", times: 3)
    #expect(try Self.queue(later, book).entries.map(\.verdict.isMet) == [false, true, false])
    let earlier = try Self.schedule("FREQ=DAILY", from: "2026-12-02T08:00", times: 3)
    #expect(try Self.queue(earlier, book).entries.allSatisfy { !$0.verdict.isMet })
  }

  /// A change of a series, and whether `later`, `any` and `never` keep its approval.
  struct Change: CustomTestStringConvertible {
    let testDescription: String
    var from = ("FREQ=DAILY", "2026-12-01T09:00", 6, [String]())
    var to: (String, String, Int, [String])
    var later = true
    var any = true
    var never = false
  }

  static let changes = [
    Change(testDescription: "the same", to: ("FREQ=DAILY", "2026-12-01T09:00", 6, []), never: true),
    Change(testDescription: "fewer", to: ("FREQ=DAILY", "2026-12-01T09:00", 5, [])),
    Change(testDescription: "more", to: ("FREQ=DAILY", "2026-12-01T09:00", 7, []), later: false, any: false),
    Change(testDescription: "one left out", to: ("FREQ=DAILY", "2026-12-01T09:00", 6, ["2026-12-03"])),
    Change(testDescription: "one moved to the end", to: ("FREQ=DAILY", "2026-12-02T09:00", 6, []), later: false),
    Change(testDescription: "the first left out", to: ("FREQ=DAILY", "2026-12-02T09:00", 5, [])),
    Change(testDescription: "another hour", to: ("FREQ=DAILY", "2026-12-01T10:00", 6, []), later: false),
    Change(testDescription: "a rule with the same days", to: ("FREQ=DAILY;INTERVAL=2", "2026-12-01T09:00", 3, [])),
    // What is over needs no approval.
    Change(
      testDescription: "begun earlier", to: ("FREQ=DAILY", "2026-11-25T09:00", 12, []), later: true, any: true),
    Change(
      testDescription: "repeated where it was not", from: ("", "2026-12-02T09:00", 1, []),
      to: ("FREQ=DAILY", "2026-12-02T09:00", 2, []), later: false, any: false),
    Change(
      testDescription: "repeated, once", from: ("", "2026-12-02T09:00", 1, []),
      to: ("FREQ=DAILY", "2026-12-02T09:00", 1, [])),
    Change(testDescription: "repeated no more, on one of the days", to: ("", "2026-12-03T09:00", 1, [])),
    Change(testDescription: "repeated no more, later", to: ("", "2026-12-03T10:00", 1, []), later: false),
    Change(testDescription: "repeated no more, without a date", to: ("none", "", 1, [])),
    Change(testDescription: "repeated no more, in a slot", to: ("slot", "", 1, []), later: false),
  ]

  private static func schedule(_ value: (String, String, Int, [String])) throws -> Schedule {
    switch value.0 {
    case "none": return Schedule(zone: berlin)
    case "slot": return Schedule(slot: true, zone: berlin)
    case "": return try schedule("FREQ=DAILY", from: value.1, times: 1).ofOccurrenceAlone
    default: return try schedule(value.0, from: value.1, times: value.2, except: value.3)
    }
  }

  @Test(arguments: changes) func approvalsOfSeries(change: Change) throws {
    let (from, to) = (try Self.schedule(change.from), try Self.schedule(change.to))
    for (rule, isKept) in [
      (PolicySettings.Reschedule.later, change.later), (.any, change.any), (.never, change.never),
    ] {
      var book = RecordBook()
      book.add(.approve, by: "ben", [Self.post(from).subject()])
      let configuration = try Team.configuration { $0.reschedule = rule }
      let queue = try Self.queue(to, book, configuration: configuration)
      let open = queue.entries.filter { $0.state != .missed }
      #expect(!open.isEmpty && open.allSatisfy { $0.verdict.isMet == isKept }, "\(rule)")
    }
  }

  @Test func anotherZoneVoidsAnApproval() throws {
    let schedule = try Self.schedule("FREQ=DAILY")
    let series = try #require(schedule.series)
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post(schedule).subject()])
    // The same moments, named by another place.
    let vienna = try #require(Zone(identifier: "Europe/Vienna"))
    let moved = Schedule(
      at: schedule.at, zone: vienna,
      series: Series(series.repetition, from: series.start, first: series.occurrences[0].at, in: vienna))
    #expect(try Self.queue(moved, book).entries.allSatisfy { !$0.verdict.isMet })
  }

  // MARK: - The plan

  @Test func everyOccurrenceTakesItsTime() throws {
    var channel = Team.channel("x")
    channel.pacing.maxPerDay = 1
    let configuration = try Team.configuration(channels: [channel])
    let series = try Self.schedule("FREQ=WEEKLY;BYDAY=WE", from: "2026-12-02T15:00", times: 5)
    let slotted = Schedule(slot: true, zone: Self.berlin)
    var book = RecordBook()
    let posts = [
      Posts.post("markt", [Posts.channel(channel, schedule: series)]),
      Posts.post("laufrad", [Posts.channel(channel, text: "Laufrad", post: "laufrad", schedule: slotted)]),
    ]
    for post in posts { book.add(.approve, by: "ben", [post.subject()]) }
    book.add(.published, by: "ana", [Self.delivery("2026-12-09", at: moment("2026-12-01T08:30:00Z"))])
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
    let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    // Tuesday is taken by what was sent today, and Wednesday by an occurrence.
    let slot = queue.entries.first { $0.post.id == "laufrad" }?.at
    #expect(slot == moment("2026-12-03T08:00:00Z"))
    let free = queue.freeSlots(until: moment("2026-12-20T00:00:00Z"), book.decisions(configuration))
    #expect(free.map { Self.berlin.local($0.at).date.day } == [4, 7, 8, 9, 10, 11, 14, 15, 17, 18])
  }
}
