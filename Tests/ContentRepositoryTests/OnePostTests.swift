import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// What is found out for one post is what is found out for it among all.
@Suite struct OnePostTests {
  /// Texts go from post to post, posts from path to path, ids from file to file, on two branches.
  @Test(arguments: 0..<6) func aPostsHistoryDoesNotDependOnWhatElseIsAsked(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    try RandomHistory(fixture.repository).write(&random)
    let ids = ["a", "b", "c"]
    let together = try fixture.histories(of: ids)
    #expect(try fixture.histories(of: ids.reversed()) == together)
    for id in ids { #expect(try fixture.history(id) == together[id]) }
    #expect(together.values.contains { $0.contributions.values.contains { Set($0.map(\.person)).count > 1 } })
  }

  @Test(arguments: 0..<4) func theTrailOfAPostIsItsPartOfTheWhole(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: Timestamp(seconds: 1))
    try RandomHistory(fixture.repository).write(&random)
    let trail = try TrailReader(QueueReader(repository: fixture.open()))
    let tips = [try fixture.repository.id("HEAD")]
    let all = try trail.events(of: nil, tips: tips)
    for id in ["a", "b", "c"] {
      #expect(try trail.events(of: id, tips: tips) == all.filter { $0.post == id })
    }
    #expect(!all.isEmpty)
  }

  /// The id need not stand in the file as it is.
  @Test func theTrailKnowsEscapedIDs() throws {
    let fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: Timestamp(seconds: 1))
    try fixture.commit("posts/a.md", "---\nid: \"m\\x61rkt\"\nchannels: [x]\n---\nMarkt.\n")
    try fixture.commit("posts/b.md", "---\nid: other\nchannels: [x]\n---\nmarkt\n")
    let trail = try TrailReader(QueueReader(repository: fixture.open()))
    let events = try trail.events(of: "markt", tips: [fixture.repository.id("HEAD")])
    #expect(events.map(\.kind) == ["written"])
    #expect(events.map(\.post) == ["markt"])
  }

  @Test func aPostIsNamedByItsPathToo() throws {
    let fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: Timestamp(seconds: 1))
    try fixture.commit("posts/a.md", Fixture.post("markt", text: "Markt."))
    let trail = try TrailReader(QueueReader(repository: fixture.open()))
    let tips = [try fixture.repository.id("HEAD")]
    #expect(try trail.postID(named: "posts/a.md", tips: tips) == "markt")
    #expect(try trail.postID(named: "posts/b.md", tips: tips) == "posts/b.md")
    #expect(try trail.postID(named: "markt", tips: tips) == "markt")
  }
}

extension Fixture {
  /// What one walk says of posts that are asked for in this order.
  fileprivate func histories(of posts: [String]) throws -> [String: PostHistory] {
    let content = try open()
    let policy = try content.policy()
    let ledger = LedgerContents(records: [], ancestry: Ancestry([]))
    let history = try BranchHistory(
      repository: content, tip: repository.id("HEAD"), policy: policy,
      decisions: Decisions(ledger, authority: Authority(policy.configuration, ancestry: ledger.ancestry)))
    return try posts.reduce(into: [:]) { $0[$1] = try history.history(of: $1) }
  }
}

/// A generated history of three posts, a draft and a picture, by three people.
private struct RandomHistory {
  private let repository: TestRepository
  private static let paths = ["posts/a.md", "posts/b.md", "posts/c.md", "drafts/d.md"]
  private static let people: [TestSupport.Person] = [.ana, .ben, .cem]

  init(_ repository: TestRepository) { self.repository = repository }

  func write(_ random: inout SeededGenerator) throws {
    try repository.write("media/p.png", "Bild 0")
    for step in 0..<14 {
      if step == 5 { try repository.git("switch", "--quiet", "--create", "other") }
      if step == 9 { try repository.git("switch", "--quiet", "main") }
      try change(step, &random)
      let person = Self.people[Int.random(in: 0...2, using: &random)]
      try repository.git("add", "--all")
      try repository.git("commit", "--quiet", "--allow-empty", "-m", "step \(step)", as: person)
    }
    try repository.git("merge", "--quiet", "--strategy-option", "ours", "--no-edit", "other", as: .cem)
    try change(20, &random)
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--allow-empty", "-m", "after", as: .ben)
  }

  private func change(_ step: Int, _ random: inout SeededGenerator) throws {
    let path = Self.paths[Int.random(in: 0..<Self.paths.count, using: &random)]
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try repository.write("media/p.png", "Bild \(step)")
    case 1: try repository.write(path, "---\nid: [\n---\nText \(Int.random(in: 0...3, using: &random)).\n")
    case 2: try repository.write("notes/n.txt", "Text \(Int.random(in: 0...5, using: &random)).\n")
    default:
      let id = ["a", "b", "c"][Int.random(in: 0...2, using: &random)]
      let override = ["", "overrides: { x: { text: \"Text \(Int.random(in: 0...5, using: &random)).\" } }\n"]
      try repository.write(
        path,
        "---\nid: \(id)\nchannels: [x, facebook]\n\(override[Int.random(in: 0...1, using: &random)])---\n"
          + "Text \(Int.random(in: 0...5, using: &random)).\n")
    }
  }
}
