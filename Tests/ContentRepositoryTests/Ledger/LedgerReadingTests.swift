import ContentRepository
import Core
import Git
import TestSupport
import Testing

@Suite struct LedgerReadingTests {
  @Test func theOrderIsThatOfAncestry() throws {
    let ledger = try TestLedger()
    let records = try (1...12).map { try ledger.hold("\($0)") }
    let contents = try ledger.read()
    #expect(contents.notes == (1...12).map(String.init))
    #expect(contents.records.map(\.id) == records.map(\.id))
    #expect(contents.records.map(\.addedBy) == records.map(\.commit))
    #expect(contents.records.map(\.commitAuthor).allSatisfy { $0 == Identity(name: "Ana", email: "ana@acme.example") })
  }

  @Test func whoeverWasThereBeforeWasSeen() throws {
    let ledger = try TestLedger()
    let root = try ledger.repository.id("stet/ledger")
    try ledger.hold("first")
    try ledger.hold("looked")
    try ledger.hold("did not look", previous: root)
    let contents = try ledger.read()
    let (first, looked, blind) = (contents.records[0], contents.records[1], contents.records[2])
    #expect(contents.saw(looked, first))
    #expect(!contents.saw(first, looked))
    #expect(!contents.saw(blind, first))
    #expect(contents.isAncestor(first.addedBy.hex, of: blind.addedBy))
    #expect(!contents.isAncestor(blind.addedBy.hex, of: first.addedBy))
    #expect(!contents.isAncestor("main", of: first.addedBy))
  }

  @Test func aFreshCloneReadsTheSame() throws {
    let ledger = try TestLedger(bare: true)
    try ledger.hold("a")
    try ledger.hold("b")
    let clone = TestLedger(try TestRepository(cloning: ledger.repository))
    let tips = try LedgerTips.read(clone.repository.open())
    #expect(tips.remote == "origin")
    #expect(tips.local == nil)
    #expect(tips.commits == [try ledger.repository.id("stet/ledger")])
    #expect(try clone.read().records.map(\.id) == ledger.read().records.map(\.id))
    let bare = TestLedger(try TestRepository(cloning: ledger.repository, "--bare"))
    #expect(try bare.read().notes == ["a", "b"])
  }

  @Test func aShallowCloneIsRefused() throws {
    let ledger = try TestLedger()
    try ledger.hold("a")
    try ledger.hold("b")
    let clone = TestLedger(try TestRepository(cloning: ledger.repository, "--depth=1", "--no-single-branch"))
    let error = #expect(throws: LedgerError.self) { try clone.read() }
    #expect(error?.hints == ["git fetch --unshallow"])
  }

  @Test func anotherRepositorysLedgerIsRefused() throws {
    let ledger = try TestLedger(identity: Samples.nonce)
    let error = #expect(throws: LedgerError.self) { try TestLedger(ledger.repository).read() }
    guard case .foreign = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func whichRemoteIsNotGuessed() throws {
    let ledger = try TestLedger()
    try ledger.repository.git("remote", "add", "ana", "/nowhere")
    try ledger.repository.git("remote", "add", "ben", "/nowhere")
    #expect(throws: LedgerError.self) { try LedgerTips.read(ledger.repository.open()) }
    try ledger.repository.git("config", "branch.stet/ledger.remote", "ben")
    #expect(try LedgerTips.read(ledger.repository.open()).remote == "ben")
  }

  /// Compared with git, on histories with many merges.
  @Test func ancestryIsThatOfGit() throws {
    let repository = try TestRepository()
    let git = try repository.open()
    let tree = try git.createTree([])
    var (random, commits) = (SeededGenerator(seed: 7), [(id: ObjectID, parents: [ObjectID])]())
    for number in 0..<60 {
      let parents =
        commits.isEmpty
        ? []
        : Set(
          (0...Int.random(in: 0...2, using: &random)).map { _ in
            commits[max(0, commits.count - 1 - Int.random(in: 0..<8, using: &random))].id
          }
        ).sorted()
      let signature = try TestLedger.signature(.ana, at: Int64(1_700_000_000 + number))
      let id = try git.createCommit(
        tree: tree, parents: parents, author: signature, committer: signature, message: "\(number)\n")
      commits.append((id, parents))
    }
    let ancestry = Ancestry(commits)
    for left in commits {
      for right in commits {
        #expect(try ancestry.isAncestor(left.id, of: right.id) == git.isAncestor(left.id, of: right.id))
      }
    }
    for _ in 0..<100 {
      let marked = commits.filter { _ in Int.random(in: 0..<12, using: &random) == 0 }.map(\.id)
      var marks = Ancestry.Marks()
      for commit in marked { ancestry.add(commit, to: &marks) }
      for right in commits {
        let isAny = marked.contains { $0 != right.id && ancestry.isAncestor($0, of: right.id) }
        #expect(ancestry.isAny(of: marks, below: right.id) == isAny)
      }
    }
  }

  /// A history of 100,000 commits, with a merge every hundred. Walking it for each query would take hours.
  @Test(.timeLimit(.minutes(2)))
  func aLongLedgerIsAskedQuickly() throws {
    let ids = try (0..<100_000).map { number in
      try #require(ObjectID(hex: String(repeating: "0", count: 32) + String(number + 0x1000_0000, radix: 16)))
    }
    let ancestry = Ancestry(
      ids.indices.map { index in
        // One of a hundred commits is on a side branch, which the next commit merges.
        let line = index % 100 == 2 ? index - 2 : index - 1
        let parents = index == 0 ? [] : index % 100 == 3 && index > 3 ? [index - 2, index - 1] : [max(0, line)]
        return (ids[index], parents.map { ids[$0] })
      })
    for index in stride(from: 0, to: ids.count - 1, by: 7) {
      #expect(ancestry.isAncestor(ids[index], of: ids[ids.count - 1]))
      #expect(!ancestry.isAncestor(ids[ids.count - 1], of: ids[index]))
    }
    #expect(!ancestry.isAncestor(ids[50_001], of: ids[50_002]))
    #expect(!ancestry.isAncestor(ids[50_002], of: ids[50_001]))
    #expect(ancestry.isAncestor(ids[50_002], of: ids[50_003]))
    // The number of commits searched for does not matter.
    var marks = Ancestry.Marks()
    for id in ids.dropFirst(50_000) { ancestry.add(id, to: &marks) }
    for id in ids.prefix(50_000) where ancestry.isAny(of: marks, below: id) { Issue.record("\(id)") }
    #expect(ancestry.isAny(of: marks, below: ids[50_001]))
  }
}
