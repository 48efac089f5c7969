import TestSupport
import Testing
@testable import Core

/// The queue depends on the posts and records, not on the order in which they were read.
@Suite struct QueueOrderTests {
  /// Everything that an entry says.
  private func line(_ entry: QueueEntry) -> String {
    let missing = entry.verdict.missing.map { "\($0.rule) \($0.has)/\($0.needs) \($0.from)" }
    return [
      entry.post.path, entry.channelName, entry.state.rawValue, entry.at?.rfc3339 ?? "-", "\(missing)",
      "\(entry.verdict.rules.map { $0.givenBy.sorted() })", "\(entry.notes)", "\(entry.holds.count)",
      "\(entry.requests.count)",
    ].joined(separator: " | ")
  }

  private func schedule(_ random: inout SeededGenerator) -> Schedule {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: Schedule(zone: .utc)
    case 1...3: Schedule(at: now + Int64.random(in: -3...3, using: &random) * 3_600, zone: .utc)
    case 4: Schedule(slot: true, zone: .utc, notBefore: now + 86_400 * Int64.random(in: 0...3, using: &random))
    case 5: Schedule(slot: true, zone: .utc, notAfter: now + 86_400 * Int64.random(in: 0...3, using: &random))
    default: Schedule(slot: true, zone: .utc)
    }
  }

  private func post(_ number: Int, _ random: inout SeededGenerator) -> PostSnapshot {
    let id = "post-\(number)"
    let channels = Team.channels.filter { _ in Bool.random(using: &random) }.map {
      Posts.channel($0, text: id, post: id, schedule: schedule(&random), draft: number % 9 == 0)
    }
    return Posts.post(
      id, channels, priority: number % 5 == 0 ? .urgent : .normal, entered: Int.random(in: 0..<6, using: &random))
  }

  private func decide(_ posts: [PostSnapshot], _ random: inout SeededGenerator) -> RecordBook {
    var book = RecordBook()
    let root = book.add(.comment, by: "ana")
    for post in posts where !post.channels.isEmpty {
      let time = now - Int64.random(in: 0...8, using: &random) * 1_800
      switch Int.random(in: 0..<8, using: &random) {
      case 0: break
      case 1: book.add(.requestChanges, by: "cem", [post.subject()], seeing: root)
      case 2: book.add(.published, by: "ana", [post.delivery(slot: moment(SlotTests.first))], seeing: root)
      case 3: book.add(.hold, by: "emil", [.scope(Scope(posts: [post.id]))], seeing: root)
      default: book.add(.approve, by: "ben", [post.subject()], seeing: root, time: time)
      }
    }
    return book
  }

  @Test(arguments: 0..<4) func theOrderOfPostsAndRecordsDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let configuration = try Team.configuration()
    let posts = (0..<40).map { post($0, &random) }
    let book = decide(posts, &random)
    func lines(_ posts: [PostSnapshot], _ records: [LedgerRecord]) -> [String] {
      let half = posts.count / 2
      let queue = { (name: String, channels: [String]) in Queue(name: name, branch: name, channels: channels) }
      let branches = [
        PublishQueue.Branch(queue: queue("main", ["x", "facebook"]), commit: "c0", posts: Array(posts[..<half])),
        PublishQueue.Branch(queue: queue("jobs", ["linkedin"]), commit: "c1", posts: Array(posts[half...])),
      ]
      let decisions = Decisions(
        book.contents(records), authority: Authority(configuration, ancestry: book.contents.ancestry))
      return PublishQueue(branches: branches, decisions: decisions, now: now).entries.map(line)
    }
    let expected = lines(posts, book.records)
    #expect(expected.count > 20)
    for _ in 0..<50 {
      let shuffled = posts[..<20].shuffled(using: &random) + posts[20...].shuffled(using: &random)
      #expect(lines(shuffled, book.records.shuffled(using: &random)) == expected)
    }
  }

  @Test func twoPostsOfOneIDHaveOneOrder() throws {
    let configuration = try Team.configuration()
    var other = Posts.post()
    other.path = "posts/another.md"
    for posts in [[Posts.post(), other], [other, Posts.post()]] {
      let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
      let queue = PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now)
      #expect(queue.entries.map(\.post.path) == ["posts/another.md", "posts/markt.md"])
    }
  }

  @Test func byTimeThenChannelThenEnteredThenID() throws {
    let configuration = try Team.configuration()
    func post(_ id: String, _ channel: String, at offset: Int64?, entered: Int) -> PostSnapshot {
      let schedule = Schedule(at: offset.map { now + $0 }, zone: .utc)
      return Posts.post(id, [Posts.channel(Team.channel(channel), post: id, schedule: schedule)], entered: entered)
    }
    let posts = [
      post("undated", "x", at: nil, entered: 0), post("d", "facebook", at: 10, entered: 0),
      post("c", "x", at: 10, entered: 2), post("b", "x", at: 10, entered: 1), post("a", "x", at: 10, entered: 1),
      post("first", "facebook", at: 5, entered: 9),
    ]
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: posts)
    let queue = PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now)
    #expect(queue.entries.map(\.post.id) == ["first", "a", "b", "c", "d", "undated"])
  }
}
