import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// Two clones with diverged ledgers; the first has fetched the second.
struct ForkedLedger {
  let origin: TestLedger
  let one: TestLedger
  let other: TestLedger
  let oneRecord: AppendedRecord
  let otherRecord: AppendedRecord

  init() throws {
    origin = try TestLedger(bare: true)
    one = TestLedger(try TestRepository(cloning: origin.repository))
    other = TestLedger(try TestRepository(cloning: origin.repository))
    oneRecord = try one.hold("one", as: .ana)
    otherRecord = try other.hold("other", as: .ben)
    try other.repository.git("push", "--quiet", "origin", "stet/ledger")
    try one.repository.git("fetch", "--quiet")
  }

  var heads: [ObjectID] { [oneRecord.commit, otherRecord.commit] }
}

@Suite struct LedgerMergeTests {
  @Test func theUnionIsTheSameForEverybody() throws {
    let fork = try ForkedLedger()
    try fork.other.repository.git("fetch", "--quiet", "file://" + fork.one.repository.path, "stet/ledger")
    let union = try fork.one.union(of: fork.heads)
    let reversed = try fork.other.union(of: fork.heads.reversed())
    #expect(union == reversed)
    let commit = try fork.one.repository.open().commit(union)
    #expect(commit.parents == fork.heads.sorted())
    #expect(commit.author == commit.committer)
    #expect(commit.author.email == "stet@localhost.invalid")
    try fork.one.repository.git("update-ref", Ledger.branch, union.hex)
    try fork.one.repository.fsck()
    let contents = try fork.one.read()
    #expect(Set(contents.notes) == ["one", "other"])
    #expect(contents.anomalies.isEmpty)
  }

  @Test func theUnionIsNamedWithoutBeingWritten() throws {
    let fork = try ForkedLedger()
    let git = try fork.one.repository.open()
    let union = try LedgerMerge.unionID(of: fork.one.contents(of: fork.heads), in: git)
    #expect(throws: GitError.self) { try git.commit(union) }
    #expect(try fork.one.union(of: fork.heads) == union)
    #expect(try git.commit(union).id == union)
    #expect(
      try LedgerMerge.unionID(of: fork.one.contents(of: [fork.oneRecord.commit]), in: git) == fork.oneRecord.commit)
  }

  @Test func bothSidesAreReadAsOne() throws {
    let fork = try ForkedLedger()
    let git = try fork.one.repository.open()
    let tips = try LedgerTips.read(git)
    #expect(tips.commits == fork.heads.sorted())
    // What is decided next rests on both, which are joined with it.
    let union = try LedgerMerge.unionID(of: fork.one.read(), in: git)
    #expect(throws: GitError.self) { try git.commit(union) }
    let next = try fork.one.hold("next")
    #expect(try git.commit(next.commit).parents == [union])
    #expect(try fork.one.union(of: fork.heads) == union)
    let contents = try fork.one.read()
    #expect(Set(contents.notes) == ["one", "other", "next"])
    let (later, earlier) = (
      contents.records.first { $0.id == next.id }, contents.records.first { $0.id == fork.otherRecord.id }
    )
    #expect(contents.saw(try #require(later), try #require(earlier)))
  }

  @Test func whoIsAheadIsFollowed() throws {
    let fork = try ForkedLedger()
    try fork.origin.hold("origin")
    let clone = TestLedger(try TestRepository(cloning: fork.origin.repository))
    let fetched = try clone.repository.id("refs/remotes/origin/stet/ledger")
    let first = try clone.hold("first")
    #expect(try clone.repository.open().commit(first.commit).parents == [fetched])
    try clone.repository.git("push", "--quiet", "origin", "stet/ledger")
    try fork.origin.hold("ahead")
    try clone.repository.git("fetch", "--quiet")
    let second = try clone.hold("second")
    #expect(try clone.repository.open().commit(second.commit).parents == [fork.origin.repository.id("stet/ledger")])
    #expect(try clone.read().notes == ["other", "origin", "first", "ahead", "second"])
    #expect(try LedgerTips.read(clone.repository.open()).commits == [second.commit])
  }

  /// One side has overwritten a file: all clones restore the right bytes.
  @Test func differentBytesAtOnePathAreAnAnomaly() throws {
    let fork = try ForkedLedger()
    try fork.one.repository.git("checkout", "--quiet", "stet/ledger")
    try fork.one.repository.write("LEDGER.json", "{}")
    let bad = try fork.one.repository.commit("edit", as: .dana)
    let union = try fork.one.union(of: [bad, fork.otherRecord.commit])
    let git = try fork.one.repository.open()
    let tree = try git.commit(union).tree
    #expect(
      try git.entry(at: "LEDGER.json", in: tree)
        == git.entry(at: "LEDGER.json", in: git.commit(fork.otherRecord.commit).tree))
    for record in [fork.oneRecord, fork.otherRecord] {
      #expect(try git.entry(at: LedgerPath.record(record.id).text, in: tree) != nil)
    }
    #expect(try LedgerMerge.unionID(of: fork.one.contents(of: [fork.otherRecord.commit, bad]), in: git) == union)
    let contents = try fork.one.contents(of: [union])
    #expect(contents.anomalies == [LedgerAnomaly(kind: .changed, commit: bad, path: "LEDGER.json")])
    #expect(Set(contents.notes) == ["one", "other"])
    try fork.one.repository.git("update-ref", Ledger.branch, union.hex)
    try fork.one.repository.fsck()
  }

  @Test func manyMergesOfManyClonesEndInOneLedger() throws {
    let fork = try ForkedLedger()
    let git = try fork.one.repository.open()
    var (heads, random, written) = (fork.heads, SeededGenerator(seed: 3), 2)
    let signature = try TestLedger.signature(.cem)
    for number in 0..<24 {
      let index = Int.random(in: 0..<heads.count, using: &random)
      var record = Samples.record(.hold, [.scope(Scope(all: true))], note: "\(number)")
      record.previous = heads[index].hex
      let file = (LedgerPath.record(record.id).text, try git.createBlob(record.bytes))
      let tree = try git.insert(files: [file], into: git.commit(heads[index]).tree)
      let commit = try git.createCommit(
        tree: tree, parents: [heads[index]], author: signature, committer: signature, message: "\(number)\n")
      heads[index] = commit
      written += 1
      if number % 5 == 0 { heads[(index + 1) % heads.count] = try fork.one.union(of: heads) }
    }
    let union = try fork.one.union(of: heads)
    #expect(try fork.one.union(of: heads.reversed() + [heads[0]]) == union)
    let contents = try LedgerReader.read(repository: git, tips: [union], identity: fork.one.identity)
    #expect(contents.records.count == written)
    #expect(contents.anomalies.isEmpty)
    let apart = try LedgerReader.read(repository: git, tips: heads, identity: fork.one.identity)
    #expect(apart.records.map(\.id) == contents.records.map(\.id))
  }
}
