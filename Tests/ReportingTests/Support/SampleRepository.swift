import Git
import Reporting
import SocialText

@testable import Core

/// A small repository in memory: two channels, three people, two rules, and as many posts and records as a test adds.
struct SampleRepository {
  /// Monday 23 November 2026, 11:00 in Berlin.
  static let now = Timestamp(seconds: 1_795_428_000)
  static let id = "b3f2035551f6e48c67489ace9f588f94"
  static let berlin = Zone(identifier: "Europe/Berlin") ?? .utc

  static let x = Channel(name: "x", network: .x, account: "@acme")
  static let linkedin = Channel(name: "linkedin", network: .linkedin, account: "acme-ag")

  var posts: [PostSnapshot] = []
  /// Further people of the configuration.
  var editors: [String] = []
  private(set) var records: [LedgerRecord] = []
  private var commits: [(id: ObjectID, parents: [ObjectID])] = [(id: commit(0), parents: [])]

  /// Adds a record as the next commit of the ledger; its actor saw the one before.
  mutating func add(
    _ kind: RecordKind, by actor: String, _ subjects: [Subject], note: String? = nil, roles: [String] = []
  ) {
    let previous = commits.count - 1
    let record = Record(
      kind: kind, repository: SampleRepository.id, actor: actor, roles: roles, subjects: subjects, note: note,
      previous: SampleRepository.commit(previous).hex, nonce: SampleRepository.hex(commits.count, 32),
      time: SampleRepository.now - 3_600)
    let commit = SampleRepository.commit(commits.count)
    commits.append((id: commit, parents: [SampleRepository.commit(previous)]))
    let author = Identity(name: actor, email: "\(actor)@example.org")
    records.append(LedgerRecord(id: record.id, record: record, addedBy: commit, commitAuthor: author))
  }

  /// Adds an approval of a post's only channel as it is.
  mutating func approve(_ post: PostSnapshot, by actor: String, roles: [String] = ["editor"], text: String? = nil) {
    guard let channel = post.channels.first, let rendition = channel.rendition else { return }
    let digest = text.map { Digest(of: $0.utf8) } ?? rendition.digest
    let approved = ChannelSubject(rendition: digest, schedule: channel.schedule.recorded)
    let subject = PostSubject(post: post.id, channels: [channel.channel.name: approved], inputs: post.inputs)
    add(.approve, by: actor, [.post(subject)], roles: roles)
  }

  var queue: PublishQueue {
    let queue = Queue(name: "main", branch: "main", channels: ["x", "linkedin"])
    let branch = PublishQueue.Branch(queue: queue, commit: SampleRepository.hex(77, 40), posts: posts)
    return PublishQueue(branches: [branch], decisions: decisions, now: SampleRepository.now)
  }

  var decisions: Decisions {
    let ledger = LedgerContents(records: records, ancestry: Ancestry(commits))
    var configuration = SampleRepository.configuration
    configuration.people += editors.map { Person(name: $0, emails: ["\($0)@example.org"], roles: ["editor"]) }
    return Decisions(ledger, authority: Authority(configuration, ancestry: ledger.ancestry))
  }

  func planReport(weeks: Int) -> PlanReport {
    let queue = queue
    let plan = PostPlan(queue, decisions, PostPlan.Options(weeks: weeks))
    return PlanReport(plan, queue: queue, heads: SampleRepository.heads, zone: SampleRepository.berlin)
  }

  func queueReport(
    _ extent: QueueListing.Extent = .all, age: FetchAge = FetchAge(), withRenditions: Bool = false,
    verbose: Bool = false
  ) -> QueueReport {
    let queue = queue
    return QueueReport(
      queue: queue, listing: queue.listing(extent), heads: SampleRepository.heads, zone: SampleRepository.berlin,
      age: age, withRenditions: withRenditions, verbose: verbose)
  }

  func explainReport(verbose: Bool = false, places: [PublishingPlace] = []) -> ExplainReport {
    let queue = queue
    return ExplainReport(
      queue: queue, post: posts[0], entries: queue.entries, places: places, heads: SampleRepository.heads,
      zone: SampleRepository.berlin,
      verbose: verbose)
  }
}

extension SampleRepository {
  static let heads = QueueHeads(
    version: "0.1.0", zoneData: "2026f", ledger: hex(5, 40), policy: hex(6, 40), repository: id)

  static let configuration = Configuration(
    repository: id, timezone: berlin, roles: ["editor", "legal", "author"], flags: ["legal"],
    queues: [Queue(name: "main", branch: "main", channels: ["x", "linkedin"])], channels: [x, linkedin],
    people: [
      Person(name: "ana", emails: ["ana@example.org"], roles: ["editor"]),
      Person(name: "ben", emails: ["ben@example.org"], roles: ["author", "editor"]),
      Person(name: "cem", emails: ["cem@example.org"], roles: ["legal"]),
    ],
    policy: PolicySettings(rules: [
      ApprovalRule(name: "four-eyes", approvals: 1, from: ["editor"]),
      ApprovalRule(name: "legal", when: flagged, approvals: 1, from: ["legal"]),
    ]))

  private static var flagged: RuleCondition {
    var condition = RuleCondition()
    condition.flags = ["legal"]
    return condition
  }

  /// A post of one channel, written by ben.
  static func post(
    _ id: String, title: String = "Weihnachtsmarkt", on channel: Channel = x, at: Timestamp? = nil,
    flags: [String] = [],
    text: String = "Am 1.12. ist Markt.", media: [Rendition.Media] = []
  ) -> PostSnapshot {
    let rendition = Rendition(
      repository: SampleRepository.id, post: id, channel: channel.name, network: channel.network,
      account: channel.account, format: channel.network.standardFormat,
      parts: [Rendition.Part(text: text, media: media)])
    let entered = Entered(commit: hex(20, 40), at: now - 86_400, position: 4)
    return PostSnapshot(
      id: id, path: "posts/\(id).md", title: title, blob: hex(21, 40), priority: .normal, labels: InternalLabels(),
      inputs: PolicyInputs(flags: flags),
      history: PostHistory(
        entered: entered, contributions: [channel.name: [Contribution(person: "ben", commit: hex(20, 40))]],
        lastChange: entered),
      channels: [
        ChannelSnapshot(
          channel: channel, rendition: KnownRendition(rendition), schedule: Schedule(at: at, zone: berlin))
      ])
  }

  /// The moment of a local time in Berlin.
  static func at(_ day: Int, _ month: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
    let local = LocalTime(year: 2026, month: month, day: day, hour: hour, minute: minute)
    return local.flatMap { berlin.moments(of: $0).first } ?? now
  }

  /// `number` in hexadecimal, filled with zeros to `count` digits.
  static func hex(_ number: Int, _ count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: count - digits.count) + digits
  }

  private static func commit(_ number: Int) -> ObjectID {
    guard let id = ObjectID(hex: hex(number + 1, 40)) else { preconditionFailure("forty hexadecimal digits are an id") }
    return id
  }
}
