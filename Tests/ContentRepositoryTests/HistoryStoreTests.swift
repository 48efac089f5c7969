import Core
import Foundation
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// What history says of posts is the same whatever was walked before, in this run or in earlier ones.
@Suite struct HistoryStoreTests {
  fileprivate static let posts = ["a", "b", "c", "d"]

  /// What a branch says of all posts.
  private func histories(
    _ content: ContentRepository, of branch: String, merging: [String] = []
  ) throws -> [String: PostHistory] {
    let policy = try content.policy()
    let ledger = LedgerContents(records: [], ancestry: Ancestry([]))
    let history = try BranchHistory(
      repository: content, tip: content.git.commitID(revision: branch),
      merging: merging.map { try content.git.commitID(revision: $0) }, policy: policy,
      decisions: Decisions(ledger, authority: Authority(policy.configuration, ancestry: ledger.ancestry)))
    let found = try Self.posts.reduce(into: [:]) { $0[$1] = try history.history(of: $1) }
    content.keepHistory()
    content.store?.commit()
    return found
  }

  private func fixture(seed: UInt64, steps: Int = 360) throws -> Fixture {
    var random = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    try fixture.repository.run(
      ["fast-import", "--quiet", "--force"], input: RandomBranches(&random, steps: steps).stream)
    return fixture
  }

  @Test(arguments: 0..<3) func theOrderOfBranchesDoesNotMatter(seed: UInt64) throws {
    let fixture = try fixture(seed: seed)
    let fresh = try ContentRepository.open(fixture.repository.path)
    let expected = try histories(fresh, of: "main")
    #expect(expected.values.contains { $0.contributions.values.contains { Set($0.map(\.person)).count > 1 } })
    for first in ["side", "main~40", "side~10", "other"] {
      let content = try ContentRepository.open(fixture.repository.path)
      _ = try histories(content, of: first)
      #expect(try histories(content, of: "main") == expected, "after \(first)")
    }
  }

  /// Each step is another process with the same store.
  @Test(arguments: 0..<3) func theStoreSaysWhatAWalkSays(seed: UInt64) throws {
    let fixture = try fixture(seed: seed)
    for branch in ["main~60", "side", "main", "main", "other"] {
      let fresh = try ContentRepository.open(fixture.repository.path)
      let expected = try histories(fresh, of: branch, merging: ["side"])
      #expect(try histories(fixture.open(), of: branch, merging: ["side"]) == expected, "\(branch)")
    }
    let kept = try #require(fixture.open().store?.verified())
    for table in [Store.Table.commits, .versions, .strands, .pasts, .users, .steps] {
      #expect(kept.contains { $0.table == table && $0.rows > 0 }, "\(table)")
    }
  }

  /// Both have the same store, and go on from it in different directions.
  @Test(arguments: [2, 3] as [UInt64]) func twoProcessesDoNotMixTheirCommits(seed: UInt64) throws {
    let fixture = try fixture(seed: seed, steps: 600)
    _ = try histories(fixture.open(), of: "main~30")
    let (one, two) = (try fixture.open(), try fixture.open())
    for content in [one, two] {
      let kept = try #require(content.store?.verified())
      #expect(kept.contains { $0.table == .commits && $0.rows > 0 })
      _ = try content.history(upTo: [content.git.commitID(revision: "main~30")])
    }
    let fresh = try ContentRepository.open(fixture.repository.path)
    let expected = try ["side", "main", "other"].reduce(into: [:]) { $0[$1] = try histories(fresh, of: $1) }
    #expect(try histories(one, of: "side") == expected["side"])
    #expect(try histories(two, of: "other") == expected["other"])
    #expect(try histories(two, of: "main") == expected["main"])
    #expect(try histories(one, of: "main") == expected["main"])
    for branch in ["main", "side", "other"] {
      #expect(try histories(fixture.open(), of: branch) == expected[branch], "\(branch)")
    }
  }

  /// A row that cannot be read is not taken for one that is not there.
  @Test(arguments: [3, 5, 8, 13, 21, 34, 55, 89]) func aDamagedStoreOnlyCostsTime(part: Int) throws {
    let fixture = try fixture(seed: 1)
    let expected = try histories(fixture.open(), of: "main")
    let side = try histories(fixture.open(), of: "side")
    var bytes = try Data(contentsOf: fixture.storeFile)
    let start = bytes.count / 100 * part
    for place in start..<min(start + 300, bytes.count) { bytes[place] ^= 0x5A }
    try bytes.write(to: fixture.storeFile)
    let content = try fixture.open()
    #expect(try histories(content, of: "main") == expected)
    #expect(try histories(content, of: "side") == side)
    #expect(try histories(fixture.open(), of: "main") == expected)
  }

  @Test func verificationFindsAWrongRow() throws {
    let fixture = try fixture(seed: 1)
    _ = try histories(fixture.open(), of: "main")
    #expect(try fixture.open().verifyStore(CheckRequest()))
    let content = try fixture.open()
    let store = try #require(content.store)
    store.use(.pasts, basis: [])
    var row = ByteWriter()
    PostPast().write(to: &row)
    store.put(.pasts, "a".storeKey, row.bytes)
    store.commit()
    #expect(try !fixture.open().verifyStore(CheckRequest()))
    #expect(try fixture.open().store?.exists == false)
  }

  /// Another `stet.yml` renders posts differently.
  @Test func anotherPolicyIsNotMixedIn() throws {
    let fixture = try fixture(seed: 1)
    _ = try histories(fixture.open(), of: "main")
    try fixture.repository.git("switch", "--quiet", "main")
    try fixture.repository.write(
      "stet.yml", Fixture.configuration.replacing("account: acme }", with: "account: other }"))
    try fixture.repository.commit("stet: another network")
    let fresh = try ContentRepository.open(fixture.repository.path)
    #expect(try histories(fixture.open(), of: "main") == histories(fresh, of: "main"))
  }

  /// A commit of a shallow clone has parents later.
  @Test func aShallowCloneKeepsNoHistory() throws {
    let fixture = try Fixture()
    let steps = (0..<400).map {
      "commit refs/heads/main\ncommitter Ana <ana@acme.example> \(1_700_000_000 + $0 * 60) +0000\ndata 4\nstep\n"
        + "M 100644 inline posts/a.md\ndata 2\n\($0 % 10)\n\n"
    }
    try fixture.repository.run(["fast-import", "--quiet", "--force"], input: Array(steps.joined().utf8))
    let clone = fixture.repository.path + "-clone"
    try fixture.repository.git("clone", "--quiet", "--depth=300", "file://" + fixture.repository.path, clone)
    let content = try ContentRepository.open(clone)
    #expect(content.git.isShallow)
    content.useStore(program: "1")
    let history = try content.history(upTo: [content.git.commitID(revision: "HEAD")])
    content.keepHistory()
    content.store?.commit()
    #expect(history.graph.count == 300)
    #expect(content.store?.exists == false)
  }
}

/// A stream for `git fast-import`: three branches that go apart and are merged, hundreds of commits by four people, of posts
/// that change their texts, paths, ids and pictures.
private struct RandomBranches {
  private(set) var stream: [UInt8] = []
  private var marks = 0
  private var trees: [String: [String: String]] = [:]
  private static let people = ["Ana", "Ben", "Cem", "Dana"]
  private static let paths = ["posts/a.md", "posts/b.md", "posts/c/c.md", "drafts/d.md", "notes/n.txt", "media/p.png"]

  init(_ random: inout SeededGenerator, steps: Int) {
    trees["main"] = ["stet.yml": Fixture.configuration]
    commit(to: "main", parents: [], changing: "stet.yml")
    for step in 0..<steps {
      let branches = trees.keys.sorted()
      let branch = step % 3 == 0 ? "main" : branches[Int.random(in: branches.indices, using: &random)]
      switch Int.random(in: 0..<20, using: &random) {
      case 0 where branch == "main":
        let name = ["side", "other"][Int.random(in: 0...1, using: &random)]
        trees[name] = trees["main"]
        emit("reset refs/heads/\(name)\nfrom refs/heads/main\n\n")
      case 1...2 where branch != "main": merge(branch, into: "main", &random)
      case 3 where branch != "main": merge("main", into: branch, &random)
      default: change(branch, &random)
      }
    }
    for name in ["side", "other"] where trees[name] == nil {
      emit("reset refs/heads/\(name)\nfrom refs/heads/main\n\n")
    }
  }

  private mutating func emit(_ text: String) { stream += text.utf8 }

  private mutating func change(_ branch: String, _ random: inout SeededGenerator) {
    let path = Self.paths[Int.random(in: Self.paths.indices, using: &random)]
    let text = "Text \(Int.random(in: 0...9, using: &random))."
    switch Int.random(in: 0..<12, using: &random) {
    case 0: trees[branch]?[path] = nil
    case 1: trees[branch]?[path] = "---\nid: [\n---\n\(text)\n"
    case 2:
      let other = Self.paths[Int.random(in: 0...3, using: &random)]
      let copied = trees[branch]?[other]
      trees[branch]?[path] = copied
    default:
      let id = HistoryStoreTests.posts[Int.random(in: HistoryStoreTests.posts.indices, using: &random)]
      let extra = ["", "", "overrides: { x: { text: \"\(text)\" } }\n", "media: [{ file: media/p.png }]\n"]
      trees[branch]?[path] =
        path.hasSuffix(".md")
        ? "---\nid: \(id)\nchannels: [x, facebook]\n\(extra[Int.random(in: 0...3, using: &random)])---\n"
          + "Text \(Int.random(in: 0...9, using: &random)).\n"
        : text
    }
    commit(to: branch, parents: [], changing: path, by: Self.people[Int.random(in: 0...3, using: &random)])
  }

  /// Takes each file from one side or the other.
  private mutating func merge(_ other: String, into branch: String, _ random: inout SeededGenerator) {
    let theirs = trees[other] ?? [:]
    for path in Self.paths where Bool.random(using: &random) { trees[branch]?[path] = theirs[path] }
    commit(
      to: branch, parents: [other], changing: nil, by: Self.people[Int.random(in: 0...3, using: &random)])
  }

  private mutating func commit(to branch: String, parents: [String], changing path: String?, by person: String = "Dana")
  {
    marks += 1
    // Some commits are of one second.
    let who = "\(person) <\(person.lowercased())@acme.example> \(1_700_000_000 + marks / 3 * 60) +0000\n"
    emit("commit refs/heads/\(branch)\nauthor \(who)committer \(who)data 4\nstep\n")
    for parent in parents { emit("merge refs/heads/\(parent)\n") }
    for path in path.map({ [$0] }) ?? Self.paths {
      if let text = trees[branch]?[path] {
        emit("M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n")
      } else {
        emit("D \(path)\n")
      }
    }
    emit("\n")
  }
}
