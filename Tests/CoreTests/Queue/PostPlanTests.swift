import SocialText
import TestSupport
import Testing

@testable import Core

/// Which places posts without a time get.
@Suite struct PostPlanTests {
  private static let daily = Slot(days: Set(Weekday.allCases), secondOfDay: 9 * 3_600)

  /// An account with a slot on each day.
  private static func channel(_ name: String = "x", pacing: Pacing = Pacing()) -> Channel {
    Channel(name: name, network: .x, account: "@\(name)", slots: [daily], pacing: pacing)
  }

  private static func post(
    _ id: String, on channels: [Channel], at: Timestamp? = nil, slot: Bool = false, pillar: String? = nil,
    department: String? = nil, notBefore: Timestamp? = nil, notAfter: Timestamp? = nil, draft: Bool = false,
    invalidOn invalid: String? = nil, entered: Int = 0, priority: Priority = .normal
  ) -> PostSnapshot {
    var labels = InternalLabels()
    (labels.pillar, labels.department) = (pillar, department)
    let zone = Zone(identifier: "Europe/Berlin") ?? .utc
    let schedule = Schedule(at: at, slot: slot, zone: zone, notBefore: notBefore, notAfter: notAfter)
    let error = Finding(rule: "department-unknown", path: "posts/\(id).md", summary: "unknown department")
    return Posts.post(
      id,
      channels.map { channel in
        Posts.channel(
          channel, post: id, schedule: schedule, draft: draft, errors: channel.name == invalid ? [error] : [])
      },
      inputs: PolicyInputs(department: department, pillar: pillar, path: "posts/\(id).md"), priority: priority,
      entered: entered, labels: labels)
  }

  /// The plan of some posts, of which a hold covers some.
  private func plan(
    _ posts: [PostSnapshot], on channels: [Channel], weeks: Int = 2, times: Bool = false, held: [String] = [],
    filter: EntryFilter = EntryFilter(), unwritable: [String: String] = [:]
  ) throws -> PostPlan {
    let configuration = try Team.configuration(channels: channels)
    var book = RecordBook()
    if !held.isEmpty { book.add(.hold, by: "ana", [.scope(Scope(posts: held))]) }
    let decisions = book.decisions(configuration)
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
    let queue = PublishQueue(branches: [branch], decisions: decisions, now: now)
    var options = PostPlan.Options(weeks: weeks, usesTimes: times, filter: filter)
    options.unwritable = unwritable
    return PostPlan(queue, decisions, options)
  }

  /// `post channel 2026-12-02 09:00` for each place.
  private func places(_ plan: PostPlan) -> [String] {
    plan.posts.flatMap(\.places).map { place in
      let local = place.entry.channel.schedule.zone.local(place.at)
      return "\(place.entry.post.id) \(place.entry.channelName) \(local.date.text) \(local.clockText)"
    }
  }

  @Test func theWeeksAreThoseOfTheCalendar() throws {
    let plan = try plan([Self.post("a", on: [Self.channel()])], on: [Self.channel()])
    #expect(
      plan.weeks.map { "\($0.lowerBound.text) \($0.upperBound.text)" } == [
        "2026-11-30 2026-12-06", "2026-12-07 2026-12-13",
      ])
  }

  /// The slot of today at nine is open still, and too early for what is approved at ten.
  @Test func theNextSlotsAreTakenBehindTheOthers() throws {
    let x = Self.channel()
    let posts = [
      Self.post("fixed", on: [x], at: moment("2026-12-02T08:00:00Z")), Self.post("waits", on: [x], slot: true),
      Self.post("a", on: [x], entered: 1), Self.post("b", on: [x], entered: 2),
    ]
    let plan = try plan(posts, on: [x])
    #expect(places(plan) == ["a x 2026-12-04 09:00", "b x 2026-12-05 09:00"])
    let week = try #require(plan.channels.first?.weeks.first)
    #expect(week.there == 2 && week.proposed == 2)
    #expect(week.free == [moment("2026-12-06T08:00:00Z")])
  }

  @Test func departmentsAndPillarsAlternate() throws {
    let x = Self.channel()
    let posts =
      ["a", "b", "c"].enumerated().map { Self.post($1, on: [x], department: "pr", entered: $0) }
      + ["m", "n"].enumerated().map { Self.post($1, on: [x], department: "sales", entered: 5 + $0) }
    #expect(try plan(posts, on: [x]).posts.map(\.id) == ["a", "m", "b", "n", "c"])
    // What is there counts.
    let there = Self.post("there", on: [x], at: moment("2026-12-12T08:00:00Z"), department: "pr")
    let plan = try plan(posts + [there], on: [x])
    #expect(plan.posts.map(\.id) == ["m", "a", "n", "b", "c"])
    #expect(plan.channels[0].before.departments == ["pr": 1])
    #expect(plan.channels[0].after.departments == ["pr": 4, "sales": 2])
  }

  @Test func whatEndsSoonComesFirst() throws {
    let x = Self.channel()
    let posts = [
      Self.post("a", on: [x], entered: 0),
      Self.post("b", on: [x], notAfter: moment("2026-12-04T12:00:00Z"), entered: 1),
      Self.post("c", on: [x], notAfter: moment("2026-12-03T12:00:00Z"), entered: 2),
    ]
    #expect(try plan(posts, on: [x]).posts.map(\.id) == ["c", "b", "a"])
  }

  @Test func timesAreSpreadOverTheWeeks() throws {
    let x = Self.channel()
    let posts = (0..<4).map { Self.post("post-\($0)", on: [x], department: $0 < 2 ? "pr" : "sales", entered: $0) }
    let plan = try plan(posts, on: [x], times: true)
    // Not today: an approval has to come before. Each week gets one of each department.
    #expect(
      places(plan) == [
        "post-0 x 2026-12-02 09:00", "post-2 x 2026-12-07 09:00", "post-1 x 2026-12-08 09:00",
        "post-3 x 2026-12-03 09:00",
      ])
    #expect(plan.posts.allSatisfy { $0.places.allSatisfy { !$0.isSlot } })
    #expect(plan.channels[0].weeks.map(\.proposed) == [2, 2])
  }

  @Test func aChannelWithoutSlotsGetsItsUsualTimeOnWorkdays() throws {
    let page = Channel(name: "page", network: .facebook, account: "page")
    let sent = Self.post("there", on: [page], at: moment("2026-12-03T16:30:00Z"))
    let posts = (0..<4).map { Self.post("post-\($0)", on: [page], entered: $0) }
    let plan = try plan(posts + [sent], on: [page], weeks: 1)
    #expect(places(plan) == ["post-0 page 2026-12-02 17:30", "post-1 page 2026-12-04 17:30"])
    #expect(plan.unplaced.map(\.reason) == Array(repeating: .noTime(Shortage(refusal: .taken, count: 3)), count: 2))
  }

  @Test func aPostGetsAPlaceOnAllItsChannelsOrOnNone() throws {
    var quiet = Pacing()
    quiet.quiet = QuietHours(from: 0, to: 86_399)
    let (x, still) = (Self.channel(), Self.channel("still", pacing: quiet))
    let plan = try plan([Self.post("a", on: [x, still])], on: [x, still])
    #expect(plan.posts.isEmpty)
    #expect(plan.unplaced.map(\.entry.channelName) == ["x", "still"])
    #expect(plan.unplaced[0].reason == .otherChannel("still"))
    guard case .shortage(let shortage) = plan.unplaced[1].reason else {
      Issue.record("\(plan.unplaced[1].reason)")
      return
    }
    #expect(shortage.refusal == .quiet)
    #expect(plan.channels.first?.weeks.first?.proposed == 0)
  }

  @Test func thePacingDecides() throws {
    var pacing = Pacing()
    pacing.promotionShare = PromotionShare(maxPercent: 50, over: 2)
    let x = Self.channel(pacing: pacing)
    let posts = (0..<3).map { Self.post("ad-\($0)", on: [x], pillar: "promotion", entered: $0) }
    let plan = try plan(posts, on: [x])
    // One promotion alone is one of two; a second one is not.
    #expect(plan.posts.map(\.id) == ["ad-0"])
    #expect(plan.channels[0].after.promotion == 1)
    guard case .shortage(let shortage) = plan.unplaced.first?.reason else {
      Issue.record("\(plan.unplaced)")
      return
    }
    #expect(shortage.refusal == .promotionShare)
  }

  /// Promotion comes first where it ends soon; the posts behind it make room for the second one.
  @Test func promotionIsTriedAgain() throws {
    var pacing = Pacing()
    pacing.promotionShare = PromotionShare(maxPercent: 34, over: 3)
    let x = Self.channel(pacing: pacing)
    let end = now + 12 * 86_400
    let promotion = (0..<3).map { Self.post("ad-\($0)", on: [x], pillar: "promotion", notAfter: end, entered: $0) }
    let news = (3..<6).map { Self.post("news-\($0)", on: [x], entered: $0) }
    let plan = try plan(promotion + news, on: [x])
    #expect(plan.posts.map(\.id) == ["ad-0", "news-3", "news-4", "news-5", "ad-1"])
    #expect(plan.unplaced.map(\.entry.post.id) == ["ad-2"])
  }

  @Test func whatGetsNoPlaceIsNamed() throws {
    let x = Self.channel()
    let posts = [
      Self.post("draft", on: [x], draft: true), Self.post("held", on: [x]),
      Self.post("urgent", on: [x], priority: .urgent),
      Self.post("over", on: [x], notAfter: now + 60),
    ]
    let plan = try plan(posts, on: [x], held: ["held"])
    #expect(plan.posts.isEmpty && plan.drafts == ["draft"])
    let reasons = Dictionary(uniqueKeysWithValues: plan.unplaced.map { ($0.entry.post.id, $0.reason) })
    #expect(reasons == ["held": .held, "urgent": .urgent, "over": .shortage(Shortage())])
    // An urgent post gets a time of its own like any other, and first.
    let times = try self.plan(posts, on: [x], times: true, held: ["held"])
    #expect(times.posts.map(\.id) == ["urgent"])
  }

  /// What is urgent comes soonest, though another week has less.
  @Test func whatIsUrgentGetsTheFirstFreeTime() throws {
    let x = Self.channel()
    let there = ["2026-12-03T08:00:00Z", "2026-12-04T08:00:00Z"].map { Self.post("at-\($0)", on: [x], at: moment($0)) }
    let urgent = Self.post("urgent", on: [x], priority: .urgent)
    #expect(places(try plan(there + [urgent], on: [x], times: true)) == ["urgent x 2026-12-02 09:00"])
    let other = Self.post("other", on: [x])
    #expect(places(try plan(there + [other], on: [x], times: true)) == ["other x 2026-12-07 09:00"])
  }

  /// Only what lies in the window of a post is a reason for it.
  @Test func theReasonIsThatOfItsWindow() throws {
    let x = Self.channel()
    let start = moment("2026-12-20T08:00:00Z")
    let taken = (2...6).map { Self.post("at-\($0)", on: [x], at: moment("2026-12-0\($0)T08:00:00Z")) }
    let posts = [
      Self.post("late", on: [x], notBefore: start), Self.post("soon", on: [x], notAfter: now + 60),
      Self.post("any", on: [x]),
    ]
    let plan = try plan(taken + posts, on: [x], weeks: 1, times: true)
    let reasons = Dictionary(uniqueKeysWithValues: plan.unplaced.map { ($0.entry.post.id, $0.reason) })
    #expect(
      reasons == [
        "late": .notBefore(start), "soon": .noTime(Shortage()), "any": .noTime(Shortage(refusal: .taken, count: 5)),
      ])
  }

  /// Its other channels get no place either.
  @Test func whatIsInvalidIsNamed() throws {
    let (x, y) = (Self.channel(), Self.channel("y"))
    let posts = [
      Self.post("wrong", on: [x, y], invalidOn: "y"), Self.post("right", on: [x, y], entered: 1),
      Self.post("unfinished", on: [x], draft: true, invalidOn: "x", entered: 2),
    ]
    let plan = try plan(posts, on: [x, y])
    #expect(places(plan) == ["right x 2026-12-02 09:00", "right y 2026-12-02 09:00"])
    #expect(plan.unplaced.map(\.entry.channelName) == ["x", "y"])
    #expect(plan.unplaced.map(\.reason) == [.otherChannel("y"), .invalid])
    #expect(plan.drafts == ["unfinished"])
  }

  /// Those with times of their own, and those that are approved for any time, are not among the approvals.
  @Test func whatIsToBeApprovedIsInTheOrderOfThePlan() throws {
    let (x, page) = (Self.channel(), Channel(name: "page", network: .facebook, account: "page"))
    let posts = [
      Self.post("c", on: [x], department: "pr", entered: 0), Self.post("b", on: [x], department: "pr", entered: 1),
      Self.post("a", on: [x], department: "sales", entered: 2), Self.post("page", on: [page], entered: 3),
    ]
    #expect(try plan(posts, on: [x, page]).approvals == ["c", "a", "b"])
    #expect(try plan(posts, on: [x, page], times: true).approvals.isEmpty)
  }

  /// A slot that has passed is no place for what is approved now, also where the grace keeps it open.
  @Test func freeIsWhatIsStillToCome() throws {
    let x = Self.channel()
    let plan = try plan([], on: [x], weeks: 1)
    #expect(plan.channels.first?.weeks.first?.free.first == moment("2026-12-02T08:00:00Z"))
    let configuration = try Team.configuration(channels: [x])
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [])
    let decisions = RecordBook().decisions(configuration)
    let queue = PublishQueue(branches: [branch], decisions: decisions, now: now)
    let free = queue.freeSlots(until: moment("2026-12-02T23:00:00Z"), decisions)
    #expect(free.map(\.at) == [moment("2026-12-02T08:00:00Z")])
  }

  @Test func whatComesAfterTheWeeksIsTold() throws {
    let x = Self.channel()
    let posts = (0..<7).map { Self.post("post-\($0)", on: [x], entered: $0) }
    let plan = try plan(posts, on: [x], weeks: 1)
    #expect(plan.posts.count == 5)
    #expect(plan.unplaced.map(\.reason) == Array(repeating: .later(moment("2026-12-07T08:00:00Z")), count: 2))
    #expect(plan.channels[0].weeks[0].free.isEmpty)
  }

  @Test func onlyWhatIsAskedForGetsAPlace() throws {
    let (x, y) = (Self.channel(), Self.channel("y"))
    var filter = EntryFilter()
    filter.channels = ["y"]
    let plan = try plan([Self.post("a", on: [x, y])], on: [x, y], filter: filter)
    #expect(places(plan) == ["a y 2026-12-02 09:00"])
    #expect(plan.channels.map(\.channel.name) == ["y"])
    // A channel that gets none is of no interest where labels choose, and a gap where none do.
    let posts = [Self.post("a", on: [y], department: "pr")]
    #expect(try self.plan(posts, on: [x, y]).channels.map(\.channel.name) == ["x", "y"])
    filter = EntryFilter()
    filter.departments = ["pr"]
    #expect(try self.plan(posts, on: [x, y], filter: filter).channels.map(\.channel.name) == ["y"])
  }

  @Test func theOrderOfPostsMakesNoDifference() throws {
    let (x, y) = (Self.channel(), Self.channel("y"))
    let posts = (0..<12).map { number in
      Self.post(
        "post-\(number)", on: number % 3 == 0 ? [x, y] : [x], pillar: number % 4 == 0 ? "promotion" : "news",
        department: number % 5 == 0 ? "pr" : nil, entered: number % 2)
    }
    for times in [false, true] {
      let plans = try [posts, posts.reversed()].map { places(try plan($0, on: [x, y], times: times)) }
      #expect(plans[0] == plans[1] && plans[0].count > 8)
    }
  }

  @Test func behindAPostThatCannotBeWrittenTheOthersMoveUp() throws {
    let x = Self.channel()
    let posts = (0..<3).map { Self.post("post-\($0)", on: [x], entered: $0) }
    let rest = try plan(posts, on: [x], unwritable: ["post-1": "no file"])
    #expect(places(rest) == ["post-0 x 2026-12-02 09:00", "post-2 x 2026-12-03 09:00"])
    #expect(rest.unplaced.map(\.reason) == [.notWritable("no file")])
  }

  /// The slots that are planned are those that the queue gives once what waits, and then the posts of the plan, are
  /// approved one after the other: in random plans of two accounts.
  @Test(arguments: UInt64(0)..<40) func theQueueGivesWhatIsPlanned(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    var pacing = Pacing()
    if chance(50) { pacing.minGap = 30 * 3_600 }
    if chance(50) { pacing.promotionShare = PromotionShare(maxPercent: 40, over: 5) }
    let channels = [Self.channel(pacing: pacing), Self.channel("y")]
    func post(_ id: String, _ number: Int, at: Timestamp? = nil, slot: Bool = false) -> PostSnapshot {
      Self.post(
        id, on: number % 3 == 0 ? channels : [channels[number % 2]], at: at, slot: slot,
        pillar: number % 4 == 0 ? "promotion" : "news", department: number % 5 == 0 ? "pr" : "sales", entered: number)
    }
    let fixed = (0..<2).map { number in
      post("fixed-\(number)", number, at: now + Int64.random(in: 1...10, using: &random) * 86_400 - 3_600)
    }
    let waiting = (2..<4).map { post("waits-\($0)", $0, slot: true) }
    let undated = (4..<12).map { post("post-\($0)", $0) }
    let planned = try plan(fixed + waiting + undated, on: channels)
    #expect(!planned.posts.isEmpty)
    let configuration = try Team.configuration(channels: channels)
    let slotted = planned.posts.compactMap { place -> PostSnapshot? in
      guard let number = undated.firstIndex(where: { $0.id == place.id }) else { return nil }
      return post(place.id, number + 4, slot: true)
    }
    var book = RecordBook()
    for post in waiting + slotted { book.add(.approve, by: "ben", [post.subject()], time: now) }
    let branch = PublishQueue.Branch(
      queue: configuration.queues[0], commit: "c0", posts: fixed + waiting + slotted)
    let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    let times = Dictionary(uniqueKeysWithValues: queue.entries.map { (EntryKey($0), $0.at) })
    for place in planned.posts.flatMap(\.places) {
      #expect(times[EntryKey(place.entry)] == place.at, "\(place.entry.post.id) on \(place.entry.channelName)")
    }
  }
}
