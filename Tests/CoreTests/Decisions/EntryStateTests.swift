import Testing
@testable import Core

/// Which state an entry is in: the first of the table that fits.
@Suite struct EntryStateTests {
  /// What makes an entry be in a state, as far as nothing stronger does.
  struct Scene {
    var schedule = Schedule(at: now + 3_600, zone: .utc)
    var draft = false
    var isInvalid = false
    var isApproved = true
    var delivery: RecordKind?
    var isHeld = false
    var isObjectedTo = false

    init() {}

    init(_ states: EntryState...) { for state in states { add(state) } }

    mutating func add(_ state: EntryState) {
      switch state {
      case .published: delivery = .published
      case .handedOff: delivery = .handedOff
      case .sending: delivery = .sending
      case .unknown: delivery = .unknown
      case .failed: delivery = .failed
      case .invalid: isInvalid = true
      case .draft: draft = true
      case .held: isHeld = true
      case .expired: schedule.notAfter = now - 1
      case .missed: schedule.at = now - Channel.defaultGrace - 1
      case .changesRequested: isObjectedTo = true
      case .needsApproval: isApproved = false
      case .unplanned: schedule.at = nil
      case .due: schedule.at = now
      case .scheduled: schedule.at = now + 1
      }
    }

    /// The state at `now`.
    func state() throws -> EntryState? {
      let errors = isInvalid ? [Finding(rule: "r", path: "posts/markt.md", summary: "wrong")] : []
      let post = Posts.post("markt", [Posts.channel(schedule: schedule, draft: draft, errors: errors)])
      var book = RecordBook()
      if isObjectedTo { book.add(.requestChanges, by: "dana", [post.subject()]) }
      if isApproved { book.add(.approve, by: "ben", [post.subject()]) }
      if isHeld { book.add(.hold, by: "emil", [.scope(Scope(channels: ["x"]))]) }
      if let delivery { book.add(delivery, by: "ana", [post.delivery()]) }
      let configuration = try Team.configuration()
      let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
      return PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now).entries.first?.state
    }
  }

  @Test(arguments: EntryState.allCases) func alone(state: EntryState) throws {
    #expect(try Scene(state).state() == state)
  }

  /// Of two that a scene can be at once, the first of the table wins.
  @Test func theFirstOfTheTableWins() throws {
    let kinds: [[EntryState]] = [
      [.published, .handedOff, .sending, .unknown, .failed], [.missed, .unplanned, .due, .scheduled],
    ]
    for (index, first) in EntryState.allCases.enumerated() {
      for second in EntryState.allCases[(index + 1)...]
      where !kinds.contains(where: { $0.contains(first) && $0.contains(second) }) {
        #expect(try Scene(first, second).state() == first, "\(first) and \(second)")
        #expect(try Scene(second, first).state() == first, "\(second) and \(first)")
      }
    }
  }

  @Test func everythingAtOnceIsPublished() throws {
    var scene = Scene()
    for state in EntryState.allCases.reversed() { scene.add(state) }
    #expect(try scene.state() == .published)
  }

  /// The last moment of one state, and the first of the next.
  @Test(arguments: [
    (Schedule(at: now, zone: .utc), EntryState.due),
    (Schedule(at: now + 1, zone: .utc), .scheduled),
    (Schedule(at: now - Channel.defaultGrace, zone: .utc), .due),
    (Schedule(at: now - Channel.defaultGrace - 1, zone: .utc), .missed),
    (Schedule(at: now, zone: .utc, notAfter: now), .due),
    (Schedule(at: now, zone: .utc, notAfter: now - 1), .expired),
    (Schedule(at: now, zone: .utc, notBefore: now), .due),
    (Schedule(at: now, zone: .utc, notBefore: now + 1), .scheduled),
    (Schedule(at: nil, zone: .utc, notAfter: now - 1), .expired),
    (Schedule(slot: true, zone: .utc, notAfter: now - 1), .expired),
  ]) func boundaries(schedule: Schedule, state: EntryState) throws {
    var scene = Scene()
    scene.schedule = schedule
    #expect(try scene.state() == state)
  }

  @Test func anEntryThatCannotBeRenderedIsInvalid() throws {
    var post = Posts.post()
    post.channels[0].rendition = nil
    let configuration = try Team.configuration()
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now)
    #expect(queue.entries.map(\.state) == [.invalid])
  }

  @Test func whatIsNotOfTheQueueIsNotInIt() throws {
    let configuration = try Team.configuration()
    let queue = Queue(name: "other", branch: "other", channels: ["facebook"])
    let branch = PublishQueue.Branch(queue: queue, commit: "c0", posts: [Posts.post()])
    #expect(
      PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now).entries.isEmpty)
  }

  @Test(arguments: [(0, true), (7 * 86_400, true), (7 * 86_400 + 1, false)])
  func whatWasSentLongAgoIsNotShown(age: Int64, isShown: Bool) throws {
    let post = Posts.post()
    var book = RecordBook()
    book.add(.published, by: "ana", [post.delivery(at: now - age)])
    let configuration = try Team.configuration()
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    #expect(queue.entries.map(\.at) == [now - age])
    for extent in [QueueListing.Extent.recent, .recentlySent] {
      #expect(queue.listing(extent).entries.isEmpty != isShown)
      #expect(queue.listing(extent).leftOut.isEmpty == isShown)
    }
    #expect(queue.listing(.all).entries.count == 1)
  }
}
