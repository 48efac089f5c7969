import Git
import SocialText
import TestSupport
import Testing

@testable import Core

/// What is decided on a post depends on few records of a ledger, and these are found without reading the others.
@Suite struct DecisionsOfOnePostTests {
  private static let ids = (0..<6).map { "post-\($0)" }

  /// Decisions on one post are the same from the records that are found, from all records of the ledger, and from a ledger
  /// that only has the records about the post, the holds, and what acts on these.
  @Test(arguments: 0..<24) func theRestOfTheLedgerDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let posts = Self.ids.map(Self.post)
    let book = Self.book(of: posts, 150, &random)
    let records = Self.squashed(book.records, &random)
    let former = try Team.configuration(people: Team.people + [Person(name: "fritz", emails: ["fritz@acme.example"])])
    let versions = try Self.configurations()
    let found = book.contents(records)
    let authority = Authority(
      versions[Int(seed) % versions.count], ancestry: found.ancestry, earlier: seed % 2 == 0 ? [former] : [])
    let lazy = Decisions(found, authority: authority)
    let whole = Decisions(
      LedgerContents(
        tips: [], source: UnsortedRecords(records), anomalies: [], ancestry: found.ancestry, identity: ""),
      authority: authority)
    for post in posts {
      #expect(lazy.publishedRenditions(of: post.id) == whole.publishedRenditions(of: post.id))
      let holds = found.source.records(found.source.numbers(.hold))
      let ended = holds.flatMap { found.records(actingOn: $0.id) }
      let needed = Set((found.records(about: post.id) + holds + ended).map(\.id))
      let part = Decisions(book.contents(records.filter { needed.contains($0.id) }), authority: authority)
      let expected = Self.description(of: post, whole)
      #expect(Self.description(of: post, lazy) == expected)
      #expect(Self.description(of: post, part) == expected)
      for entry in found.records(about: post.id) {
        for name in [nil, post.id] {
          #expect(lazy.counts(entry, post: name) == whole.counts(entry, post: name))
          #expect(part.counts(entry, post: name) == whole.counts(entry, post: name))
        }
      }
    }
  }

  /// Records that are no post's by name act on some, and only few are read for one.
  @Test func fewRecordsAreReadForOnePost() throws {
    var random = SeededGenerator(seed: 1)
    let posts = (0..<100).map { Self.post("post-\($0)") }
    let book = Self.book(of: posts, 1_000, &random)
    let source = CountingRecords(book.records)
    let ledger = LedgerContents(
      tips: [], source: source, anomalies: [], ancestry: book.contents.ancestry, identity: "")
    let decisions = Decisions(ledger, authority: Authority(try Team.configuration(), ancestry: ledger.ancestry))
    _ = Self.description(of: posts[0], decisions)
    #expect((1..<300).contains(source.read.count))
  }

  // MARK: - A ledger

  private static func configurations() throws -> [Configuration] {
    let independent = ApprovalRule(name: "legal", approvals: 1, from: ["legal"], independent: true)
    return [
      try Team.configuration(),
      try Team.configuration(rules: [Team.fourEyes, independent]) {
        $0.may = [.dismiss: ["legal"], .resolve: ["legal"]]
      },
      try Team.configuration(people: Team.people.filter { $0.name != "emil" }),
    ]
  }

  private static func post(_ id: String) -> PostSnapshot {
    var labels = InternalLabels()
    labels.department = "pr"
    return Posts.post(
      id, [Posts.channel(post: id), Posts.channel(Team.channel("linkedin"), post: id)], labels: labels)
  }

  /// Records of all kinds, by people who may and who may not, some of which did not see each other.
  private static func book(of posts: [PostSnapshot], _ count: Int, _ random: inout SeededGenerator) -> RecordBook {
    var book = RecordBook()
    let actors = ["ana", "ben", "cem", "dana", "emil", "fritz"]
    let kinds: [RecordKind] =
      [.approve, .approve, .requestChanges, .withdraw, .withdraw, .dismiss, .hold, .resume, .resolve]
      + RecordKind.allCases
    for _ in 0..<count {
      let kind = kinds.randomElement(using: &random) ?? .approve
      let named = (0..<Int.random(in: 1...2, using: &random)).compactMap { _ in posts.randomElement(using: &random) }
      let acts = [.withdraw, .dismiss, .resume, .resolve].contains(kind)
      let targets = (0..<(acts ? 3 : 0)).compactMap { _ in book.records.randomElement(using: &random) }
      book.add(
        kind, by: actors.randomElement(using: &random), subjects(kind, named, &random), targets: targets,
        seeing: Bool.random(using: &random) ? book.records.randomElement(using: &random) : nil,
        address: Int.random(in: 0..<8, using: &random) == 0 ? "else@else.example" : nil,
        attester: Int.random(in: 0..<8, using: &random) == 0 ? "ci" : nil)
    }
    return book
  }

  private static func subjects(
    _ kind: RecordKind, _ posts: [PostSnapshot], _ random: inout SeededGenerator
  ) -> [Subject] {
    let part = Subject.scope(Scope(posts: posts.map(\.id)))
    switch kind {
    case .approve, .requestChanges, .comment, .correction:
      return posts.map { $0.subject(contributors: Bool.random(using: &random) ? ["emil"] : []) }
    case .hold:
      let scopes = [Scope(all: true), Scope(channels: ["x"]), Scope(departments: ["pr"]), Scope(campaigns: ["none"])]
      return Bool.random(using: &random) ? [part] : scopes.randomElement(using: &random).map { [.scope($0)] } ?? []
    case .withdraw, .dismiss, .resume:
      return [[], [part], posts.map { $0.subject() }].randomElement(using: &random) ?? []
    case .resolve, .checkpoint: return []
    default:
      let slot = Bool.random(using: &random) ? moment(SlotTests.first) : nil
      return posts.prefix(1).map { $0.delivery(slot: slot) }
    }
  }

  /// Some of the records as if a second commit, by another person, had added them as well.
  private static func squashed(_ records: [LedgerRecord], _ random: inout SeededGenerator) -> [LedgerRecord] {
    records.map { entry in
      guard Int.random(in: 0..<6, using: &random) == 0, let other = records.randomElement(using: &random) else {
        return entry
      }
      return LedgerRecord(
        id: entry.id, record: entry.record, addedBy: entry.addedBy, commitAuthor: entry.commitAuthor,
        others: [.init(commit: other.addedBy, author: other.commitAuthor)])
    }
  }

  /// All that is decided on a post.
  private static func description(of post: PostSnapshot, _ decisions: Decisions) -> [String] {
    let configuration = decisions.authority.configuration
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: decisions, now: now)
    let approvals = decisions.approvals(of: post.id).map { "\($0.entry.id) \(String(describing: $0.takenBack))" }
    return approvals
      + queue.entries.flatMap { entry in
        [
          "\(entry.channelName) \(entry.state) \(String(describing: entry.at)) \(entry.verdict)",
          "\(entry.holds.map { "\($0.entry.id) \($0.grounds)" })", "\(entry.requests.map(\.id))",
          "\(entry.delivery.deliveries.map(\.id)) \(entry.delivery.unsettled.map(\.id))", "\(entry.notes)",
        ]
      }
  }
}

/// Records among which nothing is found by a key: each of them may have it.
private final class UnsortedRecords: RecordSource {
  private let all: ListedRecords

  init(_ records: [LedgerRecord]) { all = ListedRecords(records) }

  var numbers: Range<Int> { all.numbers }
  var kindsOfActors: [Int] { all.kindsOfActors }
  var rejected: [RejectedRecord] { [] }
  var failure: (any Error)? { nil }
  func blobs(at path: LedgerPath) -> [ObjectID] { [] }
  func numbers(_ key: RecordKey) -> [Int] { Array(all.numbers) }
  func decisions(under commit: String) -> [Int] { all.decisions(under: commit) }
  func number(of id: Digest) -> Int? { all.number(of: id) }
  func numbers(startingWith digits: String) -> [Int] { all.numbers(startingWith: digits) }
  func deliveries(of post: String) -> [RecordedDelivery] { all.records(all.numbers).flatMap(\.deliveries) }
  func records(_ numbers: some Sequence<Int>) -> [LedgerRecord] { all.records(numbers) }
}

/// Records of which those that were read are counted.
private final class CountingRecords: RecordSource {
  private let all: ListedRecords
  private(set) var read: Set<Digest> = []

  init(_ records: [LedgerRecord]) { all = ListedRecords(records) }

  var numbers: Range<Int> { all.numbers }
  var kindsOfActors: [Int] { all.kindsOfActors }
  var rejected: [RejectedRecord] { [] }
  var failure: (any Error)? { nil }
  func blobs(at path: LedgerPath) -> [ObjectID] { [] }
  func numbers(_ key: RecordKey) -> [Int] { all.numbers(key) }
  func decisions(under commit: String) -> [Int] { all.decisions(under: commit) }
  func number(of id: Digest) -> Int? { all.number(of: id) }
  func numbers(startingWith digits: String) -> [Int] { all.numbers(startingWith: digits) }
  func deliveries(of post: String) -> [RecordedDelivery] { records(numbers(.post(post))).flatMap(\.deliveries) }
  func posts(
    deliveredTo network: Network, _ account: String, from start: Timestamp?, _ visit: (String, Timestamp) -> Bool
  ) {}
  func records(_ numbers: some Sequence<Int>) -> [LedgerRecord] {
    let records = all.records(numbers)
    read.formUnion(records.map(\.id))
    return records
  }
}
